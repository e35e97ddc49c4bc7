import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { galley } from '../../../kit/cli.ts';

const starter = join(import.meta.dirname, '../../../../resources/starter');
const icon = join(import.meta.dirname, '../../../../resources/icons/128x128.png');
let base: string;

const path = (...names: string[]): string => join(base, ...names);
const read = (...names: string[]): Promise<string> => readFile(path(...names), 'utf8');

async function put(name: string, text: string): Promise<void> {
  await mkdir(dirname(path(name)), { recursive: true });
  await writeFile(path(name), text);
}

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'galley-cli-'));
});
afterEach(() => rm(base, { recursive: true, force: true }));

describe('galley', () => {
  it('lists its commands, and says so with 2 when it is given none', async () => {
    const { code, output } = await galley([], base);
    expect([code, output]).toEqual([2, expect.stringContaining('kramdown')]);
  });

  it('refuses an unknown command', async () => {
    expect((await galley(['publish'], base)).code).toBe(2);
  });

  it('refuses an unknown option with the usage', async () => {
    const { code, errors } = await galley(['list', '--site', base, '--nope'], base);
    expect([code, errors]).toEqual([2, expect.stringContaining('Usage: galley list')]);
  });

  it('refuses a folder that is not there', async () => {
    const { code, errors } = await galley(['list', '--site', path('nowhere')], base);
    expect([code, errors]).toEqual([2, expect.stringContaining('ENOENT')]);
  });

  it('gives help for each command', async () => {
    const { code, output } = await galley(['render', '--help'], base);
    expect([code, output]).toEqual([0, expect.stringContaining('--out DIR')]);
  });
});

describe('galley kramdown', () => {
  it('converts standard input with Jekyll’s options', async () => {
    const { output } = await galley(['kramdown'], base, '# A "title"\n\nSome `code`...\n');
    expect(output).toBe(
      '<h1 id="a-title">A “title”</h1>\n\n<p>Some <code class="language-plaintext highlighter-rouge">code</code>…</p>\n',
    );
  });
});

describe('galley get and set', () => {
  const post = '---\ntitle: "A: title"   # note\r\ntags: [a, b]\ndate: 2025-12-02T05:19:31\n---\nbody\n';

  it('gets a value as JSON', async () => {
    await put('post.md', post);
    expect((await galley(['get', 'post.md', 'tags'], base)).output).toBe('["a","b"]\n');
  });

  it('gets null for a key that is not there', async () => {
    await put('post.md', post);
    expect((await galley(['get', 'post.md', 'nope'], base)).output).toBe('null\n');
  });

  it('changes only the lines of the named keys', async () => {
    await put('post.md', post);
    const { code } = await galley(['set', 'post.md', 'tags=["a","c"]', 'title=Other: title'], base);
    expect([code, await read('post.md')]).toEqual([
      0,
      '---\ntitle: "Other: title"   # note\r\ntags: [a, c]\ndate: 2025-12-02T05:19:31\n---\nbody\n',
    ]);
  });

  it('keeps a date a date', async () => {
    await put('post.md', post);
    await galley(['set', 'post.md', 'date=2026-01-01'], base);
    expect(await read('post.md')).toContain('\ndate: 2026-01-01\n');
  });

  it('changes no byte when the value is the same', async () => {
    await put('post.md', post);
    await galley(['set', 'post.md', 'tags=["a","b"]'], base);
    expect(await read('post.md')).toBe(post);
  });

  it('refuses front matter that is not closed, with its place', async () => {
    await put('post.md', '---\ntitle: A\nbody\n');
    const { code, errors } = await galley(['set', 'post.md', 'title=B'], base);
    expect([code, errors]).toEqual([2, expect.stringMatching(/^post\.md:1:1: error: /)]);
  });

  it('refuses a file that is not UTF-8 and leaves it alone', async () => {
    const bytes = Buffer.from('---\ntitle: caf\xe9\n---\n', 'latin1');
    await writeFile(path('post.md'), bytes);
    expect((await galley(['set', 'post.md', 'title=B'], base)).code).toBe(2);
    expect(await readFile(path('post.md'))).toEqual(bytes);
  });
});

