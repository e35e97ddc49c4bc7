import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, realpath, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Disk } from '../../electron/services/disk/disk.ts';
import { importImage } from '../../electron/services/images/import-image.ts';
import { SiteFolder } from '../../electron/services/folder/site-folder.ts';
import { findTheme } from '../../electron/services/folder/theme.ts';
import { galley } from '../kit/cli.ts';
import { folderWith } from '../kit/folder.ts';

const SECRET = 'the-secret-word';
const POST = '_posts/2025-01-01-a.md';

/** What lies beside the site, readable for every way in which a site may take a file up. */
const outside = {
  'outside/secret.md': `---\ntitle: ${SECRET}\n---\n${SECRET}\n`,
  'outside/secret.html': SECRET,
  'outside/default.html': `${SECRET}{{ content }}`,
  'outside/secret.yml': `word: ${SECRET}\n`,
  'outside/secret.json': `{"word": "${SECRET}"}`,
  'outside/secret.csv': `word\n${SECRET}\n`,
  'outside/_secret.scss': `$word: "${SECRET}";\n.a { content: "${SECRET}" }\n`,
  'outside/secret.css': `.a { content: "${SECRET}" }\n`,
  'outside/_posts/2025-01-01-secret.md': `---\n---\n${SECRET}\n`,
  'outside/_layouts/default.html': SECRET,
  'outside/_sass/_secret.scss': `.a { content: "${SECRET}" }\n`,
  'outside/_config.yml': `word: ${SECRET}\n`,
  'outside/ruby/3.0/gems/evil-1.0/_layouts/default.html': SECRET,
};

interface Attack {
  readonly config?: string;
  readonly files?: Readonly<Record<string, string>>;
  /** Links of the site, and where they lead; `OUT` is the folder beside the site. */
  readonly links?: Readonly<Record<string, string>>;
}

/** The site beside what it must not reach. */
async function laid({ config = '', files = {}, links = {} }: Attack) {
  const base = await realpath(await folderWith(outside));
  const at = (text: string) => text.replaceAll('OUT', join(base, 'outside'));
  const put = async (path: string, text: string) => {
    await mkdir(dirname(join(base, 'site', path)), { recursive: true });
    await writeFile(join(base, 'site', path), at(text));
  };
  await put('_config.yml', `title: x\n${config}`);
  await put('_includes/own.html', 'own');
  await put(POST, '---\nlayout: default\n---\n{% include own.html %} {{ site.data | jsonify }} {{ site.word }}\n');
  await put(
    'all.html',
    '---\n---\n{% for p in site.pages %}{{ p.content }}{{ p.title }}{% endfor %}{{ site.posts | map: "content" }}\n',
  );
  for (const [path, text] of Object.entries(files)) await put(path, text);
  for (const [path, target] of Object.entries(links)) {
    await mkdir(dirname(join(base, 'site', path)), { recursive: true });
    await symlink(at(target), join(base, 'site', path));
  }
  return base;
}

/** Every file below a folder, links not followed, with its text. */
async function everything(folder: string): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) found[path.slice(folder.length + 1)] = await readFile(path, 'latin1');
  }
  return found;
}

/** Renders the whole site; what lies outside the folder for pages must stay as it was, and the secret where it is. */
async function rendered(base: string) {
  const before = await everything(base);
  const run = await galley(['render', '--site', 'site', '--out', 'out', '--pages'], base);
  const after = await everything(base);
  const pages = Object.entries(after).filter(([path]) => path.startsWith('out/'));
  expect(Object.fromEntries(Object.entries(after).filter(([path]) => !path.startsWith('out/')))).toEqual(before);
  expect(pages.filter(([, text]) => text.includes(SECRET))).toEqual([]);
  expect(run.output + run.errors).not.toContain(SECRET);
  return { run, pages: pages.map(([path]) => path) };
}

