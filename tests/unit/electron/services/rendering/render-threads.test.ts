import { build } from 'esbuild';
import { mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { galley } from '../../../../kit/cli.ts';
import { folderWith } from '../../../../kit/folder.ts';

let built: string;
let renderWorker: string;
beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), 'galley-rendering-'));
  renderWorker = join(built, 'render-worker.mjs');
  const root = join(import.meta.dirname, '../../../../..');
  await symlink(join(root, 'node_modules'), join(built, 'node_modules'));
  const source = join(root, 'electron/services/rendering/render-worker.ts');
  const how = { bundle: true, packages: 'external', platform: 'node', format: 'esm' } as const;
  await build({ entryPoints: [source], outfile: renderWorker, ...how });
}, 60_000);
afterAll(() => rm(built, { recursive: true, force: true }));

/** More posts than one thread is given where there are two cores; each shows its neighbour, and some are wrong. */
function site(): Promise<string> {
  const files: Record<string, string> = {
    '_config.yml': 'permalink: /:title/\n',
    '_layouts/post.html':
      '<h1>{{ page.title }}</h1>{{ content }}<i>{{ page.previous.excerpt }}</i>{{ site.posts | size }}',
  };
  for (let post = 0; post < 320; post++) {
    const day = new Date(Date.UTC(2024, 0, 1 + post)).toISOString().slice(0, 10);
    const body = `"Tide" no. ${post}\n\n${post % 40 === 0 ? '{% nope %}' : '* one\n* two'}\n`;
    files[`_posts/${day}-p${post}.md`] = `---\nlayout: post\n---\n${body}`;
  }
  // Two posts of one address: the later one is written last.
  files['_posts/2023-01-01-p7.md'] = '---\nlayout: post\n---\nolder\n';
  return folderWith(files);
}

async function render(site: string, threads: { readonly renderWorker?: string }) {
  const out = await folderWith();
  const run = await galley(['render', '--site', site, '--out', out, '--bodies'], site, '', threads);
  const names = (await readdir(out, { recursive: true })).filter(name => name.endsWith('.html')).sort();
  return { ...run, pages: await Promise.all(names.map(async name => [name, await readFile(join(out, name), 'utf8')])) };
}

it('several threads write what one writes, and report the same', async () => {
  const folder = await site();
  const one = await render(folder, {});
  expect([one.code, one.pages.length]).toEqual([1, 640]);
  expect(await render(folder, { renderWorker })).toEqual(one);
});

it('every thread stops where a page would be written outside', async () => {
  const out = await folderWith();
  await symlink(tmpdir(), join(out, 'p9'));
  const folder = await site();
  const run = await galley(['render', '--site', folder, '--out', out], folder, '', { renderWorker });
  expect(run).toMatchObject({ code: 2, errors: expect.stringContaining('p9/index.html would be written outside') });
});
