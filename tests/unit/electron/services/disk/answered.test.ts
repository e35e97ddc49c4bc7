import { expect, it } from 'vitest';
import { answered } from '../../../../../electron/services/disk/answered.ts';

it('gives what was answered, and fails as the question does', async () => {
  expect(await answered(Promise.resolve('there'), 10_000)).toBe('there');
  await expect(answered(Promise.reject(new Error('gone')), 10_000)).rejects.toThrow('gone');
});

it('fails where nothing is answered', async () => {
  await expect(answered(new Promise(() => undefined), 5)).rejects.toMatchObject({ code: 'SILENT' });
});
