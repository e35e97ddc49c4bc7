import { execFileSync } from 'node:child_process';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bundlePost } from '../../../../../electron/services/outputs/bundle-post.ts';
import { zip } from '../../../../../electron/services/outputs/zip.ts';
import { SiteFolder } from '../../../../../electron/services/folder/site-folder.ts';
import { sitePath } from '../../../../../shared/site/site-file.ts';
import { folderWith } from '../../../../kit/folder.ts';

const text = `---
title: Boats
image: /assets/front.png
---

![A](/news/assets/der kai ü.png) {% include figure.html src="/assets/front.png" %}
![B]({{ site.baseurl }}/assets/b.png?v=2) [gone](/assets/gone.png) [post](/_posts/other.md)
`;

it('packs a post with the files that it uses, which lie where it names them once it is unpacked', async () => {
  const many = 'b'.repeat(5000);
  const base = await folderWith({
    'assets/front.png': 'front',
    'assets/der kai ü.png': 'kai',
    'assets/b.png': many,
    '_posts/other.md': '---\n---\n',
  });
  const entries = await bundlePost(
    { path: sitePath('_drafts/boats.md'), text, baseurl: '/news' },
    await SiteFolder.open(base),
  );
  const to = await folderWith();
  const archive = zip(entries, new Date(2026, 1, 3, 8, 30));
  expect(archive.length).toBeLessThan(many.length);
  await writeFile(join(to, 'post.zip'), archive);
  // Python's own reader also checks the sums of the files.
  execFileSync('python3', ['-m', 'zipfile', '-e', join(to, 'post.zip'), to]);
  expect((await readdir(join(to, 'assets'))).sort()).toEqual(['b.png', 'der kai ü.png', 'front.png']);
  expect(await readFile(join(to, 'assets/b.png'), 'utf8')).toBe(many);
  expect(await readFile(join(to, 'boats.md'), 'utf8')).toBe(
    text
      .replace('image: /', 'image: ')
      .replace('/news/assets/der kai ü.png', 'assets/der%20kai%20ü.png')
      .replace('src="/', 'src="')
      .replace('{{ site.baseurl }}/assets/b', 'assets/b'),
  );
});
