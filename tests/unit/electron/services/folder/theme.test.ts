import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findTheme } from '../../../../../electron/services/folder/theme.ts';
import { galley } from '../../../../kit/cli.ts';

let base: string;
let gemHome: string | undefined;

async function put(name: string, text: string): Promise<void> {
  await mkdir(dirname(join(base, name)), { recursive: true });
  await writeFile(join(base, name), text);
}

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'galley-theme-'));
  gemHome = process.env['GEM_HOME'];
  process.env['GEM_HOME'] = join(base, 'gems-home');
  await put('gems-home/gems/quire-1.2.0/_layouts/post.html', '{% seo %}<b>{{ site.motto }}</b>{{ content }}');
  await put('gems-home/gems/quire-1.2.0/_config.yml', 'motto: from the theme\n');
  await put(
    'gems-home/specifications/quire-1.2.0.gemspec',
    's.add_runtime_dependency(%q<jekyll-seo-tag>.freeze, ["~> 2.1"])\ns.add_development_dependency("jekyll-toc")\n',
  );
  await put('site/_config.yml', 'theme: quire\ntitle: S\n');
  await put('site/_posts/2026-01-02-a.md', '---\nlayout: post\n---\nhello\n');
});
afterEach(async () => {
  if (gemHome === undefined) delete process.env['GEM_HOME'];
  else process.env['GEM_HOME'] = gemHome;
  await rm(base, { recursive: true, force: true });
});

describe('findTheme', () => {
  it('gives the theme’s files, its configuration among them', async () => {
    const theme = await findTheme('quire', join(base, 'site'));
    expect(theme?.files.files.map(({ path }) => path).sort()).toEqual(['_config.yml', '_layouts/post.html']);
  });

  it('names the gems that the theme needs at run time', async () => {
    expect((await findTheme('quire', join(base, 'site')))?.files.dependencies).toEqual(['jekyll-seo-tag']);
  });

  it('tells what Liquid knows of the theme', async () => {
    const specification = 's.authors = ["Ada".freeze, "Bo \\"B\\"".freeze]\ns.summary = "Plain.".freeze\n';
    await put('gems-home/specifications/quire-1.2.0.gemspec', specification);
    await put('site/a.txt', '---\n---\n{{ theme.version }} {{ theme.authors }} {{ theme.description }}');
    await galley(['render', '--site', 'site', '--out', 'out', '--pages'], base);
    expect(await readFile(join(base, 'out/a.txt'), 'utf8')).toBe('1.2.0 Ada, Bo "B" Plain.');
  });

  it('reads the specification beside the files where none is installed', async () => {
    await rm(join(base, 'gems-home/specifications'), { recursive: true });
    await put('gems-home/gems/quire-1.2.0/quire.gemspec', "spec.add_dependency 'jekyll-feed', '~> 0.9'\n");
    expect((await findTheme('quire', join(base, 'site')))?.files.dependencies).toEqual(['jekyll-feed']);
  });

  it('lets a page use the theme’s configuration and plugins', async () => {
    expect(await galley(['render', '--site', 'site', '--out', 'out'], base)).toMatchObject({ code: 0, errors: '' });
    const page = await readFile(join(base, 'out/2026/01/02/a.html'), 'utf8');
    expect(page).toContain('<meta property="og:site_name" content="S" />');
    expect(page).toContain('<b>from the theme</b><p>hello</p>');
  });
});
