import { mkdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { galley } from '../../../kit/cli.ts';
import { folderWith } from '../../../kit/folder.ts';

const draft = '---\ntitle: Boats\ndate: 2026-02-03\n---\n\nDry.\n\nCalm.\n';
const post = 'site/_posts/2026-02-03-boats.md';
let base: string;

const read = (path: string): Promise<string> => readFile(join(base, path), 'utf8');
async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(base, path)), { recursive: true });
  await writeFile(join(base, path), text);
}

const sitePosts = (...heads: string[]): Record<string, string> =>
  Object.fromEntries(
    heads.map((head, at) => [`site/_posts/2026-01-0${at + 1}-p${at}.md`, `---\n${head}---\n\nText.\n`]),
  );

const run = (...args: string[]) =>
  galley(['export', '--site', 'src', '--to', 'site', '_drafts/boats.md', ...args], base);
const planned = async (...args: string[]) => {
  const { output } = await run('--json', '--dry-run', ...args);
  return JSON.parse(output) as { files: { kind: string }[]; conflicts: unknown[]; kept: unknown[] };
};

beforeEach(async () => {
  base = await folderWith({ 'site/_config.yml': 'title: Quay\n', 'src/_drafts/boats.md': draft });
});

describe('an export after a conflict was decided', () => {
  it('does not ask again about what was kept, until either side changes', async () => {
    await put(post, draft.replace('Dry', 'Wet'));
    expect((await run()).code).toBe(1);
    expect((await run('--on-conflict', 'keep')).code).toBe(0);
    expect(await planned()).toMatchObject({ files: [], conflicts: [], kept: [{ from: '_drafts/boats.md' }] });
    await put('src/_drafts/boats.md', draft.replace('Calm', 'Rough'));
    expect((await planned()).conflicts).toHaveLength(1);
    await put('src/_drafts/boats.md', draft);
    await put(post, draft.replace('Dry', 'Soaked'));
    expect((await planned()).conflicts).toHaveLength(1);
  });

  it('copies no picture of a post that stays as the target has it', async () => {
    await put('src/dawn.png', 'dawn');
    await put('src/_drafts/boats.md', `${draft}![a](/dawn.png)\n`);
    await put(post, draft);
    expect((await planned()).files).toMatchObject([{ kind: 'add-asset' }]);
    expect((await planned('--on-conflict', 'keep')).files).toEqual([]);
  });

  it('does not remember on a dry run', async () => {
    await put(post, draft.replace('Dry', 'Wet'));
    await run('--on-conflict', 'keep', '--dry-run');
    expect((await planned()).conflicts).toHaveLength(1);
  });

  it('keeps what was merged, and merges only what is new since', async () => {
    await run();
    await put(post, draft.replace('Dry', 'Wet'));
    await put('src/_drafts/boats.md', draft.replace('Calm', 'Rough'));
    expect((await run('--on-conflict', 'merge')).code).toBe(0);
    const merged = draft.replace('Dry', 'Wet').replace('Calm', 'Rough');
    expect(await read(post)).toBe(merged);
    expect(await planned()).toMatchObject({ files: [], conflicts: [] });
    await put('src/_drafts/boats.md', `${draft.replace('Calm', 'Rough')}\nLast.\n`);
    expect((await planned()).conflicts).toHaveLength(1);
    await run('--on-conflict', 'merge');
    expect(await read(post)).toBe(`${merged}\nLast.\n`);
  });
});

describe('an export over something that is no text', () => {
  it('leaves a link that leads nowhere alone, and says what is in the way', async () => {
    await mkdir(join(base, 'site/_posts'));
    await symlink('gone.md', join(base, post));
    const { code, errors } = await run();
    expect([code, errors]).toEqual([1, expect.stringContaining('something at _posts/2026-02-03-boats.md')]);
    expect(await readlink(join(base, post))).toBe('gone.md');
  });

  it('leaves a file that is not UTF-8 alone', async () => {
    await mkdir(join(base, 'site/_posts'));
    await writeFile(join(base, post), new Uint8Array([0xff, 0xfe, 0x41, 0x00]));
    expect((await run()).code).toBe(1);
    expect([...(await readFile(join(base, post)))]).toEqual([0xff, 0xfe, 0x41, 0x00]);
  });

  it('does not let a draft take a name that differs from another post’s in case alone', async () => {
    await put('site/_posts/2026-02-03-BOATS.md', draft);
    await put('site/_drafts/boats.md', draft);
    const { code } = await galley(['export', '--site', 'site', '--to', 'site', '_drafts/boats.md'], base);
    expect(code).toBe(1);
  });
});

