import { expect, test } from 'vitest';
import { entityByCodePoint, entityByName, entityCharacter } from '../../../../../shared/render/kramdown/entities.ts';

test('code points of Windows are read as meant', () => {
  expect(entityByCodePoint(150)).toEqual({ codePoint: 8211, name: 'ndash' });
});

test('an unknown name is none', () => {
  expect(entityByName('nope')).toBeUndefined();
});

test('a surrogate has no character', () => {
  expect(entityCharacter({ codePoint: 0xd800, name: undefined })).toBeUndefined();
});
