import { expect, test } from 'vitest';
import { basicId, gfmId, headerId, IdCounter } from '../../../../../../shared/render/kramdown/output/ids.ts';

test('kramdown keeps ASCII from the first letter on', () => {
  expect(basicId('1. A é b')).toBe('a--b');
});

test('GFM keeps word characters', () => {
  expect(gfmId('1. A é\tb!')).toBe('1-a-é-b');
});

test('an empty id is a section', () => {
  expect(headerId('123', false)).toBe('section');
});

test('letters may be transliterated', () => {
  expect(headerId('Übung straße', true)).toBe('ubung-strasse');
});

test('ids are numbered', () => {
  const counter = new IdCounter();
  expect(['a', 'a', 'b', 'a'].map(id => counter.unique(id))).toEqual(['a', 'a-1', 'b', 'a-2']);
});
