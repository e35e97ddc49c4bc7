import type { BlockContext, InlineContext, Line, MarkdownConfig } from '@lezer/markdown';

/** A paragraph is parsed whole at each key: behind the first line that ends beyond this, what follows is another one. */
const LONG = 25_000;
/** With its last line a paragraph may still be longer than this, and has no inline marks then. */
const LONGEST = 50_000;
/** Signs of emphasis in one paragraph; each that may close is compared with all that may open before it. */
const MOST_SIGNS = 3000;
/** A longer run of them is a line of its own kind, such as a drawing. */
const LONGEST_RUN = 50;
/** Links in one paragraph; each looks for its end through the rest. */
const MOST_LINKS = 500;
/** Blocks of HTML in a text; each has a parser and a tree of its own. */
const MOST_HTML = 1000;
/** Quotes and lists in one another. */
const DEEPEST = 100;
const LESS = 60;

/**
 * Bounds the time that a text made to keep the parser busy takes from typing. What is beyond a bound has no look of its own
 * in the editor; the page is made by another parser.
 */
export const limits: MarkdownConfig = {
  parseBlock: [
    { name: 'DeepBlock', before: 'LinkReference', parse: plainWhenDeepOrLong },
    { name: 'ManyHtml', before: 'HTMLBlock', parse: plainWhenMany },
    { name: 'LongParagraph', endLeaf: (context, _line, leaf) => context.lineStart - leaf.start > LONG },
  ],
  parseInline: [
    {
      name: 'LongLine',
      before: 'Liquid',
      parse: context => (context.end - context.offset > LONGEST ? context.end : -1),
    },
    { name: 'ManySigns', before: 'Emphasis', parse: atMost(MOST_SIGNS, '*_~') },
    { name: 'ManyLinks', before: 'LinkEnd', parse: atMost(MOST_LINKS, ']') },
  ],
};

function plainWhenDeepOrLong(context: BlockContext, line: Line): boolean {
  return (context.depth >= DEEPEST || line.text.length > LONGEST) && takeLine(context, line);
}

const htmlBlocks = new WeakMap<BlockContext, number>();

/** Takes a line that may begin HTML for one without colours once a parse has met its share of them. */
function plainWhenMany(context: BlockContext, line: Line): boolean {
  if (line.next !== LESS) return false;
  const count = (htmlBlocks.get(context) ?? 0) + 1;
  htmlBlocks.set(context, count);
  return count > MOST_HTML && takeLine(context, line);
}

function takeLine(context: BlockContext, line: Line): true {
  const from = context.lineStart + line.pos;
  context.addElement(context.elt('Paragraph', from, context.lineStart + line.text.length));
  context.nextLine();
  return true;
}

/** Passes over a run of these signs once a paragraph has had its share of them. */
function atMost(most: number, signs: string): (context: InlineContext, next: number, pos: number) => number {
  const known = new Set([...signs].map(sign => sign.charCodeAt(0)));
  const counts = new WeakMap<InlineContext, number>();
  return (context, next, pos) => {
    if (!known.has(next)) return -1;
    let end = pos + 1;
    while (end < context.end && context.char(end) === next) end += 1;
    const count = (counts.get(context) ?? 0) + 1;
    counts.set(context, count);
    return count > most || end - pos > LONGEST_RUN ? end : -1;
  };
}
