import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { Disk } from '../../../../../electron/services/disk/disk.ts';
import { importImage } from '../../../../../electron/services/images/import-image.ts';
import { probeImage } from '../../../../../electron/services/images/probe.ts';
import { SiteFolder } from '../../../../../electron/services/folder/site-folder.ts';
import { folderWith } from '../../../../kit/folder.ts';

const md5 = (bytes: Uint8Array) => createHash('md5').update(bytes).digest('hex');
const picture = (width = 640, height = 400, alpha = false) =>
  sharp({ create: { width, height, channels: alpha ? 4 : 3, background: { r: 180, g: 60, b: 40, alpha: 0.5 } } });

async function site(galley?: string) {
  const root = await folderWith();
  if (galley !== undefined) await writeFile(join(root, '.galley.yml'), galley);
  const folder = await SiteFolder.open(root);
  const add = (name: string, bytes: Uint8Array) => importImage(folder, new Disk(), name, bytes);
  const stored = async () => {
    const all = await readdir(root, { recursive: true, withFileTypes: true });
    return all.filter(one => one.isFile() && one.name !== '.galley.yml').map(one => one.name);
  };
  return { root, add, stored };
}

describe('without settings', () => {
  test('a picture is stored under the MD5 of its bytes, once', async () => {
    const { root, add, stored } = await site();
    const bytes = await picture().jpeg().toBuffer();
    const path = `assets/images/${md5(bytes)}.jpg`;
    expect(await add('up.jpg', bytes)).toMatchObject({
      image: { path, width: 640, height: 400, known: false },
    });
    expect(await add('other.png', bytes)).toMatchObject({ image: { path, known: true } });
    expect(await stored()).toEqual([`${md5(bytes)}.jpg`]);
    expect((await readFile(join(root, path))).equals(bytes)).toBe(true);
  });

  test('place, device and words go; picture, colour profile and orientation stay', async () => {
    const told = { IFD0: { Make: 'Secret' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } };
    const { root, add } = await site();
    for (const format of ['jpeg', 'png', 'webp', 'avif'] as const) {
      const plain = await picture().withMetadata({ orientation: 6 }).toFormat(format).toBuffer();
      const bytes = await picture().withExif(told).withMetadata({ orientation: 6 }).toFormat(format).toBuffer();
      const answer = await add(`photo.${format}`, bytes);
      const stored = await readFile(join(root, answer.kind === 'imported' ? answer.image.path : ''));
      expect(stored.includes('Secret')).toBe(false);
      const [before, after] = await Promise.all([plain, stored].map(one => sharp(one).raw().toBuffer()));
      expect(after!.equals(before!)).toBe(true);
      const facts = await sharp(stored).metadata();
      expect(facts.hasProfile).toBe(true);
      if (format !== 'avif') expect(facts.orientation).toBe(6);
      if (format !== 'avif') expect(answer).toMatchObject({ image: { width: 400, height: 640 } });
    }
  });

  test.each(['../up.jpg', 'photos/../../up.jpg', '..\\up.jpg'])('a picture called %s is refused', async name => {
    const { add, stored } = await site();
    expect(await add(name, await picture().jpeg().toBuffer())).toMatchObject({
      kind: 'refused',
      problem: { code: 'image-name' },
    });
    expect(await stored()).toEqual([]);
  });

  test('what a picture tells stays where the site wants it, also when it is written anew', async () => {
    const told = { IFD0: { Copyright: 'Mara Voss' } };
    for (const more of ['', ', max_width: 300']) {
      const { root, add } = await site(`images: { metadata: keep${more} }\n`);
      const answer = await add('photo.jpg', await picture().withExif(told).jpeg().toBuffer());
      const stored = await readFile(join(root, answer.kind === 'imported' ? answer.image.path : ''));
      expect(stored.includes('Mara Voss')).toBe(true);
    }
  });

  test('what follows a JPEG’s end goes: cameras put films there', async () => {
    const { root, add } = await site();
    const bytes = await picture().jpeg().toBuffer();
    const answer = await add('motion.jpg', Buffer.concat([bytes, Buffer.from('ftyp a film with a place')]));
    expect(answer).toMatchObject({ image: { path: `assets/images/${md5(bytes)}.jpg` } });
    expect((await readFile(join(root, `assets/images/${md5(bytes)}.jpg`))).equals(bytes)).toBe(true);
  });

  test.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('a %s that is cut off is refused', async format => {
    const { add, stored } = await site();
    const bytes = await picture().toFormat(format).toBuffer();
    expect(await add(`half.${format}`, bytes.subarray(0, bytes.length - 20))).toMatchObject({
      kind: 'refused',
      problem: { code: 'image-damaged' },
    });
    expect(await stored()).toEqual([]);
  });

  test('another file is stored for a link where its bytes are what its name says', async () => {
    const { add, stored } = await site();
    const pdf = Buffer.from('%PDF-1.7\n…');
    const path = `assets/files/annual-report-${md5(pdf).slice(0, 8)}.pdf`;
    expect(await add('Annual Report.pdf', pdf)).toMatchObject({ image: { path } });
    expect(await add('photo.jpg', pdf)).toMatchObject({ problem: { code: 'image-unknown' } });
    expect(await add('sound.mp3', pdf)).toMatchObject({ problem: { code: 'file-other-kind' } });
    expect(await add('page.html', Buffer.from('<script>'))).toMatchObject({ problem: { code: 'image-unknown' } });
    expect(await stored()).toHaveLength(1);
  });
});

