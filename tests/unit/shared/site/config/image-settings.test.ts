import { expect, test } from 'vitest';
import {
  DEFAULT_IMAGE_SETTINGS,
  readImageSettings,
  writeImageSetting,
  type ImageSettings,
} from '../../../../../shared/site/config/image-settings.ts';
import { applyChanges } from '../../../../../shared/text/text-change.ts';

function written<K extends keyof ImageSettings>(text: string, key: K, value: ImageSettings[K]): string {
  const changes = writeImageSetting(text, key, value, '.galley.yml');
  return changes.ok ? applyChanges(text, changes.value) : `refused: ${changes.error.cause}`;
}

test.each([
  ['folder', 'pics/new'],
  ['files', 'papers'],
  ['names', 'readable'],
  ['format', 'webp'],
  ['maxWidth', 1600],
  ['quality', 70],
  ['metadata', 'keep'],
] as const)('%s is written as it is read', (key, value) => {
  const text = written('', key, value);
  expect(readImageSettings(text, '')).toEqual({ ok: true, value: { ...DEFAULT_IMAGE_SETTINGS, [key]: value } });
});

test('comments and what else the file says stay', () => {
  const text = 'review:\n  key: stage # ours\nimages:\n  # the old folder\n  folder: pics\n  max_width: 300\n';
  expect(written(text, 'folder', 'assets/pics')).toBe(text.replace('folder: pics', 'folder: assets/pics'));
  expect(written(text, 'maxWidth', undefined)).toBe(text.replace('  max_width: 300\n', ''));
});

test('what is so already changes nothing', () => {
  expect(written('', 'quality', 82)).toBe('');
});

test.each([
  ['folder', '_private'],
  ['folder', '../elsewhere'],
  ['files', ''],
  ['maxWidth', 3],
  ['maxWidth', -1],
  ['quality', 101],
] as const)('%s of "%s" is refused', (key, value) => {
  expect(written('', key, value)).toMatch(/^refused: In "images":/);
});

test('a file that is not as it should be is not changed', () => {
  expect(written('images: [a', 'quality', 70)).toMatch(/^refused: The file is not valid YAML/);
});
