import { build } from 'esbuild';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { folderWith } from '../../../kit/folder.ts';

const POSTS = 300;
const root = join(import.meta.dirname, '..', '..', '..', '..');
let place: string;
let program: string;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'galley-cli-'));
  program = join(place, 'galley.mjs');
  await build({
    entryPoints: [join(root, 'electron', 'cli', 'main.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['sass'],
    // gray-matter asks for `fs` by `require`.
    banner: { js: `import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);` },
  });
}, 120_000);
afterAll(() => rm(place, { recursive: true, force: true }));

function start(
  cwd: string,
  ...args: string[]
): { child: ChildProcess; end: Promise<{ code: number | null; said: string }> } {
  const child = spawn(process.execPath, [program, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr!.on('data', (data: Buffer) => (said += data.toString()));
  const end = new Promise<{ code: number | null; said: string }>(resolve =>
    child.on('close', code => resolve({ code, said })),
  );
  return { child, end };
}

const site = () =>
  folderWith({
    'site/_config.yml': 'title: Quay\n',
    ...Object.fromEntries(
      Array.from({ length: POSTS }, (_, at) => [
        `src/_drafts/note-${at}.md`,
        `---\ntitle: Note ${at}\ndate: 2026-02-03\nexcerpt: Of day ${at}.\n---\n\nThe text of note ${at}.\n`,
      ]),
    ),
  });

it('does its work to the end when nobody reads what it says', async () => {
  const base = await site();
  const { child, end } = start(base, 'list', '--site', 'src', '--json');
  child.stdout!.destroy();
  expect(await end).toEqual({ code: 0, said: '' });
}, 60_000);

it('stops an export cleanly at Ctrl+C: all of it is there or nothing, and no litter', async () => {
  const base = await site();
  const posts = Array.from({ length: POSTS }, (_, at) => `_drafts/note-${at}.md`);
  const { child, end } = start(base, 'export', '--site', 'src', '--to', 'site', ...posts);
  child.stdout!.resume();
  const target = join(base, 'site');
  while (!(await readdir(target)).some(name => name.startsWith('.galley-')))
    await new Promise(resolve => setImmediate(resolve));
  child.kill('SIGINT');
  const { code, said } = await end;
  const names = await readdir(target);
  expect(names.filter(name => name.startsWith('.galley-'))).toEqual([]);
  if (code === 1) {
    expect([said, names]).toEqual(['Stopped before anything was written.\n', ['_config.yml']]);
  } else {
    // Every file was made ready before the key was seen.
    expect(code).toBe(0);
    expect(await readdir(join(target, '_posts'))).toHaveLength(POSTS);
  }
}, 120_000);
