import { expect, it } from 'vitest';
import { picturesIn } from '../../../../renderer/preview/page-pictures.ts';
import { MOST_SIZES } from '../../../../shared/contract/preview-calls.ts';

function pictures(...insert: readonly string[]): readonly string[] {
  const whole = { serial: 1, base: null, from: 0, remove: 0, lines: new Int32Array() };
  return picturesIn({ ...whole, url: '/2024/quay/', home: 'https://quay.example', insert });
}

it('finds the pictures of a page by its own address and by the published one', () => {
  const html = `<p><img src="https://quay.example/a%20b.png"><img alt='' src='c.jpg'></p><img src="/gone.png?v=1&amp;w=2">`;
  expect(pictures(html)).toEqual(['/a%20b.png', '/2024/quay/c.jpg', '/gone.png']);
});

it('leaves out pictures of others, data and files that are no pictures', () => {
  expect(
    pictures('<img src="https://else.example/a.png"><img src="data:image/png;base64,AA"><img src="/counter">'),
  ).toEqual([]);
});

it('passes over an address that is longer than any file’s', () => {
  expect(pictures(`<img src="/${'a'.repeat(5000)}.png">`)).toEqual([]);
});

it('names each picture once, and the first of very many', () => {
  const many = Array.from({ length: 2 * MOST_SIZES }, (_, index) => `<img src="/${index >> 1}.png">`);
  expect(pictures(...many)).toHaveLength(MOST_SIZES);
  expect(pictures(...many, ...many).slice(0, 2)).toEqual(['/0.png', '/1.png']);
  expect(pictures(...many, '<img src="/last.png">')).not.toContain('/last.png');
});

/** The bound is the test's own time: with a search to the end from each tag this takes minutes. */
it('passes over a megabyte of tags without an end', () => {
  expect(pictures('<img '.repeat(200_000), `<img${' src'.repeat(250_000)}>`)).toEqual([]);
});
