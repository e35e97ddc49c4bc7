import type { Element, InlineContext, MarkdownConfig } from '@lezer/markdown';

const BRACE = 123;
const LONGEST = 20_000;
/** How far from a mark the tags of `raw` around it may stand. */
const NEAR = 2000;
const RAW = /\{%-?\s*(?:end)?raw\s*-?%\}/g;

/** Opening, closing, and the node for what stands between. */
const KINDS = [
  ['{++', '++}', 'ReviewAddition'],
  ['{--', '--}', 'ReviewDeletion'],
  ['{==', '==}', 'ReviewHighlight'],
  ['{>>', '<<}', 'ReviewComment'],
] as const;

/**
 * CriticMarkup in one paragraph: `{++added++}`, `{--deleted--}`, `{~~old~>new~~}`, `{==marked==}`, `{>>comment<<}`. It keeps
 * other rules from reading the signs, and tells the language check what is no prose. What is a mark in the whole text, and so
 * what is coloured, says `shared/text/critic/critic-markup.ts` alone.
 */
export const criticMarkup: MarkdownConfig = {
  defineNodes: [
    'ReviewAddition',
    'ReviewDeletion',
    'ReviewHighlight',
    'ReviewComment',
    'ReviewSubstitution',
    'ReviewMark',
  ],
  parseInline: [
    {
      name: 'CriticMarkup',
      before: 'Escape',
      parse(context, next, pos) {
        if (next !== BRACE) return -1;
        const opening = context.slice(pos, Math.min(context.end, pos + 3));
        const kind = KINDS.find(([open]) => open === opening);
        if ((!kind && opening !== '{~~') || isRaw(context, pos)) return -1;
        const text = context.slice(pos, Math.min(context.end, pos + LONGEST));
        if (!kind) return substitution(context, text, pos);
        const end = text.indexOf(kind[1], 3);
        if (end < 0) return -1;
        const inner = kind[2] === 'ReviewComment' ? [] : parts(context, text.slice(3, end), pos + 3);
        return context.addElement(
          context.elt(kind[2], pos, pos + end + 3, [mark(context, pos, 3), ...inner, mark(context, pos + end, 3)]),
        );
      },
    },
  ],
};

/** Whether a place lies between `{% raw %}` and its end, where braces are text; the tags are looked for near the place. */
function isRaw(context: InlineContext, pos: number): boolean {
  const before = context.slice(Math.max(context.offset, pos - NEAR), pos).match(RAW);
  if (!before || before.at(-1)!.includes('end')) return false;
  return (
    context
      .slice(pos, Math.min(context.end, pos + NEAR))
      .match(RAW)?.[0]
      ?.includes('end') ?? false
  );
}

function substitution(context: InlineContext, text: string, pos: number): number {
  const arrow = text.indexOf('~>', 3);
  const end = arrow < 0 ? -1 : text.indexOf('~~}', arrow + 2);
  if (end < 0) return -1;
  const old = context.elt('ReviewDeletion', pos + 3, pos + arrow, parts(context, text.slice(3, arrow), pos + 3));
  const start = pos + arrow + 2;
  const fresh = context.elt('ReviewAddition', start, pos + end, parts(context, text.slice(arrow + 2, end), start));
  const children = [mark(context, pos, 3), old, mark(context, pos + arrow, 2), fresh, mark(context, pos + end, 3)];
  return context.addElement(context.elt('ReviewSubstitution', pos, pos + end + 3, children.filter(notEmpty)));
}

function mark(context: InlineContext, from: number, length: number): Element {
  return context.elt('ReviewMark', from, from + length);
}

function parts(context: InlineContext, text: string, offset: number): readonly Element[] {
  return context.parser.parseInline(text, offset);
}

function notEmpty(element: Element): boolean {
  return element.to > element.from;
}
