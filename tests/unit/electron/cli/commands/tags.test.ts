import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { galley } from '../../../../kit/cli.ts';
import { folderWith } from '../../../../kit/folder.ts';

const files = {
  '_config.yml': 'title: Quay\n',
  '_posts/2024-01-01-a.md': '---\ntitle: A\ntags: [harbor, council]   # keep in sync\n---\nharbor\n',
  '_posts/2024-01-02-b.md': '\uFEFF---\r\ntitle: B\r\ntags:\r\n  - Harbour # old\r\n  - "x"\r\n---\r\nBody\r\n',
  '_posts/2024-01-03-c.md': '---\ntitle: C\ntags: harbour storms\n---\nBody\n',
  '_posts/2024-01-04-d.md': '---\ntitle: D\ntags: [harbour]\n---\nBody\n',
  '_posts/2024-01-05-e.md': '---\ntag: harbor\ncategory: News\n---\nBody\n',
};
let site: string;
beforeEach(async () => {
  site = await folderWith(files);
});
const text = (name: string): Promise<string> => readFile(join(site, '_posts', name), 'utf8');
const run = (...args: string[]) => galley(['tags', '--site', site, ...args], site);

describe('galley tags', () => {
  it('lists names with their counts, the commonest first', async () => {
    const { output, code } = await run();
    expect(output).toBe('2\tharbor\n2\tharbour\n1\tHarbour\n1\tcouncil\n1\tstorms\n1\tx\n');
    expect(code).toBe(0);
    expect((await run('--categories', '--json')).output).toBe(
      `${JSON.stringify([{ value: 'News', count: 1 }], null, 2)}\n`,
    );
  });

  it('names near-duplicates', async () => {
    expect((await run('similar')).output).toContain('harbour (2), Harbour (1) → harbor (2)\t');
  });

  it('shows what a merge would do and does nothing in a dry run', async () => {
    const { output, code } = await run('merge', 'harbor', 'Harbour', 'harbour', '--dry-run');
    expect(output).toContain('--- _posts/2024-01-01-a.md\n+++ _posts/2024-01-01-a.md\n@@ -3,1 +3,1 @@\n');
    expect(output).toContain('-tags: [harbor, council]   # keep in sync\n+tags: [harbour, council]   # keep in sync\n');
    expect(code).toBe(0);
    for (const [path, before] of Object.entries(files)) expect(await readFile(join(site, path), 'utf8')).toBe(before);
  });

  it('merges in every form of list and touches nothing else', async () => {
    const { output, code } = await run('merge', 'harbor', 'Harbour', 'harbour');
    expect(code).toBe(0);
    expect(output.split('\n')).toHaveLength(4);
    expect(await text('2024-01-01-a.md')).toBe(files['_posts/2024-01-01-a.md'].replace('[harbor', '[harbour'));
    expect(await text('2024-01-02-b.md')).toBe(files['_posts/2024-01-02-b.md'].replace('Harbour', 'harbour'));
    expect(await text('2024-01-03-c.md')).toBe(files['_posts/2024-01-03-c.md']);
    expect(await text('2024-01-05-e.md')).toBe('---\ntag: harbour\ncategory: News\n---\nBody\n');
    expect((await run('--json')).output).toContain('"harbour",\n    "count": 5');
  });

  it('changes the good posts and reports the broken one, exit 1', async () => {
    site = await folderWith({
      ...files,
      '_posts/2024-02-01-bad.md': '---\ntitle: Bad\ntags: [harbor\n---\nBody\n',
    });
    const { code, errors, output } = await run('rename', 'harbor', 'port', '--json');
    expect(code).toBe(1);
    expect(errors).toContain('_posts/2024-02-01-bad.md:');
    expect(JSON.parse(output).changed).toEqual(['_posts/2024-01-01-a.md', '_posts/2024-01-05-e.md']);
  });

  it('refuses wrong use with exit 2', async () => {
    expect((await run('rename', 'a')).code).toBe(2);
    expect((await run('frobnicate')).code).toBe(2);
  });
});
