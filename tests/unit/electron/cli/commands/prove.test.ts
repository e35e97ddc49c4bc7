import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { galley } from '../../../../kit/cli.ts';
import { standInJekyll } from '../../../../kit/stand-in-jekyll.ts';

const PATH = process.env['PATH'];
let base: string;

async function put(name: string, text: string): Promise<void> {
  await mkdir(dirname(join(base, name)), { recursive: true });
  await writeFile(join(base, name), text);
}

const search = async (outcome: Parameters<typeof standInJekyll>[1]): Promise<void> => {
  process.env['PATH'] = await standInJekyll(base, outcome);
};

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'galley-prove-test-'));
  await put('site/_config.yml', 'plugins: [jekyll-sitemap]\nurl: https://quay.example\n');
  await put('site/_posts/2026-01-02-a.md', 'hello\n');
  await put('site/_posts/2026-01-03-b.md', '---\ntitle: B\n---\n*there*\n');
});
afterEach(async () => {
  process.env['PATH'] = PATH;
  await rm(base, { recursive: true, force: true });
});

describe('galley prove', () => {
  const page = { '2026/01/03/b.html': '<p><em>there</em></p>\n' };

  it('is content when every page is Jekyll’s', async () => {
    await search({ pages: page });
    const { code, output } = await galley(['prove', '--site', 'site', '_posts/2026-01-03-b.md'], base);
    expect([code, output]).toEqual([0, '1 of 1 pages equal those of jekyll 4.3.1\n']);
  });

  it('shows each difference with its place, and ends with 1', async () => {
    await search({ pages: { '2026/01/03/b.html': '<p>there</p>\n' } });
    const { code, output } = await galley(['prove', '--site', 'site', '_posts/2026-01-03-b.md'], base);
    expect([code, output]).toEqual([
      1,
      expect.stringMatching(/^_posts\/2026-01-03-b\.md: html\/body\/p: jekyll 4\.3\.1 /),
    ]);
  });

  it.each(['all', '-1'])('refuses to show %s differences rather than call all pages equal', async most => {
    await search({ pages: { '2026/01/03/b.html': '<p>there</p>\n' } });
    const { code, errors } = await galley(['prove', '--site', 'site', `--show=${most}`], base);
    expect([code, errors]).toEqual([2, expect.stringContaining('--show takes a number')]);
  });

  it('compares pages that plugins make when all are wanted', async () => {
    await search({ pages: page });
    const { output } = await galley(['prove', '--site', 'site', '--pages', '--json'], base);
    const dests = (JSON.parse(output) as { dest: string }[]).map(({ dest }) => dest);
    expect(dests).toContain('sitemap.xml');
  });

  it('hands on what Jekyll says when it cannot build', async () => {
    await search({ failure: 'Liquid Exception: it broke in _layouts/post.html' });
    const { code, errors } = await galley(['prove', '--site', 'site'], base);
    expect([code, errors]).toEqual([2, expect.stringContaining('it broke in _layouts/post.html')]);
  });

  it('says so where there is no Jekyll', async () => {
    process.env['PATH'] = base;
    const { code, errors } = await galley(['prove', '--site', 'site'], base);
    expect([code, errors]).toEqual([2, expect.stringContaining('no Jekyll was found')]);
  });
});
