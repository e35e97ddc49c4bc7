import { describe, expect, it } from 'vitest';
import { comparePages } from '../../../../shared/render/page-difference.ts';

const fragment = (expected: string, actual: string) => comparePages(expected, actual, { fragment: true });

describe('comparePages', () => {
  it.each([
    ['white space between blocks', '<p>a</p>\n\n<p>b</p>', '<p>a</p><p>b</p>'],
    ['the order of attributes', '<a id="x" href="y">z</a>', '<a href="y" id="x">z</a>'],
    ['comments', '<p>a<!-- b --></p>', '<p>a</p>'],
  ])('takes %s for equal', (_, one, other) => {
    expect(fragment(one, other)).toEqual([]);
  });

  it.each([
    ['a text', '<p>a</p>', '<p>b</p>', { at: 'p', expected: '"a"', actual: '"b"' }],
    ['an attribute', '<p id="a">x</p>', '<p>x</p>', { at: 'p', expected: 'id="a"', actual: undefined }],
    ['white space of pre', '<pre>a  b</pre>', '<pre>a b</pre>', { at: 'pre', expected: '"a  b"', actual: '"a b"' }],
    ['an element that is missing', '<p>a</p><hr>', '<p>a</p>', { at: '', expected: '<hr>', actual: undefined }],
  ])('finds %s', (_, one, other, difference) => {
    expect(fragment(one, other)).toEqual([difference]);
  });

  it('shows long texts from where they begin to differ', () => {
    const [difference] = fragment(`<p>${'word '.repeat(50)}here</p>`, `<p>${'word '.repeat(50)}there</p>`);
    expect(difference).toMatchObject({
      expected: '"…word word word word here"',
      actual: '"…word word word word there"',
    });
  });

  it('stops after the wanted number', () => {
    expect(comparePages('<p>a</p><p>b</p>', '<p>c</p><p>d</p>', { fragment: true, most: 1 })).toHaveLength(1);
  });
});
