import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adviseOnHead,
  cardImageSource,
  cutToWidth,
  SEARCH_WIDTHS,
  type Measure,
  type PageHead,
} from '../../../../renderer/preview/page-head.ts';

/** Every letter ten pixels wide. */
const measure: Measure = text => text.length * 10;

describe('a text in a search result', () => {
  it('is never wider than its place, and begins as it was written', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }).map(list => list.join(' '));
    fc.assert(
      fc.property(words, fc.integer({ min: 60, max: 900 }), (text, most) => {
        const cut = cutToWidth(text, 20, most, measure);
        expect(measure(cut, 20)).toBeLessThanOrEqual(most);
        expect(text.startsWith(cut.replace(/ …$/, ''))).toBe(true);
        expect(cut === text).toBe(measure(text, 20) <= most);
      }),
    );
  });

  it('is cut at the end of a word', () => expect(cutToWidth('one two three', 20, 110, measure)).toBe('one two …'));
});

describe('the picture of a card', () => {
  const origin = 'galley-site://1';
  it.each([
    ['https://quay.example/assets/a.jpg', 'https://quay.example/post', `${origin}/assets/a.jpg`],
    ['/assets/a.jpg', null, `${origin}/assets/a.jpg`],
    ['a.jpg', 'https://quay.example/post/', `${origin}/post/a.jpg`],
    ['https://elsewhere.example/a.jpg', 'https://quay.example/post', null],
    ['data:image/png;base64,AA', null, null],
    ['https://', null, null],
  ])('%s on %s is loaded from %s', (image, home, source) => expect(cardImageSource(image, home, origin)).toBe(source));
});

describe('advice on a head', () => {
  const head: PageHead = {
    title: 'Short',
    description: 'Short',
    canonical: 'https://quay.example/post',
    cardTitle: 'Short',
    cardDescription: 'Short',
    cardImage: 'https://quay.example/a.jpg',
    cardSite: null,
    hidden: false,
  };
  const advise = (change: Partial<PageHead>) =>
    adviseOnHead({ ...head, ...change }, SEARCH_WIDTHS.desktop, measure).map(({ words }) => words);

  it('says nothing of a head that has everything', () => expect(advise({})).toEqual([]));

  it.each<[Partial<PageHead>, RegExp]>([
    [{ title: null }, /no <title>/],
    [{ title: 'x'.repeat(59) }, /title is cut/],
    [{ description: null }, /no description/],
    [{ description: 'x'.repeat(93) }, /description is cut/],
    [{ canonical: null }, /canonical/],
    [{ cardImage: null }, /no og:image/],
    [{ cardImage: '/a.jpg' }, /no whole address/],
    [{ hidden: true }, /noindex/],
  ])('of %j says %s', (change, words) => expect(advise(change)).toEqual([expect.stringMatching(words)]));
});
