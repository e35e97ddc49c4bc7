import type { TextRange } from './text-change.ts';

const FENCE = /(?<![^\n]) {0,3}(`{3,}|~{3,})([^\n]*)(?:\n|$)/g;

/** A fence has three signs or more. */
const SHORTEST = 3;

/**
 * Fenced code blocks from an offset on, fences and all, as kramdown takes them (`FENCED_CODEBLOCK_MATCH` of GFM): behind the
 * opening signs stands one word at most, and a line of the same signs and nothing else closes it, of as many or more; where
 * there is none, the opening fence counts as a shorter one. One that nothing closes is text.
 */
export function fencedCode(text: string, from: number): readonly TextRange[] {
  const fences = Array.from(text.slice(from).matchAll(FENCE), ({ 0: line, 1: signs = '', 2: rest = '', index }) => ({
    from: from + index,
    to: from + index + line.length,
    sign: signs.slice(0, 1),
    length: signs.length,
    opens: /^\s*\S*\s*$/.test(rest),
    closes: rest.trim() === '',
  }));
  const longest = longestClosings(fences);
  const ranges: TextRange[] = [];
  for (let at = 0; at < fences.length; at++) {
    const open = fences[at]!;
    const length = Math.min(open.length, longest[at + 1]?.[open.sign] ?? 0);
    if (!open.opens || length < SHORTEST) continue;
    do at += 1;
    while (!fences[at]!.closes || fences[at]!.sign !== open.sign || fences[at]!.length < length);
    ranges.push({ from: open.from, to: fences[at]!.to });
  }
  return ranges;
}

/** By place, of each sign the longest fence from there on that may close: no text is looked through again and again. */
function longestClosings(
  fences: readonly { readonly sign: string; readonly length: number; readonly closes: boolean }[],
): readonly Readonly<Record<string, number>>[] {
  const longest: Readonly<Record<string, number>>[] = new Array(fences.length + 1);
  longest[fences.length] = {};
  for (let at = fences.length - 1; at >= 0; at--) {
    const { sign, length, closes } = fences[at]!;
    const behind = longest[at + 1]!;
    longest[at] = closes && length > (behind[sign] ?? 0) ? { ...behind, [sign]: length } : behind;
  }
  return longest;
}
