import { describe, expect, test } from 'vitest';
import {
  addressFromPairs,
  addressFromTemplate,
  UnknownPlaceholder,
  withPermalinkSuffix,
} from '../../../../../shared/site/documents/address.ts';
import { decodeAddress, encodeAddress } from '../../../../../shared/site/documents/encode-address.ts';

describe('addressFromTemplate', () => {
  const value = (name: string): string | undefined => (name === 'title' ? 'a b' : name === 'none' ? '' : undefined);

  test('fills in and encodes', () => expect(addressFromTemplate('/x/:title/', value)).toBe('/x/a%20b/'));
  test('empty parts leave one slash', () => expect(addressFromTemplate('/:none/:title', value)).toBe('/a%20b'));
  test('an underscore behind a name stays', () => expect(addressFromTemplate('/:title_', value)).toBe('/a%20b_'));
  test('dots cannot climb', () => expect(addressFromTemplate('/../a/./b', value)).toBe('/a/b'));
  test('an unknown placeholder is refused', () =>
    expect(() => addressFromTemplate('/:nope', value)).toThrow(UnknownPlaceholder));
});

describe('addressFromPairs', () => {
  test('leaves what it does not know', () => expect(addressFromPairs('/:a/:b', [['a', 'x']])).toBe('/x/:b'));
  test('leaves out a part without value', () => expect(addressFromPairs('/:a/b', [['a', undefined]])).toBe('/b'));
});

test.each([
  ['pretty', 'x/'],
  ['date', 'x:output_ext'],
  ['/:title/', 'x/'],
  ['/:title:output_ext', 'x:output_ext'],
  ['/:title.html', 'x'],
  ['weekdate', 'x'],
])('the style %s adds to a page', (style, expected) => expect(withPermalinkSuffix('x', style)).toBe(expected));

test.each([
  ['a b', 'a%20b'],
  ['a#b#c', 'a%23b%23c'],
  ['100%', '100%25'],
  ['é/ü', '%C3%A9/%C3%BC'],
  ['a?b[c]', 'a?b%5Bc%5D'],
  ['x:y@z', 'x:y@z'],
])('encodeAddress(%s)', (text, encoded) => {
  expect(encodeAddress(text)).toBe(encoded);
  expect(decodeAddress(encoded)).toBe(text);
});

test('decodeAddress leaves what is not UTF-8', () => expect(decodeAddress('%FF%zz')).toBe('%FF%zz'));
