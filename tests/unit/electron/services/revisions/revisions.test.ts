import { mkdtemp, readdir, rm, unlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Disk } from '../../../../../electron/services/disk/disk.ts';
import { Revisions } from '../../../../../electron/services/revisions/revisions.ts';
import { sitePath } from '../../../../../shared/site/site-file.ts';

const post = sitePath('_posts/2025-12-02-harbour.md');
let folder: string;
let time: number;
let revisions: Revisions;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-revisions-'));
  time = 1_800_000_000_000;
  revisions = new Revisions({ folder, site: '/site', disk: new Disk(), now: () => (time += 1000) });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const texts = async (): Promise<string[]> => {
  const [site] = await readdir(folder);
  return readdir(join(folder, site!, 'texts'));
};

describe('revisions', () => {
  it('give back each text, newest first', async () => {
    await revisions.add(post, 'one', 'pause');
    await revisions.add(post, 'two — “ü”', 'before-reload');
    const list = await revisions.list(post);
    expect(list.map(({ reason }) => reason)).toEqual(['before-reload', 'pause']);
    expect(await Promise.all(list.map(({ hash }) => revisions.text(hash)))).toEqual(['two — “ü”', 'one']);
  });

  it('keep their order and the work of the day when the clock jumps by years and back', async () => {
    const words = Array.from({ length: 12 }, (_, at) => `text ${at}`);
    const YEARS = 5 * 365 * 86_400_000;
    for (const [at, text] of words.entries()) {
      if (at % 4 === 1) time += YEARS;
      if (at % 4 === 3) time -= 2 * YEARS;
      await revisions.add(post, text, 'pause');
    }
    const list = await revisions.list(post);
    expect(await Promise.all(list.map(({ hash }) => revisions.text(hash)))).toEqual(words.toReversed());
    expect(await revisions.add(post, words.at(-1)!, 'pause')).toBe(false);
  });

  it('do not repeat a text that has not changed', async () => {
    await revisions.add(post, 'same', 'pause');
    expect(await revisions.add(post, 'same', 'pause')).toBe(false);
  });

  it('store equal texts of several posts once', async () => {
    await revisions.add(post, 'same', 'pause');
    await revisions.add(sitePath('_posts/2025-12-03-other.md'), 'same', 'pause');
    expect(await texts()).toHaveLength(1);
  });

  it('follow a post to its new name', async () => {
    const renamed = sitePath('_posts/2025-12-02-harbour-reopens.md');
    await revisions.add(post, 'one', 'pause');
    await revisions.rename(post, renamed);
    expect([await revisions.list(post), (await revisions.list(renamed)).length]).toEqual([[], 1]);
  });

  it('lose none of two posts when texts are added while they are renamed', async () => {
    const [renamed, third] = [sitePath('_posts/2025-12-02-reopens.md'), sitePath('_drafts/a.md')];
    await revisions.add(post, 'one', 'pause');
    await Promise.all([
      revisions.rename(post, renamed),
      revisions.add(renamed, 'two', 'pause'),
      revisions.rename(renamed, third),
      revisions.rename(third, third),
      revisions.add(post, 'three', 'pause'),
    ]);
    const counts = await Promise.all([post, renamed, third].map(async path => (await revisions.list(path)).length));
    expect(counts).toEqual([1, 0, 2]);
  });

  it('say nothing for a text whose bytes are damaged', async () => {
    await revisions.add(post, 'one', 'pause');
    const [site] = await readdir(folder);
    const [name] = await texts();
    await writeFile(join(folder, site!, 'texts', name!), 'damaged');
    expect(await revisions.text((await revisions.list(post))[0]!.hash)).toBeUndefined();
  });

  it('sweep away texts that no post names', async () => {
    await revisions.add(post, 'one', 'pause');
    await revisions.add(post, 'two', 'pause');
    const [site] = await readdir(folder);
    const [list] = await readdir(join(folder, site!, 'posts'));
    await writeFile(join(folder, site!, 'posts', list!), '');
    const age = async (seconds: number) => {
      for (const name of await texts()) await utimes(join(folder, site!, 'texts', name), 0, time / 1000 - seconds);
    };
    // A young text may be one whose post does not name it yet.
    await age(60);
    expect(await revisions.sweep(path => unlink(path))).toBe(0);
    await age(7200);
    expect(await revisions.sweep(path => unlink(path), 1)).toBe(1);
    expect(await revisions.sweep(path => unlink(path))).toBe(1);
    expect(await texts()).toEqual([]);
  });
});
