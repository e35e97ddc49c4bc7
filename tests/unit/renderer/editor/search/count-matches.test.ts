import { SearchQuery } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countMatches } from '../../../../../renderer/editor/search/count-matches.ts';

const count = (text: string, search: string, anchor = 0, head = 0) =>
  new Promise<string>(resolve => {
    const state = EditorState.create({ doc: text, selection: { anchor, head } });
    countMatches(new SearchQuery({ search }), state, resolve);
  });

it('counts as the whole text has it, also across the ends of slices', async () => {
  const edge = 200_000;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 6 }), async offsets => {
      const letters = Array<string>(3 * edge).fill('.');
      for (const offset of offsets) for (let at = 0; at < 4; at++) letters[edge + offset + at] = 'ab'[at % 2]!;
      const text = letters.join('');
      const total = text.split('abab').length - 1;
      expect(await count(text, 'abab')).toBe(total === 0 ? 'No match' : String(total));
    }),
    { numRuns: 60 },
  );
});

it('says which match is selected, and does not count on for ever', async () => {
  expect(await count('a b a b a', 'a', 4, 5)).toBe('2 of 3');
  expect(await count('a '.repeat(5000), 'a')).toBe('2000+');
});
