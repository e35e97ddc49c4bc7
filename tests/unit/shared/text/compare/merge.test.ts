import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countConflicts, mergeTexts, resolveMerge } from '../../../../../shared/text/compare/merge.ts';

const merged = (base: string, mine: string, theirs: string): string =>
  resolveMerge(mergeTexts(base, mine, theirs), 'mine');

describe('mergeTexts', () => {
  it('takes changes of different lines from both', () =>
    expect(merged('a\nb\nc\nd\n', 'A\nb\nc\nd\n', 'a\nb\nc\nD\n')).toBe('A\nb\nc\nD\n'));
  it('takes what both did alike once', () => expect(merged('a\nb\n', 'a\nx\nb\n', 'a\nx\nb\n')).toBe('a\nx\nb\n'));
  it('gives a conflict with the three texts', () =>
    expect(mergeTexts('a\nb\nc\n', 'a\nX\nc\n', 'a\nY\nc\n').pieces).toEqual([
      { kind: 'same', text: 'a\n' },
      { kind: 'conflict', base: 'b\n', mine: 'X\n', theirs: 'Y\n' },
      { kind: 'same', text: 'c\n' },
    ]));
  it('lets each conflict be decided', () => {
    const merge = mergeTexts('a\n-\nb\n', 'x\n-\ny\n', 'v\n-\nw\n');
    expect(countConflicts(merge)).toBe(2);
    expect(resolveMerge(merge, number => (number === 0 ? 'theirs' : 'mine'))).toBe('v\n-\ny\n');
  });
  it('merges neighbouring keys of the front matter', () => {
    const post = (title: string, tags: string): string => `---\ntitle: ${title} # t\ntags: [${tags}]\n---\nBody\n`;
    expect(merged(post('a', 'x'), post('b', 'x'), post('a', 'x, y'))).toBe(post('b', 'x, y'));
  });
  it('keeps mine and tells when both changed a key', () => {
    const post = (title: string): string => `---\ntitle: ${title}\n---\nBody\n`;
    const merge = mergeTexts(post('a'), post('b'), post('c'));
    expect(merge.keys).toEqual([{ key: 'title', base: 'a', mine: 'b', theirs: 'c' }]);
    expect(resolveMerge(merge, 'theirs')).toBe(post('b'));
  });
  it('takes out a key that they took out', () =>
    expect(merged('---\na: 1\nb: 2\n---\n', '---\na: 3\nb: 2\n---\n', '---\na: 1\n---\n')).toBe('---\na: 3\n---\n'));

  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', '', '---'), { maxLength: 10 })
    .map(lines => lines.map(line => `${line}\n`).join(''));
  it('gives the other side where one side changed nothing', () => {
    fc.assert(
      fc.property(text, text, (base, other) => {
        expect(merged(base, base, other)).toBe(other);
        expect(merged(base, other, base)).toBe(other);
        expect(countConflicts(mergeTexts(base, other, other))).toBe(0);
      }),
      { numRuns: 500 },
    );
  });
  it('has each side whole where its conflicts are decided for it and the other changed nothing else', () => {
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        const { pieces } = mergeTexts(base, mine, theirs);
        const rebuilt = (side: 'mine' | 'theirs'): string =>
          pieces
            .map(p => (p.kind === 'conflict' ? p[side] : p.kind === 'same' || p.kind === side ? p.text : p.base))
            .join('');
        expect([rebuilt('mine'), rebuilt('theirs')]).toEqual([mine, theirs]);
      }),
      { numRuns: 600 },
    );
  });
});