describe('galley on the starter site', () => {
  beforeEach(() => cp(starter, path('site'), { recursive: true }));

  it('lists posts with their addresses', async () => {
    const { output } = await galley(['list', '--site', 'site', '--json'], base);
    const posts = JSON.parse(output) as readonly { path: string; status: string; url: string }[];
    expect(posts.find(post => post.path.includes('harbour'))).toMatchObject({
      status: 'published',
      url: expect.stringMatching(/^\/news\/2025\/12\/02\//),
    });
    expect(posts.some(post => post.status === 'draft')).toBe(true);
  });

  it('names the posts that are no UTF-8, whose pages are not made', async () => {
    await writeFile(path('site/_posts/2025-01-01-latin.md'), Buffer.from('---\ntitle: A\n---\ncaf\xe9\n', 'latin1'));
    await writeFile(path('site/latin.html'), Buffer.from('caf\xe9\n', 'latin1'));
    const { code, errors } = await galley(['render', '--site', 'site', '--out', 'out'], base);
    expect([code, errors]).toEqual([1, expect.stringMatching(/^_posts\/2025-01-01-latin\.md:1:1: error: /)]);
    expect(errors.trim().split('\n')).toHaveLength(1);
  });

  it('renders every published post where jekyll build would', async () => {
    const { code } = await galley(['render', '--site', 'site', '--out', 'out'], base);
    const pages = (await readdir(path('out'), { recursive: true })).filter(name => name.endsWith('.html'));
    expect([code, pages]).toEqual([0, expect.arrayContaining([expect.stringContaining('news/2025/12/02/')])]);
  });

  it('renders one post that is named from the working folder', async () => {
    const [post] = (await readdir(path('site/_posts'))).sort();
    await galley(['render', '--site', 'site', '--out', 'out', `site/_posts/${post}`], base);
    const pages = (await readdir(path('out'), { recursive: true })).filter(name => name.endsWith('.html'));
    expect(pages).toHaveLength(1);
  });

  it('prints a body without the layout', async () => {
    const [post] = (await readdir(path('site/_posts'))).sort();
    const { output } = await galley(['body', '--site', 'site', `_posts/${post}`], base);
    expect([output.includes('<p>'), output.includes('<html')]).toEqual([true, false]);
  });

  it('finds nothing grave to check', async () => {
    const { code, errors } = await galley(['check', '--site', 'site'], base);
    expect([code, errors]).toEqual([0, expect.not.stringContaining('error:')]);
  });

  it('reports a broken link, a missing image and a left mark with their lines', async () => {
    await put(
      'site/_posts/2026-01-02-bad.md',
      '---\ntitle: Bad\n---\n\n[a](/nowhere/)\n\n![x](/assets/no.png)\n\n{++new++}\n',
    );
    const { code, output } = await galley(['check', '--site', 'site', '--json', '_posts/2026-01-02-bad.md'], base);
    const found = (JSON.parse(output) as { code: string; place: { line: number } }[]).map(one => [
      one.code,
      one.place.line,
    ]);
    expect(code).toBe(1);
    expect(found).toEqual(
      expect.arrayContaining([
        ['link-broken', 5],
        ['image-missing', 7],
        ['review-marks', 9],
      ]),
    );
  });

  it('silences a rule that the site’s settings switch off', async () => {
    await put('site/_posts/2026-01-02-bad.md', '---\ntitle: Bad\n---\n\n[a](/nowhere/)\n');
    await put('site/.galley.yml', 'checks:\n  link-broken: off\n');
    const { output } = await galley(['check', '--site', 'site', '--json', '_posts/2026-01-02-bad.md'], base);
    expect(output).not.toContain('link-broken');
  });

  it('writes findings as SARIF', async () => {
    await put('site/_posts/2026-01-02-bad.md', '---\ntitle: Bad\n---\n\n[a](/nowhere/)\n');
    const { output } = await galley(['check', '--site', 'site', '--format', 'sarif'], base);
    const log = JSON.parse(output) as { version: string; runs: { results: { ruleId: string }[] }[] };
    expect([log.version, log.runs[0]?.results.map(result => result.ruleId)]).toEqual([
      '2.1.0',
      expect.arrayContaining(['link-broken']),
    ]);
  });

  it('makes a draft with the keys of the site’s posts', async () => {
    const { output } = await galley(['new', '--site', 'site', 'A New: Post'], base);
    expect(output).toBe('_drafts/a-new-post.md\n');
    expect(await read('site/_drafts/a-new-post.md')).toMatch(/^---\n(?:.*\n)*title: ["']A New: Post["']\n/);
  });

  it('does not replace a draft of the same name', async () => {
    await galley(['new', '--site', 'site', 'A New Post'], base);
    expect((await galley(['new', '--site', 'site', 'A new post'], base)).code).toBe(2);
  });
});

describe('galley render', () => {
  it('reports once what an include does wrong on many pages', async () => {
    await put('site/_config.yml', 'permalink: none\n');
    await put('site/_includes/i.html', '{% nope %}');
    await put('site/_posts/2026-01-01-a.md', '---\n---\n{% include i.html %}');
    await put('site/_posts/2026-01-02-b.md', '---\n---\n{% include i.html %}');
    const { errors } = await galley(['render', '--site', path('site'), '--out', path('out')], base);
    expect(errors.trim().split('\n')).toEqual([expect.stringContaining('_includes/i.html:1:')]);
  });

  it('writes of two posts with one address the later one', async () => {
    await put('site/_config.yml', 'permalink: /:title/\n');
    await put('site/_posts/2026-01-02-a.md', '---\n---\nlater\n');
    await put('site/_posts/2026-01-01-a.md', '---\n---\nearlier\n');
    await galley(['render', '--site', path('site'), '--out', path('out')], base);
    expect(await read('out/a/index.html')).toBe('<p>later</p>\n');
  });
});

describe('galley export', () => {
  const draft =
    '---\ntitle: "Boats come back"\ntags: [harbour] # keep\nimage: ../pictures/dawn.png\n---\n![boats](<../pictures/dawn.png>)\n';
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: path('site'), encoding: 'utf8', stdio: 'pipe' }).trim();
  const run = (...args: string[]) =>
    galley(['export', '--site', 'src', '--to', 'site', '_drafts/boats.md', ...args], base);

  beforeEach(async () => {
    await cp(starter, path('site'), { recursive: true });
    await put('src/_drafts/boats.md', draft);
    await mkdir(path('src/pictures'), { recursive: true });
    await cp(icon, path('src/pictures/dawn.png'));
    git('init', '--quiet', '--initial-branch=main');
    git('config', 'user.name', 'Nadia Brandt');
    git('config', 'user.email', 'nadia@example.org');
    git('add', '.');
    git('commit', '--quiet', '-m', 'First');
  });

  it('shows the plan and writes nothing on a dry run', async () => {
    const { code, output } = await run('--dry-run');
    expect([code, output]).toEqual([0, expect.stringContaining('add _posts/2026-11-23-boats.md')]);
    expect(git('status', '--porcelain')).toBe('');
  });

  it('writes the post under its published name with its image under its MD5', async () => {
    await run();
    expect(await read('site/_posts/2026-11-23-boats.md')).toMatch(
      /^---\ntitle: "Boats come back"\ndate: 2026-11-23 05:00:00 \+0000\ntags: \[harbour\] # keep\nimage: \/?assets\/images\/[0-9a-f]{32}\.png\n---\n!\[boats\]\(<\/assets\/images\/[0-9a-f]{32}\.png>\)\n$/,
    );
  });

  it('commits the planned files and nothing else', async () => {
    await put('site/unrelated.md', 'x');
    await run('--commit', 'Publish boats', '--branch', 'post/boats');
    expect(git('log', '-1', '--format=%s %D')).toBe('Publish boats HEAD -> post/boats');
    expect(git('status', '--porcelain')).toBe('?? unrelated.md');
  });

  it('commits a post to a branch of its own, and says on a dry run which that would be', async () => {
    const { output } = await run('--branch-per-post', '--dry-run');
    expect(output).toContain('branch post/boats _drafts/boats.md: 2 files');
    expect(git('branch', '--format=%(refname:short)')).toBe('main');
    await run('--branch-per-post', '--commit', 'Publish: {title}');
    expect(git('log', '-1', '--format=%s', 'post/boats')).toBe('Publish: Boats come back');
    expect(git('status', '--porcelain', '--branch')).toBe('## main');
  });

  it('changes nothing when it is repeated', async () => {
    await run('--commit', 'Publish boats');
    const { code, output } = await run('--json');
    expect([code, (JSON.parse(output) as { files: unknown[] }).files]).toEqual([0, []]);
  });

  it('brings an exported post up to date', async () => {
    await run();
    await put('src/_drafts/boats.md', draft.replace('![boats]', 'More. ![boats]'));
    await run();
    expect(await read('site/_posts/2026-11-23-boats.md')).toContain('More. ![boats]');
  });

  it('does not overwrite what was changed in the target', async () => {
    await run();
    await put('site/_posts/2026-11-23-boats.md', 'edited in the repository\n');
    const { code, output } = await run();
    expect([code, output]).toEqual([1, expect.stringContaining('conflict _posts/2026-11-23-boats.md')]);
    expect(await read('site/_posts/2026-11-23-boats.md')).toBe('edited in the repository\n');
  });

  it('merges what both sides changed in different lines', async () => {
    await run();
    const there = await read('site/_posts/2026-11-23-boats.md');
    await put(
      'site/_posts/2026-11-23-boats.md',
      there.replace('title: "Boats come back"', 'title: "All boats come back"'),
    );
    await put('src/_drafts/boats.md', `${draft}\nA new paragraph.\n`);
    expect((await run('--on-conflict', 'merge')).code).toBe(0);
    const merged = await read('site/_posts/2026-11-23-boats.md');
    expect([merged.includes('All boats'), merged.includes('A new paragraph.')]).toEqual([true, true]);
  });

  it('refuses a post with review marks', async () => {
    await put('src/_drafts/boats.md', `${draft}\n{++more++}\n`);
    const { code, errors } = await run();
    expect([code, errors]).toEqual([1, expect.stringContaining('_drafts/boats.md:8:1: error:')]);
    expect(git('status', '--porcelain')).toBe('');
  });

  it('publishes a draft within one folder', async () => {
    await put('site/_drafts/own.md', '---\ntitle: Own\n---\n\nText.\n');
    const { code } = await galley(['export', '--site', 'site', '--to', 'site', '_drafts/own.md'], base);
    expect([code, await readdir(path('site/_drafts'))]).toEqual([0, expect.not.arrayContaining(['own.md'])]);
    expect(await read('site/_posts/2026-11-23-own.md')).toContain('date: 2026-11-23 05:00:00 +0000');
  });

  it('refuses a target that is no site', async () => {
    await mkdir(path('empty'));
    const { code, errors } = await galley(['export', '--site', 'src', '--to', 'empty', '_drafts/boats.md'], base);
    expect([code, errors]).toEqual([2, expect.stringContaining('_config.yml')]);
  });

  it('refuses a target inside the source', async () => {
    await cp(starter, path('src/site'), { recursive: true });
    const { code, errors } = await galley(['export', '--site', 'src', '--to', 'src/site', '_drafts/boats.md'], base);
    expect([code, errors]).toEqual([2, expect.stringContaining('one inside the other')]);
  });

  it('shows lines and pages without writing on a dry run', async () => {
    const { code, output } = await run('--dry-run', '--diff', '--pages');
    expect([code, output]).toEqual([0, expect.stringContaining('+title: "Boats come back"')]);
    expect(output).toMatch(/^page \/\S*boats\S* new$/m);
    expect(git('status', '--porcelain')).toBe('');
  });

  it.each([
    ['no branch is checked out', () => git('checkout', '-q', '--detach')],
    ['is not finished', () => writeFile(path('site/.git/MERGE_HEAD'), git('rev-parse', 'HEAD'))],
    ['no git repository', () => rm(path('site/.git'), { recursive: true })],
  ])('writes nothing where the commit would fail: %s', async (said, spoil) => {
    await spoil();
    const { code, errors } = await run('--commit', 'Publish');
    expect([code, errors]).toEqual([2, expect.stringContaining(said)]);
    await expect(read('site/_posts/2026-11-23-boats.md')).rejects.toThrow();
  });

  it.each(['--orphan', 'a..b'])('takes the branch %s for no option and no name', async name => {
    const { code } = await run(`--branch=${name}`, '--commit=--amend');
    expect([code, git('log', '--format=%s'), git('branch', '--format=%(refname:short)')]).toEqual([2, 'First', 'main']);
  });

  it('moves a post that was renamed in the source, and lets its old address lead to the new one', async () => {
    await put('site/_config.yml', `${await read('site/_config.yml')}\nplugins: [jekyll-redirect-from]\n`);
    await run();
    await rm(path('src/_drafts/boats.md'));
    await put('src/_drafts/ships.md', draft);
    const again = () => galley(['export', '--site', 'src', '--to', 'site', '_drafts/ships.md', '--json'], base);
    expect(JSON.parse((await again()).output)).toMatchObject({
      files: [{ kind: 'rename-text', formerly: '_posts/2026-11-23-boats.md', path: '_posts/2026-11-23-ships.md' }],
    });
    expect(await read('site/_posts/2026-11-23-ships.md')).toContain('redirect_from: [/2026/11/23/boats/]');
    expect(JSON.parse((await again()).output)).toMatchObject({ files: [], conflicts: [] });
  });

  it.each([
    ['clears up', false],
    ['keeps, where a page of the site names it,', true],
  ])('%s the image that a post has given up', async (_, named) => {
    await run();
    const images = () => readdir(path('site/assets/images'));
    const copy = (await images()).find(name => /^[0-9a-f]{32}\.png$/.test(name));
    if (named) await put('site/about.md', `---\n---\n![](/assets/images/${copy})\n`);
    await put('src/_drafts/boats.md', draft.replace(/!\[boats\].*/, 'None.').replace(/^image:.*\n/m, ''));
    await run();
    expect((await images()).includes(copy!)).toBe(named);
  });

  it('merges two versions without a common ancestor by keeping the lines of both', async () => {
    const body = (text: string) => `---\ntitle: "Boats come back"\n---\n${text}`;
    await put('site/_posts/2026-11-23-boats.md', body('First.\n\nShared.\nBoth.\n'));
    await put('src/_drafts/boats.md', body('Shared.\nBoth.\n\nLast.\n'));
    expect((await run('--on-conflict', 'merge')).code).toBe(0);
    expect(await read('site/_posts/2026-11-23-boats.md')).toContain('First.\n\nShared.\nBoth.\n\nLast.\n');
  });
});

describe('galley check of fields', () => {
  it('names the keys that the site requires, where their condition holds and no default gives them', async () => {
    await put('wants/_config.yml', 'defaults: [{scope: {path: ""}, values: {series: sea}}]\n');
    await put(
      'wants/.galley.yml',
      'fields:\n  author: {required: true}\n  series: {required: true}\n  stars: {required: true, when: {kind: review}}\n',
    );
    await put('wants/_posts/2025-01-01-a.md', '---\ntitle: A\nauthor: ""\n---\nText.\n');
    await put('wants/_posts/2025-01-02-b.md', '---\ntitle: B\nauthor: Ada\nkind: review\n---\nText.\n');
    const { errors } = await galley(['check', '--site', 'wants'], base);
    const said = errors.split('\n').filter(line => line.includes('settings require'));
    expect(said.map(line => line.replace(/:.*The post has no (\w+),.*/, ' $1')).sort()).toEqual([
      '_posts/2025-01-01-a.md author',
      '_posts/2025-01-02-b.md stars',
    ]);
  });
});

describe('galley new where it cannot write', () => {
  it('says why in one line', async () => {
    await mkdir(path('site/_drafts/low-tide.md'), { recursive: true });
    const { code, errors } = await galley(['new', '--site', 'site', 'Low tide'], base);
    expect([code, errors]).toEqual([2, 'galley new: _drafts/low-tide.md cannot be made: it is no regular file.\n']);
  });
});

describe('galley new from a template', () => {
  it('fills in the template that is named, and names the others when there is none of that name', async () => {
    await put('site/_templates/review.md', '---\ntitle: {{ title }}\nstars: 3\n---\n\n# {{ title }}\n');
    const made = await galley(
      ['new', '--site', 'site', 'High water', '--template', 'review', '--dry-run', '--json'],
      base,
    );
    expect(JSON.parse(made.output)).toEqual({
      path: '_drafts/high-water.md',
      text: '---\ntitle: High water\nstars: 3\n---\n\n# High water\n',
    });
    const none = await galley(['new', '--site', 'site', 'Low water', '--template', 'x'], base);
    expect([none.code, none.errors]).toEqual([2, expect.stringContaining('there are review')]);
  });
});

describe('galley new and set, dry', () => {
  it('show what they would do and write nothing', async () => {
    await put('post.md', '---\ntitle: A\n---\n');
    const set = await galley(['set', 'post.md', 'title=B', '--dry-run'], base);
    expect([set.output, await read('post.md')]).toEqual([
      '--- post.md\n+++ post.md\n@@ -2,1 +2,1 @@\n-title: A\n+title: B\n',
      '---\ntitle: A\n---\n',
    ]);
    await cp(starter, path('site'), { recursive: true });
    const made = await galley(['new', '--site', 'site', 'Low tide', '--dry-run', '--json'], base);
    expect(JSON.parse(made.output)).toMatchObject({
      path: '_drafts/low-tide.md',
      text: expect.stringContaining('title: Low tide'),
    });
    expect(await readdir(path('site/_drafts'))).not.toContain('low-tide.md');
  });
});