describe('with the site’s settings', () => {
  const settings = (lines: string) => `images: {${lines}}\n`;

  test('pictures are scaled and written anew, upright and without metadata', async () => {
    const { root, add } = await site(settings('max_width: 320, format: webp, quality: 70'));
    const answer = await add('a.jpg', await picture(640, 400).withMetadata({ orientation: 6 }).jpeg().toBuffer());
    expect(answer).toMatchObject({ image: { width: 320, height: 512 } });
    const path = answer.kind === 'imported' ? answer.image.path : '';
    const stored = await readFile(join(root, path));
    expect(path).toBe(`assets/images/${md5(stored)}.webp`);
    expect(probeImage(stored)).toMatchObject({ value: { facts: { type: 'webp', width: 320, height: 512 } } });
    expect((await sharp(stored).metadata()).exif).toBeUndefined();
  });

  test.each(['jpeg', 'png', 'webp', 'avif'] as const)('as %s', async format => {
    const { add } = await site(settings(`format: ${format}`));
    const answer = await add(
      'a',
      await picture()
        .toFormat(format === 'png' ? 'jpeg' : 'png')
        .toBuffer(),
    );
    expect(answer).toMatchObject({ kind: 'imported' });
    expect(answer.kind === 'imported' && answer.image.path.endsWith(format === 'jpeg' ? '.jpg' : `.${format}`)).toBe(
      true,
    );
  });

  test('a picture that needs nothing stays byte for byte; so does what moves or is drawn', async () => {
    const { add } = await site(settings('max_width: 700, quality: 10'));
    for (const bytes of [
      await picture(640).jpeg().toBuffer(),
      await sharp({ create: { width: 900, height: 20, channels: 3, background: 'red' } })
        .gif()
        .toBuffer(),
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="900" height="9"/>'),
    ]) {
      const answer = await add('a', bytes);
      expect(answer.kind === 'imported' && answer.image.path.includes(md5(bytes))).toBe(true);
    }
  });

  test('a see-through picture stays see-through where JPEG is asked for', async () => {
    const { add } = await site(settings('format: jpeg'));
    const answer = await add('a.png', await picture(30, 30, true).png().toBuffer());
    expect(answer.kind === 'imported' && answer.image.path.endsWith('.png')).toBe(true);
  });

  test('CMYK and 16 bits become pictures that every browser shows', async () => {
    const { root, add } = await site(settings('max_width: 100'));
    for (const bytes of [
      await picture().toColourspace('cmyk').jpeg().toBuffer(),
      await picture().toColourspace('rgb16').png().toBuffer(),
    ]) {
      const answer = await add('a', bytes);
      const stored = await readFile(join(root, answer.kind === 'imported' ? answer.image.path : ''));
      expect(await sharp(stored).metadata()).toMatchObject({ space: 'srgb', width: 100, depth: 'uchar' });
    }
  });

  test('readable names, and one file for equal bytes under other names', async () => {
    const { root, add, stored } = await site(settings('names: readable, folder: /img/posts/'));
    const bytes = await picture().png().toBuffer();
    const path = `img/posts/grosse-fahre-${md5(bytes).slice(0, 8)}.png`;
    expect(await add('Große Fähre!.PNG', bytes)).toMatchObject({ image: { path } });
    expect(await add('copy.png', bytes)).toMatchObject({ image: { path, known: true } });
    expect(await stored()).toHaveLength(1);
    await mkdir(join(root, 'img/posts'), { recursive: true });
    const other = await picture(10, 10).png().toBuffer();
    await writeFile(join(root, `img/posts/b-${md5(other).slice(0, 8)}.png`), 'another file');
    expect(await add('b.png', other)).toMatchObject({ image: { path: `img/posts/b-${md5(other)}.png` } });
  });

  test.each([
    ['folder: ../up', 'folder'],
    ['folder: _private', 'folder'],
    ['format: bmp', 'format'],
    ['max_width: wide', 'max_width'],
    ['quality: 300', 'quality'],
    ['widht: 3', 'widht'],
  ])('%s is refused by name', async (line, key) => {
    const { add, stored } = await site(`title: x\nimages:\n  ${line}\n`);
    const answer = await add('a.png', await picture().png().toBuffer());
    expect(answer).toMatchObject({ problem: { code: 'image-settings', place: { path: '.galley.yml', line: 3 } } });
    expect(answer.kind === 'refused' && answer.problem.cause).toContain(key);
    expect(await stored()).toEqual([]);
  });
});