describe('no file outside the folder is read, or written, through', () => {
  const folders = ['layouts_dir', 'includes_dir', 'data_dir', 'collections_dir', 'plugins_dir', 'source', 'sass_dir'];
  const scss = (text: string) => ({ 'a.scss': `---\n---\n${text}\n` });
  const page = (text: string, front = '') => ({ 'p.md': `---\n${front}\n---\n${text}\n` });
  const attacks: readonly (readonly [string, Attack])[] = [
    ...folders.flatMap(key =>
      ['../outside', 'OUT', './../outside', '_x/../../outside', 'file://OUT'].map(
        path => [`${key}: ${path}`, { config: `${key}: ${path}\n` }] as const,
      ),
    ),
    [
      'folders of Sass',
      { config: 'sass: {sass_dir: ../outside, load_paths: [OUT, ../outside]}\n', files: scss('@import "secret";') },
    ],
    ...[
      '../outside/secret',
      '../../outside/secret',
      'OUT/secret',
      'file://OUT/_secret.scss',
      'file://OUT/secret',
    ].flatMap(path => [
      [`@import "${path}"`, { files: scss(`@import "${path}";`) }] as const,
      [`@use "${path}"`, { files: scss(`@use "${path}" as *;\n.b { content: $word }`) }] as const,
      [`meta.load-css("${path}")`, { files: scss(`@use "sass:meta";\n@include meta.load-css("${path}");`) }] as const,
    ]),
    ...['../outside/secret.html', '../../outside/secret.html', 'OUT/secret.html', '..//outside/secret.html'].flatMap(
      path => [
        [`include ${path}`, { files: page(`{% include ${path} %}`) }] as const,
        [`include_relative ${path}`, { files: page(`{% include_relative ${path} %}`) }] as const,
        [`include of a variable ${path}`, { files: page('{% include {{ page.x }} %}', `x: ${path}`) }] as const,
        [`link ${path}`, { files: page(`{% link ${path} %}`) }] as const,
        [`layout ${path}`, { files: page('x', `layout: ${path.replace('.html', '')}`) }] as const,
        [`image ${path}`, { files: page('![x]({{ page.image }})', `image: ${path}`) }] as const,
      ],
    ),
    ...['_layouts', '_includes', '_data', '_sass', '_posts/b', '_things', 'pages', 'assets'].map(
      path =>
        [
          `a link ${path} to a folder`,
          {
            config: 'collections: {things: {output: true}}\n',
            links: { [path === '_includes' ? '_includes/b' : path]: 'OUT' },
          },
        ] as const,
    ),
    ...[
      ['_layouts/default.html', 'secret.html'],
      ['_includes/x.html', 'secret.html'],
      ['_data/x.yml', 'secret.yml'],
      ['_data/x.json', 'secret.json'],
      ['_data/x.csv', 'secret.csv'],
      ['_sass/_x.scss', '_secret.scss'],
      ['_posts/2025-02-02-b.md', 'secret.md'],
      ['page.md', 'secret.md'],
      ['style.css', 'secret.css'],
      ['_config.yaml', '_config.yml'],
    ].map(([path = '', target]) => [`a link ${path} to a file`, { links: { [path]: `OUT/${target}` } }] as const),
    ['a link to the folder above', { links: { up: '..' } }],
    ['a link to the root', { links: { root: '/' } }],
    ['a link over a link', { links: { one: 'two', two: 'OUT' } }],
    ['a theme’s name', { config: 'theme: ../outside\n' }],
    [
      'a theme that the site brings as a link',
      { config: 'theme: evil\n', links: { 'vendor/bundle/ruby/3.0/gems/evil-1.0': 'OUT' } },
    ],
    [
      'a folder of themes that is a link',
      {
        config: 'theme: evil\n',
        links: { 'vendor/bundle': 'OUT' },
      },
    ],
    ...[
      '/../../outside/evil.html',
      '/%2e%2e/%2e%2e/outside/evil.html',
      '/..\\..\\outside\\evil.html',
      '../../outside/evil.html',
      '//OUT/evil.html',
      '/a/../../../outside/evil/',
    ].flatMap(path => [
      [`permalink ${path}`, { files: page('evil', `permalink: '${path}'`) }] as const,
      [
        `redirect_from ${path}`,
        { config: 'plugins: [jekyll-redirect-from]\n', files: page('evil', `redirect_from: ['${path}']`) },
      ] as const,
      [
        `a collection’s permalink ${path}`,
        {
          config: `collections: {things: {output: true, permalink: '${path}'}}\n`,
          files: { '_things/a.md': '---\n---\nevil\n' },
        },
      ] as const,
      [
        `slug ${path}`,
        { files: { '_posts/2025-03-03-c.md': `---\nslug: '${path}'\ncategories: ['${path}']\n---\nevil\n` } },
      ] as const,
    ]),
    [
      'a link in the repository’s own files',
      {
        files: { '.git/config': `[remote]\nurl = ${SECRET}\n`, 'p.md': '---\n---\n{% include_relative c %}\n' },
        links: { c: '.git/config', '_data/x.yml': '../.git/config', g: '.git' },
      },
    ],
  ];

  test.each(attacks)('%s', async (_name, attack) => {
    const { pages } = await rendered(await laid(attack));
    // A source elsewhere is a site without pages.
    if (!attack.config?.startsWith('source:')) expect(pages.length).toBeGreaterThan(0);
  });
});

