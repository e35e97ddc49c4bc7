import { findElement, styleOf, type HtmlElement, type HtmlNode } from './html-node.ts';
import { NOTE_TEXT, withFootnotes } from './footnotes.ts';
import { inlineMarkdown } from './inline-markdown.ts';
import { wordItem } from './word-lists.ts';
import { writeTable } from '../table/table.ts';

const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table ul'.split(
    ' ',
  ),
);
const SKIPPED = new Set(
  'script style meta link title head noscript template button input select textarea svg iframe object'.split(' '),
);

/** Lists and quotes in one another: each indents all that is in it, so deeper ones are looked through. */
const MOST_INDENTED = 20;
const INDENTING: ReadonlySet<string> = new Set(['ul', 'ol', 'blockquote']);

/**
 * Clean Markdown of a pasted document: headings, lists, quotes, tables, code and words, without anything of its looks. Footnotes are counted from
 * `firstNote`; the rule above them goes.
 */
export function htmlToMarkdown(root: HtmlElement, firstNote = 1): string {
  const blocks = blocksOf(withFootnotes(shallow(root, 0), firstNote).children);
  return blocks
    .filter((block, at) => block !== '---' || !blocks[at + 1]?.startsWith('[^'))
    .join('\n\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function shallow(element: HtmlElement, indented: number): HtmlElement {
  const inside = indented + (INDENTING.has(element.name) ? 1 : 0);
  const children = element.children.map(child => (child.kind === 'text' ? child : shallow(child, inside)));
  return { ...element, name: inside > MOST_INDENTED && inside > indented ? 'div' : element.name, children };
}

function blocksOf(nodes: readonly HtmlNode[]): string[] {
  const blocks: string[] = [];
  let inline: HtmlNode[] = [];
  const flush = (): void => {
    const words = guardStart(inlineMarkdown(inline));
    if (words !== '') blocks.push(words);
    inline = [];
  };
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at]!;
    if (node.kind === 'text' || !holdsBlock(node)) {
      if (node.kind === 'text' || !SKIPPED.has(node.name)) inline.push(node);
      continue;
    }
    flush();
    const items: HtmlElement[] = [];
    for (let next = at; next < nodes.length; next++) {
      const candidate = nodes[next]!;
      if (candidate.kind === 'element' && wordItem(candidate)) items.push(candidate);
      else if (candidate.kind === 'element' || candidate.text.trim() !== '') break;
      if (items.length > 0) at = next;
    }
    if (items.length > 0) blocks.push(wordList(items));
    else for (const block of blockOf(node)) blocks.push(block);
  }
  flush();
  return blocks.filter(block => block.trim() !== '');
}

/** Inline elements around blocks (Google Docs puts a whole text in a `<b>`) are looked through. */
function holdsBlock(element: HtmlElement): boolean {
  return (
    BLOCKS.has(element.name) ||
    element.name === NOTE_TEXT ||
    element.children.some(child => child.kind === 'element' && holdsBlock(child))
  );
}

function blockOf(element: HtmlElement): string[] {
  const { name, children } = element;
  if (/^h[1-6]$/.test(name)) {
    const words = inlineMarkdown(children)
      .replace(/\s*\n\s*/g, ' ')
      .replace(/^\*\*([^*]+)\*\*$/, '$1');
    return words === '' ? [] : [`${'#'.repeat(Number(name[1]))} ${words}`];
  }
  switch (name) {
    case 'hr':
      return ['---'];
    case 'ul':
    case 'ol':
      return [listOf(element)];
    case 'blockquote':
      return [prefixed(blocksOf(children).join('\n\n'), '> ')];
    case 'pre':
      return [codeBlock(element)];
    case 'table':
      return tableOf(element);
    case NOTE_TEXT:
      return [`[^${element.attributes.get('number')}]: ${hanging(blocksOf(children).join('\n\n'), '    ')}`];
    case 'p':
      return blocksOf(children).map(block => heading(element, block));
    default:
      return SKIPPED.has(name) ? [] : blocksOf(children);
  }
}

/** Word writes a title as a paragraph of a class. */
function heading(element: HtmlElement, block: string): string {
  const level = /^Mso(?:Title$|Heading([1-6]))/.exec(element.attributes.get('class') ?? '');
  return level ? `${'#'.repeat(Number(level[1] ?? 1))} ${block}` : block;
}

