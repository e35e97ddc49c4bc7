import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  diffLines,
  diffTokens,
  diffWords,
  linesOf,
  wordsOf,
  type Hunk,
} from '../../../../../shared/text/compare/diff.ts';

const tokens = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 });

/** `a` rebuilt as `b` through the hunks; what is between them must be equal. */
function rebuilt(a: string, b: string, hunks: readonly Hunk[]): string {
  let text = '';
  let at = 0;
  for (const { fromA, toA, fromB, toB } of hunks) {
    text += a.slice(at, fromA) + b.slice(fromB, toB);
    at = toA;
  }
  return text + a.slice(at);
}

/** Length of the longest common subsequence, by the textbook. */
function common(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const x of a) {
    const next = [0];
    for (const [j, y] of b.entries()) next.push(x === y ? row[j]! + 1 : Math.max(row[j + 1]!, next[j]!));
    row = next;
  }
  return row[b.length]!;
}

describe('diffs', () => {
  it('of lines rebuild the other text', () => {
    fc.assert(
      fc.property(tokens, tokens, (a, b) => {
        const [x, y] = [a.join('\n'), b.join('\n')];
        expect(rebuilt(x, y, diffLines(x, y))).toBe(y);
      }),
    );
  });
  it('of words rebuild the other text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (x, y) => {
        expect(rebuilt(x, y, diffWords(x, y))).toBe(y);
      }),
    );
  });
  it('are shortest where no token is unique', () => {
    const repeated = fc.array(fc.constantFrom('a', 'b'), { minLength: 6, maxLength: 20 });
    fc.assert(
      fc.property(repeated, repeated, (a, b) => {
        const pad = ['a', 'a', 'b', 'b'];
        const [x, y] = [
          [...pad, ...a, ...pad],
          [...pad, ...b, ...pad],
        ];
        const changed = diffTokens(x, y).reduce((sum, h) => sum + h.toA - h.fromA + h.toB - h.fromB, 0);
        expect(changed).toBe(x.length + y.length - 2 * common(x, y));
      }),
    );
  });
  it('of equal texts are empty', () => expect(diffLines('a\nb', 'a\nb')).toEqual([]));
  it('name the word that changed', () =>
    expect(diffWords('one two three', 'one 2 three')).toEqual([{ fromA: 4, toA: 7, fromB: 4, toB: 5 }]));
  it('of two long strange texts end', () => {
    const a = Array.from({ length: 6000 }, (_, index) => `${(index * 7919) % 10}`).join('\n');
    const b = Array.from({ length: 6000 }, (_, index) => `${(index * 104729) % 9}`).join('\n');
    expect(rebuilt(a, b, diffLines(a, b))).toBe(b);
  });
});

describe('splitting', () => {
  it('keeps every unit of lines and words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(linesOf(text).join('')).toBe(text);
        expect(wordsOf(text).join('')).toBe(text);
      }),
    );
  });
  it('takes ideographs singly', () => expect(wordsOf('日本 it’s')).toEqual(['日', '本', ' ', 'it’s']));
});
