import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findHits, snippetOf } from '../../../../shared/library/search-hits.ts';
import { SearchIndex, type SearchDocument } from '../../../../shared/library/search-index.ts';
import { decodeSnapshot, encodeSnapshot } from '../../../../shared/library/search-snapshot.ts';
import { suggestTags } from '../../../../shared/library/suggest-tags.ts';
import { sitePath } from '../../../../shared/site/site-file.ts';

const document = (path: string, title: string, text: string, stamp = 1): SearchDocument => ({
  path: sitePath(path),
  title,
  text,
  stamp,
});
const POSTS = [
  document('a', 'Baking bread', 'Flour, water and a hot oven. The café sells loaves.'),
  document('b', 'On ovens', 'How to choose one: size, heat, price.'),
  document('c', 'Holidays', 'Sea and sand, bread and wine, and a very long walk.'),
  document('d', '日本のパン', '東京で食べる'),
];
const filled = (): SearchIndex => {
  const index = new SearchIndex();
  for (const post of POSTS) index.add(post);
  return index;
};
const found = (index: SearchIndex, text: string): string =>
  index
    .search(text)
    .map(hit => hit.path)
    .join('');

describe('searching', () => {
  it.each([
    ['bread', 'ac'],
    ['bread wine', 'c'],
    ['BREAD', 'ac'],
    ['cafe', 'a'],
    ['ov', 'ba'],
    ['ov ', ''],
    ['bred ', ''],
    ['flouur', 'a'],
    ['東京', 'd'],
    ['nothing', ''],
    ['', ''],
  ])('%j finds %j', (text, paths) => {
    expect(found(filled(), text)).toBe(paths);
    const settled = filled();
    settled.settle();
    expect(found(settled, text)).toBe(paths);
  });
  it('forgets what was removed', () => {
    const index = filled();
    index.remove(sitePath('a'));
    expect(found(index, 'bread')).toBe('c');
  });
  it('replaces what is added again', () => {
    const index = filled();
    index.settle();
    index.add(document('a', 'Other', 'words', 2));
    expect([found(index, 'bread'), found(index, 'words'), index.stampOf(sitePath('a')), index.size]).toEqual([
      'c',
      'a',
      2,
      4,
    ]);
  });
  it('answers the same after any additions, removals and merges', () => {
    const words = fc
      .array(fc.constantFrom('one', 'two', 'three', 'four', 'Zürich'), { maxLength: 6 })
      .map(list => list.join(' '));
    const step = fc.tuple(fc.constantFrom('p', 'q', 'r', 's'), fc.option(words), fc.boolean());
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), steps => {
        const index = new SearchIndex();
        const plain = new Map<string, string>();
        for (const [path, text, settles] of steps) {
          if (text === null) index.remove(sitePath(path));
          else index.add(document(path, '', text));
          if (text === null) plain.delete(path);
          else plain.set(path, text);
          if (settles) index.settle();
        }
        for (const word of ['one', 'two', 'zurich']) {
          const expected = [...plain]
            .filter(([, text]) => text.toLowerCase().replace('ü', 'u').split(' ').includes(word))
            .map(([path]) => path);
          expect(
            index
              .search(`${word} `)
              .map(hit => hit.path)
              .sort(),
          ).toEqual(expected.sort());
        }
      }),
    );
  });
});

describe('a kept index', () => {
  it('answers as the one it was made from', () => {
    const snapshot = decodeSnapshot(encodeSnapshot(filled().snapshot()));
    expect(found(new SearchIndex(snapshot), 'bread')).toBe('ac');
  });
  it('can be added to', () => {
    const index = new SearchIndex(decodeSnapshot(encodeSnapshot(filled().snapshot())));
    index.add(document('e', 'Bread again', ''));
    expect(found(index, 'bread')).toBe('eac');
  });
  it('that is cut short is none', () => {
    const bytes = encodeSnapshot(filled().snapshot());
    for (let length = 0; length < bytes.length; length += 7)
      expect(decodeSnapshot(bytes.subarray(0, length))).toBeUndefined();
  });
});

describe('documents that were indexed elsewhere', () => {
  // How rare a word is counts older versions until they are merged away: the order may differ.
  const found = (index: SearchIndex, search: string) =>
    index
      .search(search)
      .map(({ path }) => path)
      .sort();

  it('are found as if they had been added here, the newest version of each', () => {
    const word = fc.constantFrom('bread', 'oven', 'sea', 'sand', 'harbour');
    const post = fc.record({
      path: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      title: word,
      text: fc.array(word, { maxLength: 6 }).map(words => words.join(' ')),
    });
    const batches = fc.array(fc.uniqueArray(post, { selector: ({ path }) => path }), { maxLength: 12 });
    fc.assert(
      fc.property(batches, given => {
        const here = new SearchIndex();
        const taking = new SearchIndex();
        for (const [stamp, batch] of given.entries()) {
          const elsewhere = new SearchIndex();
          for (const { path, title, text } of batch) {
            here.add(document(path, title, text, stamp));
            elsewhere.add(document(path, title, text, stamp));
          }
          taking.take(decodeSnapshot(encodeSnapshot(elsewhere.snapshot()))!);
        }
        for (const search of ['bread', 'sea sand', 'har', 'oven ', 'bread harbour'])
          expect(found(taking, search)).toEqual(found(here, search));
        for (const path of ['a', 'b', 'c'].map(sitePath)) expect(taking.stampOf(path)).toBe(here.stampOf(path));
      }),
    );
  });
});

describe('hits', () => {
  it('are found without accents and as beginnings', () => {
    const text = 'The Café, cafés and coffee';
    expect(findHits(text, 'cafe').map(hit => text.slice(hit.from, hit.to))).toEqual(['Café', 'cafés']);
  });
  it('are shown in a line around them', () => {
    const text = `${'word '.repeat(100)}needle\nhere ${'word '.repeat(100)}`;
    const snippet = snippetOf(text, findHits(text, 'needle'), 40);
    expect(snippet.text.slice(snippet.hits[0]!.from, snippet.hits[0]!.to)).toBe('needle');
    expect(snippet.text).not.toContain('\n');
  });
});

describe('tag suggestions', () => {
  it('come from similar posts', () => {
    const index = new SearchIndex();
    const tags = new Map<string, string[]>();
    for (let n = 0; n < 10; n++) {
      index.add(document(`bread${n}`, 'Bread', `flour oven dough loaf ${n}`));
      tags.set(`bread${n}`, ['food', 'all']);
      index.add(document(`sea${n}`, 'Sea', `waves sand harbour boat ${n}`));
      tags.set(`sea${n}`, ['travel', 'all']);
    }
    const suggest = (text: string, has: string[]): string[] =>
      suggestTags(
        index,
        { path: sitePath('x'), text, tags: has },
        path => tags.get(path) ?? [],
        tag => (tag === 'all' ? 20 : 10),
      ).map(s => s.tag);
    expect(suggest('My dough went into the oven', [])[0]).toBe('food');
    expect(suggest('A boat in the harbour', ['travel'])).toEqual(['all']);
  });
});
