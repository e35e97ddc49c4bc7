import { SearchQuery } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { matchesOf } from '../../../../../renderer/editor/search/matches.ts';
import { replacementsOf } from '../../../../../renderer/editor/search/replace-all.ts';

const EDGE = 50_000;

it('finds what CodeMirror finds, also across the ends of its parts', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.constantFrom('abab', 'Ab', 'ab\nab', 'ä b')), {
        maxLength: 5,
      }),
      fc.constantFrom('ab', 'abab', 'b\\nab', 'a'),
      fc.boolean(),
      (placed, search, wholeWord) => {
        let text = '.'.repeat(3 * EDGE);
        for (const [offset, words] of placed)
          text = text.slice(0, EDGE + offset) + words + text.slice(EDGE + offset + words.length);
        const state = EditorState.create({ doc: text });
        const query = new SearchQuery({ search, wholeWord });
        const cursor = query.getCursor(state);
        const all = [];
        for (let next = cursor.next(); !next.done; next = cursor.next()) all.push(next.value);
        expect([...matchesOf(query, state)].filter(match => match !== undefined)).toEqual(all);
      },
    ),
    { numRuns: 30, examples: [[[[-2, 'abab']], 'ab', true]] },
  );
});

it('replaces by signs for what a field cannot hold, and leaves half letters alone', () => {
  const state = EditorState.create({ doc: 'a ä a' });
  const query = new SearchQuery({ search: 'a', replace: '\\n\\\\' });
  expect([...replacementsOf(query, state)].filter(change => change !== undefined)).toEqual([
    { from: 0, to: 1, insert: '\n\\' },
    { from: 4, to: 5, insert: '\n\\' },
  ]);
});
