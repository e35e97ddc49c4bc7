import { build } from 'esbuild';
import { mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { OutputThread } from '../../../../../electron/services/outputs/output-thread.ts';
import { galley } from '../../../../kit/cli.ts';
import { folderWith } from '../../../../kit/folder.ts';

/** With their bodies more pages than may wait for the disk. */
const POSTS = 300;
let built: string;
let outputWorker: string;

beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), 'galley-output-'));
  outputWorker = join(built, 'output-worker.mjs');
  const source = join(import.meta.dirname, '../../../../../electron/services/outputs/output-worker.ts');
  await build({ entryPoints: [source], outfile: outputWorker, bundle: true, platform: 'node', format: 'esm' });
}, 60_000);
afterAll(() => rm(built, { recursive: true, force: true }));

function site(): Promise<string> {
  const posts = Array.from({ length: POSTS }, (_, at) => [
    `_posts/2024-01-${String((at % 28) + 1).padStart(2, '0')}-p${at}.md`,
    `---\ncategories: c${at % 7}\n---\n“Tide” no. ${at}\n\n{% if ${at % 100} == 0 %}{% nope %}{% endif %}\n`,
  ]);
  return folderWith({
    '_config.yml': 'permalink: /:categories/:title/\n',
    ...Object.fromEntries(posts),
    // Two posts of one address: the later one is written last.
    '_posts/2023-01-01-p7.md': '---\ncategories: c0\n---\nolder\n',
  });
}

async function render(folder: string, more: { readonly outputWorker?: string }) {
  const out = await folderWith();
  const run = await galley(['render', '--site', folder, '--out', out, '--bodies'], folder, '', more);
  const names = (await readdir(out, { recursive: true })).filter(name => name.endsWith('.html')).sort();
  return { ...run, pages: await Promise.all(names.map(async name => [name, await readFile(join(out, name), 'utf8')])) };
}

it('a thread writes what is written without one, and the same is said', async () => {
  const folder = await site();
  const without = await render(folder, {});
  expect([without.code, without.pages.length]).toEqual([1, 2 * POSTS]);
  expect(await render(folder, { outputWorker })).toEqual(without);
}, 60_000);

it('a thread writes nothing outside, and the page is named', async () => {
  const out = await folderWith();
  const elsewhere = await folderWith();
  await symlink(elsewhere, join(out, 'c3'));
  const folder = await site();
  const run = await galley(['render', '--site', folder, '--out', out], folder, '', { outputWorker });
  expect(run).toMatchObject({
    code: 2,
    errors: expect.stringMatching(/c3\/p\d+\/index\.html would be written outside/),
  });
  expect(await readdir(elsewhere)).toEqual([]);
}, 60_000);

it('a thread says why a page cannot be written', async () => {
  const out = await folderWith({ c5: 'a file' });
  const folder = await site();
  const run = await galley(['render', '--site', folder, '--out', out], folder, '', { outputWorker });
  expect(run).toMatchObject({ code: 2, errors: expect.stringContaining('a part of its path is a file') });
}, 60_000);

it('a folder that cannot be made is named before anything is rendered', async () => {
  const base = await folderWith({ out: 'a file' });
  const folder = await site();
  const run = await galley(['render', '--site', folder, '--out', join(base, 'out')], folder, '', { outputWorker });
  expect(run).toMatchObject({ code: 2, errors: expect.stringContaining('out') });
}, 60_000);

it('ends with an error where its thread is lost, however many pages there are', async () => {
  const thread = new OutputThread(join(built, 'gone.mjs'), await folderWith(), 50);
  for (let at = 0; at < 2000; at++) thread.write(`${at}.html`, 'page');
  await expect(thread.close()).rejects.toThrow(/gone\.mjs|ended early/);
});
