import { expect, it } from 'vitest';
import { adviseQuery } from '../../../../shared/library/query-advice.ts';

const names = {
  tags: [
    { value: 'New York', count: 2 },
    { value: 'sea', count: 1 },
  ],
  categories: [],
};

it.each([
  'tag:sea tag:"new york" is:draft date:2024..2025 date:>=2024 "a b" -has:image',
  'tag:',
  'words alone',
  'https://example.org',
  'category:anything',
])('has nothing to say of %j', text => expect(adviseQuery(text, names)).toEqual([]));

it.each([
  ['is:bogus', /^is:bogus cannot be read\. is: takes draft/],
  ['date:soon', /^date:soon cannot be read\. Write a year/],
  ['before:..2024', /^before:\.\.2024 cannot be read/],
  ['colour:red', /^colour: is none of tag: .* and path: – colour:red is looked for as it stands\.$/],
  ['tag:river', /^No post has the tag river\.$/],
  ['tag:new york', /^No post has the tag new\. Two words stand in quotes: tag:"new york"\.$/],
])('says of %j what is wrong', (text, said) => expect(adviseQuery(text, names)).toEqual([expect.stringMatching(said)]));
it('does not know the tags before they are read', () => expect(adviseQuery('tag:river', null)).toEqual([]));
