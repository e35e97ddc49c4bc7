import { ensureSyntaxTree } from '@codemirror/language';
import { describe, expect, it } from 'vitest';
import { stateOf } from '../edited.ts';

/** The names of the nodes that stand over a piece of the text, innermost first. */
function over(text: string, piece: string): string[] {
  const state = stateOf(text);
  const tree = ensureSyntaxTree(state, text.length, 1000)!;
  const names: string[] = [];
  for (let node = tree.resolveInner(text.indexOf(piece) + 1, 0); ; node = node.parent) {
    names.push(node.name);
    if (!node.parent) return names;
  }
}

describe('postLanguage', () => {
  it('reads front matter as YAML', () => {
    expect(over('---\ntitle: "One"\n---\n\nText\n', 'title')).toContain('Key');
  });
  it('ends front matter at three dots too', () => {
    expect(over('---\na: 1\n...\n\n**Text**\n', 'Text')).toContain('StrongEmphasis');
  });
  it('takes a line of dashes in the text for a rule', () => {
    expect(over('Text\n\n---\n\nmore\n', '---')).toContain('HorizontalRule');
  });
  it('marks Liquid and keeps Markdown out of it', () => {
    expect(over('a {% include x.html a="*b*" c="*d*" %} e', 'b*')[0]).toBe('Liquid');
    expect(over('a {{ page.title }} e', 'page')[0]).toBe('Liquid');
  });
  it('marks attribute lists', () => expect(over('text\n{: .lead #one}\n', '.lead')[0]).toBe('AttributeList'));
  it('marks footnotes', () => expect(over('text[^one] more', '^one')[0]).toBe('FootnoteReference'));
  it.each([
    ['{++added++}', 'ReviewAddition'],
    ['{--gone--}', 'ReviewDeletion'],
    ['{==this==}', 'ReviewHighlight'],
    ['{>>why<<}', 'ReviewComment'],
    ['{~~old~>new~~}', 'ReviewSubstitution'],
  ])('marks %s', (marked, name) => expect(over(`a ${marked} b`, marked.slice(3, 5))).toContain(name));
  it('reads Markdown inside an addition', () => {
    expect(over('{++**bold**++}', 'bold')).toContain('StrongEmphasis');
  });
  it('takes a mark inside raw Liquid for text, and no other', () => {
    const text = 'a {% raw %} {++one++}\n{--two--} {% endraw %} {++three++} {%- raw -%}x{%- endraw -%} {==four==}';
    const isMark = (piece: string) => over(text, piece).some(name => name.startsWith('Review'));
    expect(['one', 'two', 'three', 'four'].filter(isMark)).toEqual(['three', 'four']);
  });
  it('leaves a mark that is never closed alone', () => {
    expect(over('a {++ b and {% c', 'b')).toEqual(['Paragraph', 'Document']);
  });
});
