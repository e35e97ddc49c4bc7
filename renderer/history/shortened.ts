/** UTF-16 units of unchanged text that are shown on each side of a change. */
const AROUND = 400;
const GAP = '⋯';

/** Which sides of an unchanged stretch lie at a change. */
export interface Neighbours {
  readonly before: boolean;
  readonly after: boolean;
}

/** Unchanged text with what lies far from a change left out, whole lines where it has lines, else whole words. */
export function shortened(text: string, { before, after }: Neighbours): string {
  const head = before || !after ? text.slice(0, beginningOf(text)) : '';
  const tail = after || !before ? text.slice(endOf(text)) : '';
  if (head.length + tail.length >= text.length) return text;
  return [head.trimEnd(), GAP, tail.trimStart()].filter(part => part !== '').join('\n');
}

function beginningOf(text: string): number {
  if (text.length <= AROUND) return text.length;
  const line = text.lastIndexOf('\n', AROUND);
  return line > 0 ? line : Math.max(text.lastIndexOf(' ', AROUND), 0) || AROUND;
}

function endOf(text: string): number {
  const from = text.length - AROUND;
  if (from <= 0) return 0;
  const line = text.indexOf('\n', from);
  if (line >= 0 && line < text.length - 1) return line + 1;
  const word = text.indexOf(' ', from);
  return word >= 0 ? word + 1 : from;
}
