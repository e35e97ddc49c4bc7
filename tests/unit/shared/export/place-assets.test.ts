import { describe, expect, it } from 'vitest';
import { placeAssets } from '../../../../shared/export/place-assets.ts';
import { sitePath, type SitePath } from '../../../../shared/site/site-file.ts';

const md5 = (letter: string): string => letter.repeat(32);
const asset = (path: string, letter: string) => ({ path: sitePath(path), size: 1, md5: md5(letter) });
const target = (files: Readonly<Record<string, string>> = {}) => ({
  paths: new Set(Object.keys(files).map(sitePath)),
  md5: new Map(Object.entries(files).map(([path, letter]) => [sitePath(path), md5(letter)])),
  folder: 'assets/images',
});
const places = (...given: Parameters<typeof placeAssets>): Record<SitePath, string> =>
  Object.fromEntries(
    [...placeAssets(...given)].map(([from, { path, add }]) => [from, `${add ? 'add' : 'use'} ${path}`]),
  );

describe('placeAssets', () => {
  it('uses the file of the same bytes that the target has', () => {
    expect(places([asset('pictures/a.jpg', 'a')], target({ 'assets/images/old.jpg': 'a' }))).toEqual({
      'pictures/a.jpg': 'use assets/images/old.jpg',
    });
  });

  it('names a new file by the MD5 of its bytes', () => {
    expect(places([asset('pictures/Harbour Dawn.JPEG', 'b')], target())).toEqual({
      'pictures/Harbour Dawn.JPEG': `add assets/images/${md5('b')}.jpg`,
    });
  });

  it('keeps a path that is free and in the target’s folder', () => {
    expect(places([asset('assets/images/a.jpg', 'a')], target())).toEqual({
      'assets/images/a.jpg': 'add assets/images/a.jpg',
    });
  });

  it('does not take the MD5’s own name where other bytes have it, and knows its own choice again', () => {
    const other = { [`assets/images/${md5('a')}.jpg`]: 'b' };
    const own = `assets/images/${md5('a')}-2.jpg`;
    expect(places([asset('pictures/a.jpg', 'a')], target(other))).toEqual({ 'pictures/a.jpg': `add ${own}` });
    expect(places([asset('pictures/a.jpg', 'a')], target({ ...other, [own]: 'a' }))).toEqual({
      'pictures/a.jpg': `use ${own}`,
    });
  });

  it('does not take a path that other bytes have, even in another case', () => {
    expect(places([asset('assets/images/a.jpg', 'a')], target({ 'assets/images/A.JPG': 'b' }))).toEqual({
      'assets/images/a.jpg': `add assets/images/${md5('a')}.jpg`,
    });
  });

  it('stores equal bytes once', () => {
    expect(places([asset('x/a.jpg', 'a'), asset('y/b.jpg', 'a')], target())).toEqual({
      'x/a.jpg': `add assets/images/${md5('a')}.jpg`,
      'y/b.jpg': `use assets/images/${md5('a')}.jpg`,
    });
  });
});
