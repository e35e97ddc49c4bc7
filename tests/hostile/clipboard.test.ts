import { parseFragment, type DefaultTreeAdapterMap } from 'parse5';
import { describe, expect, test } from 'vitest';
import { htmlToMarkdown } from '../../renderer/editor/paste/block-markdown.ts';
import type { HtmlElement, HtmlNode } from '../../renderer/editor/paste/html-node.ts';
import { embeddedInMarkdown } from '../../renderer/editor/images/embedded-images.ts';
import { vectors } from './vectors.ts';

type Parsed = DefaultTreeAdapterMap['node'];
const DEEPEST = 200;

function convert(node: Parsed, depth = 0): HtmlNode[] {
  if (node.nodeName === '#text') return [{ kind: 'text', text: (node as DefaultTreeAdapterMap['textNode']).value }];
  if (!('tagName' in node) || depth > DEEPEST) return [];
  const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]));
  const children = node.childNodes.flatMap(child => convert(child, depth + 1));
  return [{ kind: 'element', name: node.tagName, attributes, children }];
}

const pasted = (html: string): string => {
  const children = parseFragment(html).childNodes.flatMap(node => convert(node));
  const root: HtmlElement = { kind: 'element', name: 'body', attributes: new Map(), children };
  return htmlToMarkdown(root);
};

/** Markup that a page would take for its own: what is left of it in Markdown is words. */
const MARKUP = /<(?!\/?su[bp]>|https?:)[a-z!/?]|(?<!\\)\]\(\s*(?:javascript|vbscript|file|data(?!:image\/)):/i;

test.each(vectors.map(vector => [vector.slice(0, 60), vector] as const))(
  'what is pasted of %j is words',
  (_, vector) => {
    // Code is shown, and not taken for markup.
    expect(pasted(vector).replace(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '')).not.toMatch(MARKUP);
  },
);

/** The bound is the test's own time: each took minutes where it took time that grows with the square. */
describe('a very long piece is pasted in time:', () => {
  const x = (text: string, length = 1_000_000) => text.repeat(Math.ceil(length / text.length));
  test.each([
    ['bold words', x('<b>a</b>')],
    ['links', x('<a href="http://x/">a</a>')],
    ['signs', x('a ![ ]( * _ ` # 1. ')],
    ['elements in elements', x('<div>', 50_000)],
    ['lists in lists', x('<div><ul><li>', 200_000)],
    ['items', x('<li>')],
    ['line ends', x('a<br>')],
  ])('%s', (_, html) => {
    const markdown = pasted(html);
    expect(embeddedInMarkdown(markdown)).toEqual([]);
  });
});
