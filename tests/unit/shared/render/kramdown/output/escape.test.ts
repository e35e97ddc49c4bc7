import { expect, test } from 'vitest';
import { entity } from '../../../../../../shared/render/kramdown/entities.ts';
import {
  escapeAll,
  escapeText,
  writeAttributes,
  writeEntity,
} from '../../../../../../shared/render/kramdown/output/escape.ts';

test('references stay in text', () => {
  expect(escapeText('a & b &amp; <')).toBe('a &amp; b &amp; &lt;');
});

test('code is escaped whole', () => {
  expect(escapeAll('&amp;')).toBe('&amp;amp;');
});

test('an empty id is left out', () => {
  expect(
    writeAttributes(
      new Map([
        ['id', ' '],
        ['a', '"'],
      ]),
    ),
  ).toBe(' a="&quot;"');
});

test('an entity is a character, unless it must be escaped', () => {
  expect([writeEntity(entity('copy'), 'as_char'), writeEntity(entity('lt'), 'as_char')]).toEqual(['©', '&lt;']);
});
