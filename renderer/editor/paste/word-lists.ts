import { styleOf, textOf, type HtmlElement, type HtmlNode } from './html-node.ts';

export interface WordItem {
  /** From 1. */
  readonly level: number;
  readonly ordered: boolean;
  readonly content: readonly HtmlNode[];
}

/** A list item as Word puts it on the clipboard: a paragraph with `mso-list: l0 level1 lfo1`, its bullet in a span that is to be ignored. */
export function wordItem(element: HtmlElement): WordItem | undefined {
  if (element.name !== 'p') return undefined;
  const level = /level(\d)/.exec(styleOf(element).get('mso-list') ?? '')?.[1];
  if (level === undefined) return undefined;
  const marks = element.children.filter(isMark);
  const bullet = marks.map(textOf).join('').trim();
  return {
    level: Math.max(1, Number(level)),
    ordered: /^\(?(?:\d+|[a-z]|[ivxlc]+)[.)]/i.test(bullet),
    content: element.children.filter(child => !isMark(child)),
  };
}

function isMark(node: HtmlNode): boolean {
  if (node.kind === 'text') return false;
  return (
    styleOf(node).get('mso-list') === 'ignore' ||
    (node.name === 'span' && node.children.length > 0 && node.children.every(isMark))
  );
}
