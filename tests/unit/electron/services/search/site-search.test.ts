import { build } from 'esbuild';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SearchRequest } from '../../../../../electron/services/search/search-messages.ts';
import { SiteSearch } from '../../../../../electron/services/search/site-search.ts';
import type { FoundFile } from '../../../../../shared/contract/search.ts';
import { sitePath } from '../../../../../shared/site/site-file.ts';
import { folderWith } from '../../../../kit/folder.ts';

let built: string;
let entry: string;
beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), 'galley-search-'));
  entry = join(built, 'search-worker.mjs');
  const source = join(import.meta.dirname, '../../../../../electron/services/search/search-worker.ts');
  await build({ entryPoints: [source], outfile: entry, bundle: true, platform: 'node', format: 'esm' });
});
afterAll(() => rm(built, { recursive: true, force: true }));

async function search(
  files: Readonly<Record<string, string | Uint8Array>>,
  text: string,
  more: Partial<SearchRequest> = {},
) {
  const root = await folderWith(files);
  const found: FoundFile[] = [];
  const query = { text, regex: true, matchCase: true, wholeWord: false };
  const request: SearchRequest = { root, query, part: 'all', replacement: null, unsaved: [], ...more };
  const answer = await new SiteSearch(entry, 1000).run(request, files => found.push(...files));
  return { answer, found: found.map(({ path, hits }) => `${path}: ${hits.map(({ was }) => was).join(' ')}`) };
}

it('finds places in every text file, an open text in the place of its file', async () => {
  const files = {
    '_posts/2024-01-01-a.md': 'tide tidy',
    '_data/b.yml': 'a: tide\n',
    'c.png': 'tide',
    'd.md': Buffer.from('tide \xff', 'latin1'),
  };
  const { answer, found } = await search(files, 'tid.', {
    unsaved: [{ path: sitePath('_posts/2024-01-01-a.md'), text: 'tidx' }],
  });
  expect(answer).toEqual({ kind: 'done', cut: false });
  expect(found).toEqual(['_posts/2024-01-01-a.md: tidx', '_data/b.yml: tide']);
});

it('stops an expression that does not come to an end, and says in which file', async () => {
  const { answer } = await search({ 'a.md': `${'a'.repeat(40)}b` }, '(a+)+$');
  expect(answer).toMatchObject({ kind: 'refused', problem: { code: 'search-too-long', place: { path: 'a.md' } } });
});

it('lists ten thousand places and says that there are more', async () => {
  const { answer, found } = await search({ 'a.md': 'x '.repeat(12_000) }, 'x');
  expect(answer).toEqual({ kind: 'done', cut: true });
  expect(found[0]!.length).toBe('a.md: '.length + 2 * 10_000 - 1);
});

it('says what is wrong with an expression', async () => {
  expect((await search({}, '[')).answer).toEqual({ kind: 'wrong', said: 'Unterminated character class' });
});
