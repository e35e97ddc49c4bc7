import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseMerge, hunksOf, type MergeChoice } from '../../../../../shared/text/compare/merge-choice.ts';
import { mergeTexts } from '../../../../../shared/text/compare/merge.ts';

const chosen = (
  [base, mine, theirs]: readonly [string, string, string],
  hunk: MergeChoice,
  key: MergeChoice = 'mine',
): string => {
  const text = chooseMerge(
    mergeTexts(base, mine, theirs),
    () => hunk,
    () => key,
  );
  if (!text.ok) throw new Error(text.error.cause);
  return text.value;
};

describe('a chosen merge', () => {
  it('has one side of a conflict, or both', () => {
    const texts = ['a\nb\n', 'a\nx\n', 'a\ny\n'] as const;
    expect(chosen(texts, 'mine')).toBe('a\nx\n');
    expect(chosen(texts, 'theirs')).toBe('a\ny\n');
    expect(chosen(texts, 'both')).toBe('a\nx\ny\n');
    expect(chosen(['a', 'b', 'c'], 'both')).toBe('b\nc');
  });

  it('may leave out what only one side changed', () => {
    const texts = ['a\nb\n', 'a\nx\n', 'a\nb\n'] as const;
    expect(hunksOf(mergeTexts(...texts))).toMatchObject([{ usual: 'mine', isConflict: false }]);
    expect(chosen(texts, 'theirs')).toBe('a\nb\n');
  });

  it('takes front matter by key, and the items of both lists', () => {
    const post = (title: string, tags: string): string => `---\ntitle: ${title} # t\ntags: [${tags}]\n---\nBody\n`;
    const texts = [post('a', 'x'), post('b', 'x, y'), post('c', 'x, z')] as const;
    expect(hunksOf(mergeTexts(...texts))).toEqual([]);
    expect(chosen(texts, 'mine', 'mine')).toBe(post('b', 'x, y'));
    expect(chosen(texts, 'mine', 'theirs')).toBe(post('c', 'x, z'));
    expect(chosen(texts, 'mine', 'both')).toBe(post('c', 'x, y, z'));
  });

  it('takes out a key that the chosen side took out', () => {
    const texts = ['---\na: 1\nb: 2\n---\n', '---\na: 3\nb: 2\n---\n', '---\nb: 2\n---\n'] as const;
    expect(chosen(texts, 'mine', 'theirs')).toBe('---\nb: 2\n---\n');
  });

  it('gives each side whole where all is chosen for it', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 9 })
      .map(lines => lines.map(line => `${line}\n`).join(''));
    fc.assert(
      fc.property(text, text, text, (base, mine, theirs) => {
        expect(chosen([base, mine, theirs], 'mine')).toBe(mine);
        expect(chosen([base, mine, theirs], 'theirs')).toBe(theirs);
      }),
    );
  });
});