describe('pages are written into the folder for them alone, where', () => {
  test('it holds links', async () => {
    const base = await laid({ files: { 'deep/p.md': '---\npermalink: /deep/secret.md\n---\nevil\n' } });
    await mkdir(join(base, 'out'));
    await symlink(join(base, 'outside'), join(base, 'out/deep'));
    const run = await galley(['render', '--site', 'site', '--out', 'out', '--pages'], base);
    expect(run.code).toBe(2);
    expect(run.errors).toContain('outside');
    expect(await readFile(join(base, 'outside/secret.md'), 'utf8')).toBe(outside['outside/secret.md']);
  });

  test('it is a repository', async () => {
    const base = await laid({
      files: { p: '---\npermalink: /.git/config\n---\n[core]\nfsmonitor = touch ran\n' },
    });
    await mkdir(join(base, 'out'));
    execFileSync('git', ['init', '-q'], { cwd: join(base, 'out') });
    const before = await readFile(join(base, 'out/.git/config'), 'utf8');
    await galley(['render', '--site', 'site', '--out', 'out', '--pages'], base);
    expect(await readFile(join(base, 'out/.git/config'), 'utf8')).toBe(before);
  });
});

describe('what Galley itself writes stays in the folder', () => {
  const GIF = Uint8Array.from(Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAA=', 'base64'));

  test.each(['../outside', '/outside', 'a/../../outside', 'linked', '.git/hooks', '.GIT'])(
    'a picture’s folder %s',
    async folder => {
      const base = await laid({ files: { '.galley.yml': `images:\n  folder: ${folder}\n` }, links: { linked: 'OUT' } });
      const before = await everything(base);
      const answer = await importImage(await SiteFolder.open(join(base, 'site')), new Disk(), 'a.gif', GIF);
      expect(answer.kind).toBe('refused');
      expect(await everything(base)).toEqual(before);
    },
  );

  test('a new draft, where the drafts are a link', async () => {
    const base = await laid({ links: { _drafts: 'OUT' } });
    const before = await everything(base);
    expect((await galley(['new', 'Mine', '--site', 'site'], base)).code).not.toBe(0);
    expect(await everything(base)).toEqual(before);
  });

  const repository = async (attack: Attack) => {
    const base = await laid({ ...attack, files: { [POST]: '---\ntitle: x\n---\nText.\n', ...attack.files } });
    await mkdir(join(base, 'target/_posts'), { recursive: true });
    await writeFile(join(base, 'target/_config.yml'), 'title: y\n');
    return base;
  };
  const exported = (base: string) => galley(['export', '--site', 'site', '--to', 'target', POST], base);

  test('an export without links goes on', async () => {
    const base = await repository({ links: { _data: 'OUT' } });
    expect(await exported(base)).toMatchObject({ code: 0 });
    expect(Object.keys(await everything(join(base, 'site/.galley/exports')))).toHaveLength(1);
  });

  test('what an export remembers, where its folder is a link', async () => {
    const base = await repository({ links: { '.galley': 'OUT' } });
    expect((await exported(base)).errors).toContain('outside the opened folder');
    expect(Object.keys(await everything(join(base, 'outside'))).sort()).toEqual(
      Object.keys(outside)
        .map(path => path.slice('outside/'.length))
        .sort(),
    );
  });

  test('an export, where the target’s posts are a link', async () => {
    const base = await repository({});
    await mkdir(join(base, 'elsewhere'));
    execFileSync('rm', ['-r', join(base, 'target/_posts')]);
    await symlink(join(base, 'elsewhere'), join(base, 'target/_posts'));
    expect((await exported(base)).code).not.toBe(0);
    expect(await readdir(join(base, 'elsewhere'))).toEqual([]);
  });

  test('an export copies no file of the repository as a picture', async () => {
    const base = await repository({
      files: { '.git/config': SECRET, [POST]: '---\ntitle: x\n---\n![x](/a.png)\n![y](/b.png)\n' },
      links: { 'a.png': '.git/config', 'b.png': 'OUT/secret.md' },
    });
    expect((await exported(base)).errors).toContain('a.png is not in the site');
    expect(JSON.stringify(await everything(join(base, 'target')))).not.toContain(SECRET);
  });
});

test.each(['../outside', '/etc', '.', '..', 'a/b', 'a\\b', 'a\0b', '', '-x', '*'])(
  '%j is no theme’s name',
  async name => {
    expect(await findTheme(name, await folderWith({ '_config.yml': '' }))).toBeUndefined();
  },
);
