import { diffLines } from './diff.ts';
import type { TextChange } from '../text-change.ts';

/**
 * Small changes that turn `before` into `after`: the lines that differ, each narrowed to what differs inside them. A cursor
 * mapped through them stays with its line when another program changed the file.
 */
export function minimalChanges(before: string, after: string): TextChange[] {
  return diffLines(before, after).map(({ fromA, toA, fromB, toB }) =>
    narrowChange(before, { from: fromA, to: toA, insert: after.slice(fromB, toB) }),
  );
}

/** The change without the units that it deletes and inserts again at its ends; never parts a surrogate pair or a CRLF. */
export function narrowChange(text: string, change: TextChange): TextChange {
  const { from, to, insert } = change;
  const longest = Math.min(to - from, insert.length);
  let start = 0;
  while (start < longest && text.charCodeAt(from + start) === insert.charCodeAt(start)) start += 1;
  if (start > 0 && (parts(text, from + start) || parts(insert, start))) start -= 1;
  let end = 0;
  while (end < longest - start && text.charCodeAt(to - 1 - end) === insert.charCodeAt(insert.length - 1 - end))
    end += 1;
  if (end > 0 && (parts(text, to - end) || parts(insert, insert.length - end))) end -= 1;
  return { from: from + start, to: to - end, insert: insert.slice(start, insert.length - end) };
}

function parts(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return (before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000) || (before === 13 && after === 10);
}