function listOf(list: HtmlElement): string {
  const ordered = list.name === 'ol';
  let number = Number.parseInt(list.attributes.get('start') ?? '1', 10) || 1;
  const lines: string[] = [];
  let loose = false;
  for (const item of list.children) {
    if (item.kind === 'text') continue;
    if (item.name === 'ul' || item.name === 'ol') {
      // Google Docs and Word put a nested list beside its item instead of into it.
      lines.push(prefixed(listOf(item), '  '));
      continue;
    }
    const blocks = blocksOf(item.children);
    const mark = ordered ? `${number}. ` : '- ';
    number += 1;
    const box = findElement(item, 'input')?.attributes;
    const task = box?.get('type') === 'checkbox' ? (box.has('checked') ? '[x] ' : '[ ] ') : '';
    const paragraphs = blocks.filter(block => !/^(?:[-*+]|\d+\.) /.test(block)).length;
    loose ||= paragraphs > 1;
    const body = blocks.reduce(
      (text, block) => text + (text === '' ? '' : /^(?:[-*+]|\d+\.) /.test(block) ? '\n' : '\n\n') + block,
      '',
    );
    lines.push(mark + task + hanging(body, ' '.repeat(mark.length)));
  }
  return lines.join(loose ? '\n\n' : '\n');
}

/** Word's paragraphs that look like a list. Where bullets follow numbers, another list begins. */
function wordList(items: readonly HtmlElement[]): string {
  const open: { readonly ordered: boolean; readonly number: number; readonly mark: string }[] = [];
  let text = '';
  for (const item of items) {
    const { level, ordered, content } = wordItem(item)!;
    open.length = Math.min(open.length, level);
    const before = open[level - 1];
    const number = before?.ordered === ordered ? before.number + 1 : 1;
    const mark = ordered ? `${number}. ` : '- ';
    // A level that was skipped has no mark.
    while (open.length < level - 1) open.push({ ordered: false, number: 0, mark: '  ' });
    open[level - 1] = { ordered, number, mark };
    const indent = ' '.repeat(open.slice(0, level - 1).reduce((sum, outer) => sum + outer.mark.length, 0));
    const apart = text === '' ? '' : before && before.ordered !== ordered ? '\n\n' : '\n';
    text += `${apart}${indent}${mark}${inlineMarkdown(content)}`;
  }
  return text;
}

function codeBlock(element: HtmlElement): string {
  const code = findElement(element, 'code');
  const classes = `${element.attributes.get('class') ?? ''} ${code?.attributes.get('class') ?? ''}`;
  const language = /(?:language|lang|highlight-source)-([\w+#-]+)/.exec(classes)?.[1] ?? '';
  const text = preText(element).replace(/\n$/, '');
  const longest = (text.match(/`{3,}/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

function preText(node: HtmlNode): string {
  if (node.kind === 'text') return node.text.replace(/\u00a0/g, ' ');
  return node.name === 'br' ? '\n' : node.children.map(preText).join('');
}

function tableOf(table: HtmlElement): string[] {
  const rows = rowsOf(table).map(row =>
    row.map(cell =>
      inlineMarkdown(cell.children)
        .replace(/\s*\n\s*/g, ' ')
        .replace(/\|/g, '\\|'),
    ),
  );
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  // A table of one cell, or one that holds blocks, was made for its looks.
  if (width < 2 || rows.length < 2) return blocksOf(rowsOf(table).flatMap(row => row.flatMap(cell => cell.children)));
  const alignments = Array.from({ length: width }, (_, column) => {
    const cell = rowsOf(table)[0]?.[column];
    const align = cell && (styleOf(cell).get('text-align') ?? cell.attributes.get('align'));
    return align === 'right' || align === 'center' ? align : 'none';
  });
  const padded = rows.map(row => Array.from({ length: width }, (_, column) => row[column] ?? ''));
  return [writeTable({ rows: padded, alignments, indent: '' }).text];
}

function rowsOf(table: HtmlElement): HtmlElement[][] {
  const rows: HtmlElement[][] = [];
  for (const child of table.children) {
    if (child.kind === 'text') continue;
    if (child.name === 'tr') {
      rows.push(child.children.filter(cell => cell.kind === 'element' && /^t[dh]$/.test(cell.name)) as HtmlElement[]);
    } else if (/^t(?:head|body|foot)$/.test(child.name)) for (const row of rowsOf(child)) rows.push(row);
  }
  return rows;
}

function prefixed(text: string, prefix: string): string {
  return text
    .split('\n')
    .map(line => (line === '' ? prefix.trimEnd() : prefix + line))
    .join('\n');
}

function hanging(text: string, indent: string): string {
  return text.replace(/\n(?=[^\n])/g, `\n${indent}`);
}

/** Words that begin a line like a heading, a list, a quote or a rule are kept words. */
function guardStart(text: string): string {
  return text
    .replace(/^([^\S\n]*)(#{1,6}\s|>|[-+]\s|-{3,}[^\S\n]*$|=+[^\S\n]*$)/gm, '$1\\$2')
    .replace(/^([^\S\n]*\d{1,9})([.)]\s)/gm, '$1\\$2')
    .replace(/^\|/gm, '\\|');
}
