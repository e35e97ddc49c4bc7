/**
 * What a block's HTML leaves open until the whole document is known: ids that must be unique, footnote numbers, the table of contents,
 * the list of footnotes. Each is a mark in the HTML; lone surrogates enclose it, which no well-formed text holds.
 */
export type HoleKind = 'gfm id' | 'header id' | 'footnote' | 'toc' | 'footnotes';

export interface Hole {
  readonly kind: HoleKind;
  /** Which of its kind, counted in the part of the document that it stands in. */
  readonly index: number;
}

const KINDS: readonly HoleKind[] = ['gfm id', 'header id', 'footnote', 'toc', 'footnotes'];
const MARK = /\uDC01(\d)(\d+)\uDC02/;

export function holeMark(kind: HoleKind, index: number): string {
  return `\uDC01${KINDS.indexOf(kind)}${index}\uDC02`;
}

/** Whether an attribute's value is yet to be filled in; its place then stands for the whole attribute. */
export function isHole(value: string): boolean {
  return value.charCodeAt(0) === 0xdc01;
}

/** Text and holes by turns. */
export type Parts = readonly (string | Hole)[];

export function splitAtHoles(html: string): Parts {
  if (!html.includes('\uDC01')) return [html];
  const pieces = html.split(MARK);
  const parts: (string | Hole)[] = [];
  for (let i = 0; i < pieces.length; i += 3) {
    if (pieces[i] !== '') parts.push(pieces[i]!);
    if (i + 2 < pieces.length) parts.push({ kind: KINDS[Number(pieces[i + 1])]!, index: Number(pieces[i + 2]) });
  }
  return parts;
}

export function fillHoles(parts: Parts, fill: (hole: Hole) => string): string {
  let html = '';
  for (const part of parts) html += typeof part === 'string' ? part : fill(part);
  return html;
}

/** Text in which surrogates stand in pairs only, so that none of it can be taken for a mark. */
export function wellFormed(text: string): string {
  return /\p{Surrogate}/u.test(text) ? text.replace(/\p{Surrogate}/gu, '\uFFFD') : text;
}
