import { expect, it } from 'vitest';
import { ImageSizes } from '../../../../renderer/preview/image-sizes.ts';
import type { PagePatch } from '../../../../shared/contract/page-patch.ts';
import type { ImageSize } from '../../../../shared/contract/preview-calls.ts';

function patch(serial: number, ...insert: readonly string[]): PagePatch {
  const whole = { base: null, from: 0, remove: 0, lines: new Int32Array() };
  return { ...whole, serial, url: '/2024/quay/', home: 'https://quay.example', insert };
}

/** Shows patches one after the other; the answer is what was asked for and what came with each. */
async function shown(...patches: readonly PagePatch[]) {
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
  for (const one of patches) sizes.of(one, found => came.push([one.serial, found]));
  await expect.poll(() => came.length).toBe(patches.length);
  return { asked, came };
}

it('finds the pictures of a page by its own address and by the published one', async () => {
  const html = `<p><img src="https://quay.example/a%20b.png"><img alt='' src='c.jpg'></p><img src="/gone.png?v=1&amp;w=2">`;
  const { asked, came } = await shown(patch(1, html));
  expect(asked).toEqual([['/a b.png', '/2024/quay/c.jpg', '/gone.png']]);
  expect([...came[0]![1].keys()]).toEqual(['/a%20b.png', '/2024/quay/c.jpg']);
});

it('asks nothing about pictures of others, data and files that are no pictures', async () => {
  const { asked } = await shown(
    patch(1, '<img src="https://else.example/a.png"><img src="data:image/png;base64,AA"><img src="/counter">'),
  );
  expect(asked).toEqual([]);
});

it('passes over an address that is longer than any file’s', async () => {
  const { asked } = await shown(patch(1, `<img src="/${'a'.repeat(5000)}.png">`));
  expect(asked).toEqual([]);
});

it('lets no patch pass another that waits for its sizes', async () => {
  const { came } = await shown(patch(1, '<img src="c.jpg">'), patch(2, '<p>Words</p>'), patch(3, '<img src="c.jpg">'));
  expect(came.map(([serial]) => serial)).toEqual([1, 2, 3]);
  expect(came[2]![1].get('/2024/quay/c.jpg')).toEqual({ width: 5, height: 6 });
});

it('shows a page whose sizes do not come', async () => {
  const sizes = new ImageSizes(() => new Promise(() => undefined));
  await expect(new Promise(resolve => sizes.of(patch(1, '<img src="c.jpg">'), resolve))).resolves.toEqual(new Map());
});

it('asks again when files changed', async () => {
  const asked: (readonly string[])[] = [];
  const sizes = new ImageSizes(paths => Promise.resolve(asked.push(paths)).then(() => [null]));
  const show = () => new Promise(resolve => sizes.of(patch(1, '<img src="c.jpg">'), resolve));
  await show();
  await show();
  sizes.forget();
  await show();
  expect(asked).toHaveLength(2);
});

/** The bound is the test's own time: with a search to the end from each tag this takes minutes. */
it('passes over a megabyte of tags without an end', async () => {
  const { asked } = await shown(patch(1, '<img '.repeat(200_000)), patch(2, `<img${' src'.repeat(250_000)}>`));
  expect(asked).toEqual([]);
});
