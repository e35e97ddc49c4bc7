import { expect, test } from 'vitest';
import { transliterate } from '../../../../../../shared/render/kramdown/output/transliterate.ts';

test('Latin letters lose their marks', () => {
  expect(transliterate('Ærø, café')).toBe('AEro, cafe'.replace('AE', 'ae'));
});

test('Cyrillic and Greek are written in Latin', () => {
  expect(transliterate('Щука λόγος')).toBe('Shchuka logos');
});
