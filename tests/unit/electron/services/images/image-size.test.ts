import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readImageSize } from '../../../../../electron/services/images/image-size.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-sizes-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function sizeOf(bytes: Uint8Array) {
  await writeFile(join(folder, 'picture'), bytes);
  return readImageSize(join(folder, 'picture'));
}

/** Too varied to be packed: the file is larger than its head. */
const noise = { width: 700, height: 500, channels: 3, noise: { type: 'gaussian', mean: 128, sigma: 60 } } as const;
const picture = () => sharp({ create: { ...noise, background: 'black' } });

it.each(['jpeg', 'png'] as const)('reads the size of a large %s', async format => {
  expect(await sizeOf(await picture().toFormat(format).toBuffer())).toEqual({ width: 700, height: 500 });
});

it.each(['webp', 'avif', 'gif'] as const)('reads the size of a %s', async format => {
  const plain = sharp({ create: { width: 70, height: 50, channels: 3, background: 'black' } });
  expect(await sizeOf(await plain.toFormat(format).toBuffer())).toEqual({ width: 70, height: 50 });
});

it.each(['jpeg', 'png', 'webp'] as const)('reads the size of a %s upright', async format => {
  const bytes = await picture().withMetadata({ orientation: 6 }).toFormat(format).toBuffer();
  expect(await sizeOf(bytes)).toEqual({ width: 500, height: 700 });
});

it('reads a JPEG whose profile and preview are longer than the head', async () => {
  const bytes = await picture().jpeg().toBuffer();
  const filling = Buffer.alloc(65_000);
  filling.set([0xff, 0xe2, (filling.length - 2) >> 8, (filling.length - 2) & 0xff]);
  const long = Buffer.concat([bytes.subarray(0, 2), filling, filling, filling, bytes.subarray(2)]);
  expect(await sizeOf(long)).toEqual({ width: 700, height: 500 });
});

it('knows no size of drawings, of what is no picture and of what is not there', async () => {
  expect(await sizeOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>'))).toBeNull();
  expect(await sizeOf(Buffer.from('%PDF-1.7'))).toBeNull();
  expect(await sizeOf(Buffer.alloc(0))).toBeNull();
  expect(await readImageSize(join(folder, 'gone'))).toBeNull();
  expect(await readImageSize(folder)).toBeNull();
});
