import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConflicts } from '../../../../../shared/text/compare/conflict-markers.ts';
import { chooseMerge, hunksOf } from '../../../../../shared/text/compare/merge-choice.ts';

const conflict = (mine: string, theirs: string, base?: string) =>
  `<<<<<<< HEAD\n${mine}${base === undefined ? '' : `||||||| 1a2b\n${base}`}=======\n${theirs}>>>>>>> other\n`;

const choose = (text: string, side: 'mine' | 'theirs') => {
  const chosen = chooseMerge(
    readConflicts(text)!,
    () => side,
    () => side,
  );
  return chosen.ok ? chosen.value : chosen.error.cause;
};

describe('conflicts that git left in a post', () => {
  const text = `One\n${conflict('mine\n', 'theirs\n')}Two\n${conflict('', 'added\n')}`;
  it('are resolved as either side had them', () => {
    expect(choose(text, 'mine')).toBe('One\nmine\nTwo\n');
    expect(choose(text, 'theirs')).toBe('One\ntheirs\nTwo\nadded\n');
  });
  it('take nothing by themselves, also where one side has nothing', () => {
    expect(hunksOf(readConflicts(text)!).map(hunk => hunk.usual)).toEqual([undefined, undefined]);
  });
  it('in front matter are chosen by key', () => {
    const head = `---\ntitle: A # kept\n${conflict('tags: [a]\nauthor: nadia\n', 'tags: [b]\n')}---\nBody\n`;
    const merge = readConflicts(head)!;
    expect(merge.headed).toBe(true);
    expect(merge.keys.map(({ key }) => key)).toEqual(['tags']);
    expect(choose(head, 'theirs')).toBe('---\ntitle: A # kept\ntags: [b]\nauthor: nadia\n---\nBody\n');
  });
  it('know what both began from where git wrote it', () => {
    const head = `---\n${conflict('title: A\ntags: x\n', 'title: B\n', 'title: A\ntags: x\n')}---\n`;
    expect(choose(head, 'mine')).toBe('---\ntitle: B\n---\n');
  });
  it('that are not whole are text', () => {
    for (const part of ['<<<<<<< a\nx\n', '=======\n>>>>>>> b\n', '<<<<<<< a\nx\n>>>>>>> b\n', 'a <<<<<<< b\n'])
      expect(readConflicts(part)).toBeUndefined();
  });
  it('leave the text around them as it is', () => {
    const line = fc.constantFrom('a\n', 'b\n', '\n', '---\n', 'c: d\n', '====\n', 'ü\r\n');
    const lines = fc.array(line, { maxLength: 5 }).map(list => list.join(''));
    fc.assert(
      fc.property(fc.array(fc.tuple(lines, lines, lines), { minLength: 1, maxLength: 4 }), stretches => {
        const marked = `.\n${stretches.map(([before, mine, theirs]) => before + conflict(mine, theirs)).join('')}`;
        expect(choose(marked, 'mine')).toBe(`.\n${stretches.map(([before, mine]) => before + mine).join('')}`);
        expect(choose(marked, 'theirs')).toBe(`.\n${stretches.map(([before, , theirs]) => before + theirs).join('')}`);
      }),
    );
  });
});
