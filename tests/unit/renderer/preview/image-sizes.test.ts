import { expect, it } from 'vitest';
import { ImageSizes } from '../../../../renderer/preview/image-sizes.ts';
import type { ImageSize } from '../../../../shared/contract/preview-calls.ts';

/** Shows the pictures of patches one after the other; the answer is what was asked for and what came with each. */
async function shown(...patches: readonly (readonly string[])[]) {
  const asked: (readonly string[])[] = [];
  const known = new Map([
    ['/a b.png', { width: 30, height: 20 }],
    ['/2024/quay/c.jpg', { width: 5, height: 6 }],
  ]);
  const sizes = new ImageSizes(paths => {
    asked.push(paths);
    return Promise.resolve(paths.map(path => known.get(path) ?? null));
  });
  const came: (readonly [number, ReadonlyMap<string, ImageSize>])[] = [];
  for (const [index, paths] of patches.entries()) sizes.of(paths, found => came.push([index, found]));
  await expect.poll(() => came.length).toBe(patches.length);
  return { asked, came };
}

it('asks for decoded paths, and gives sizes by the encoded ones', async () => {
  const { asked, came } = await shown(['/a%20b.png', '/2024/quay/c.jpg', '/gone.png']);
  expect(asked).toEqual([['/a b.png', '/2024/quay/c.jpg', '/gone.png']]);
  expect([...came[0]![1].keys()]).toEqual(['/a%20b.png', '/2024/quay/c.jpg']);
});

it('lets no patch pass another that waits for its sizes', async () => {
  const { came } = await shown(['/2024/quay/c.jpg'], [], ['/2024/quay/c.jpg']);
  expect(came.map(([index]) => index)).toEqual([0, 1, 2]);
  expect(came[2]![1].get('/2024/quay/c.jpg')).toEqual({ width: 5, height: 6 });
});

it('shows a page whose sizes do not come', async () => {
  const sizes = new ImageSizes(() => new Promise(() => undefined));
  await expect(new Promise(resolve => sizes.of(['/c.jpg'], resolve))).resolves.toEqual(new Map());
});

it('asks again when files changed', async () => {
  const asked: (readonly string[])[] = [];
  const sizes = new ImageSizes(paths => Promise.resolve(asked.push(paths)).then(() => [null]));
  const show = () => new Promise(resolve => sizes.of(['/c.jpg'], resolve));
  await show();
  await show();
  sizes.forget();
  await show();
  expect(asked).toHaveLength(2);
});