describe('an exported post’s front matter', () => {
  const exported = async (text: string, ...heads: string[]): Promise<string> => {
    for (const [path, contents] of Object.entries(sitePosts(...heads))) await put(path, contents);
    await put('src/_drafts/boats.md', text);
    await run();
    return read('site/_posts/2026-11-23-boats.md');
  };
  const three = (head: string): string[] => [1, 2, 3].map(n => head.replaceAll('N', String(n)));

  it('gets missing keys where and as the target’s posts write them', async () => {
    const text = await exported(
      '---\ntitle: Boats # mine\ntags: [sea]\n---\nText.\n',
      ...three("layout: 'essay'\ntitle: 'TN'\ndate: '2026-01-0N 10:00'\ntags:\n  - a\n"),
    );
    expect(text).toBe("---\nlayout: 'essay'\ntitle: Boats # mine\ndate: '2026-11-23 05:00'\ntags: [sea]\n---\nText.\n");
  });

  it('gets no date where the target’s posts have theirs in the name alone', async () => {
    expect(await exported('---\ntitle: Boats\n---\nText.\n', ...three('title: TN\n'))).toBe(
      '---\ntitle: Boats\n---\nText.\n',
    );
  });

  it('takes the target’s name of a key that no template there asks for', async () => {
    await put('site/_layouts/post.html', '{{ page.authors }} {{ page.image }} {{ page.summary }}');
    const text = await exported(
      '---\ntitle: Boats\nauthor: "Nadia"\ncover: https://a.net/a.png # dawn\nsummary: Own\n---\nText.\n',
      ...three('title: TN\nauthors: [A]\nimage: /assets/N.png\nexcerpt: E\n'),
    );
    expect(text).toBe(
      '---\ntitle: Boats\nauthors: [Nadia]\nimage: https://a.net/a.png # dawn\nsummary: Own\n---\nText.\n',
    );
  });

  it('is not changed again when the target’s habits have become others', async () => {
    await exported('---\ntitle: Boats\n---\nText.\n', ...three('title: TN\n'));
    for (const at of [1, 2, 3, 4, 5])
      await put(`site/_posts/2026-05-0${at}-x.md`, '---\nlayout: other\nauthor: A\n---\n');
    for (const at of [0, 1, 2])
      await put(`site/_posts/2026-01-0${at + 1}-p${at}.md`, '---\nlayout: other\nauthor: A\n---\n');
    expect(await planned()).toMatchObject({ files: [], conflicts: [] });
  });
});

describe('galley export', () => {
  it('plans the pages of production, whatever the shell builds previews for', async () => {
    await put('site/_layouts/post.html', '{{ jekyll.environment }} {{ content }}');
    await put('src/_drafts/boats.md', draft.replace('title', 'layout: post\ntitle'));
    await put(
      'site/index.html',
      '---\n---\n{% if jekyll.environment == "production" %}{{ site.posts.size }}{% endif %}',
    );
    expect((await run('--dry-run', '--pages')).output).toMatch(/^page \/(?:index\.html)? changed$/m);
  });
});

describe('galley check of a folder of drafts', () => {
  const check = async (text: string) => {
    await put('src/_drafts/boats.md', text);
    const { output } = await galley(['check', '--site', 'src', '--json'], base);
    return (JSON.parse(output) as { code: string }[]).map(({ code }) => code);
  };

  it('asks for no layouts, includes or addresses, which are the site’s', async () => {
    const text =
      '---\nlayout: post\ntitle: Boats\nexcerpt: E\n---\n[a](/news/) {% include note.html %} {% post_url 2020-01-01-a %}\n';
    expect(await check(text)).toEqual([]);
  });

  it('finds an image beside the post, and misses one that is nowhere', async () => {
    await put('src/pictures/dawn.png', 'png');
    const image = (name: string) => `---\ntitle: B\nexcerpt: E\n---\n![a](../pictures/${name})\n`;
    expect(await check(image('dawn.png'))).toEqual([]);
    expect(await check(image('dusk.png'))).toEqual(['image-missing']);
  });
});

describe('galley FOLDER', () => {
  it('opens a folder or a post in the application', async () => {
    expect(await galley(['src'], base)).toMatchObject({ code: 0, output: `opened ${join(base, 'src')}` });
    const path = join(base, 'src/_drafts/boats.md');
    expect(await galley([path], base)).toMatchObject({ code: 0, output: `opened ${path}` });
  });

  it('is no word that names nothing', async () => {
    expect(await galley(['./nowhere'], base)).toMatchObject({
      code: 2,
      errors: expect.stringContaining('no command, folder or post'),
    });
  });
});
