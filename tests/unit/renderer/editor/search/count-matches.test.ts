import { SearchQuery } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { expect, it } from 'vitest';
import { countMatches } from '../../../../../renderer/editor/search/count-matches.ts';

const count = (text: string, search: string, anchor = 0, head = 0) =>
  new Promise<string>(resolve => {
    const state = EditorState.create({ doc: text, selection: { anchor, head } });
    countMatches(new SearchQuery({ search }), state, resolve);
  });

it('says which match is selected, and does not count on for ever', async () => {
  expect(await count('a b a b a', 'a', 4, 5)).toBe('2 of 3');
  expect(await count('a '.repeat(5000), 'a')).toBe('2000+');
});
