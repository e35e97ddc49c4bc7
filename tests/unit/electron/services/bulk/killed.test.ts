import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ChangeSets } from '../../../../../electron/services/change-set/change-sets.ts';
import { describeRecovery } from '../../../../../electron/services/change-set/recovered.ts';
import { SiteFolder } from '../../../../../electron/services/folder/site-folder.ts';
import { folderWith } from '../../../../kit/folder.ts';

const POSTS = 24;
const KILLS = 14;
const kit = join(import.meta.dirname, '..', '..', '..', '..', 'kit');
const nameOf = (at: number): string => `2024-01-01-p${String(at).padStart(4, '0')}.md`;
const olds = Array.from({ length: POSTS }, (_, at) => `---\ntags: [harbor, x${at}] # kept\n---\nThe harbor ${at}.\n`);
const news = olds.map(text => text.replace('[harbor', '[harbour'));

/** Runs the merge in a process of its own; the signal that ended it and what it printed. */
function merge(program: string, folder: string, killAt: number): Promise<{ signal: string | null; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, folder, String(killAt)], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (data: Buffer) => (said += data.toString()));
    child.on('error', reject);
    child.on('close', (_code, signal) => resolve({ signal, said }));
  });
}

const site = () => folderWith(Object.fromEntries(olds.map((text, at) => [`_posts/${nameOf(at)}`, text])));
const textsIn = (folder: string) =>
  Promise.all(olds.map((_, at) => readFile(join(folder, '_posts', nameOf(at)), 'utf8')));

test('a merge that is killed leaves every file old or new, and the next start all of them alike', async () => {
  const program = join(await folderWith(), 'merge-tags.mjs');
  await build({
    entryPoints: [join(kit, 'merge-tags.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    // gray-matter asks for `fs` by `require`.
    banner: { js: `import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);` },
  });
  const whole = await merge(program, await site(), -1);
  const calls = Number(whole.said);
  expect(whole.signal).toBeNull();
  const ends = { old: 0, new: 0, mixed: 0 };
  for (let kill = 0; kill < KILLS; kill++) {
    const folder = await site();
    const { signal } = await merge(program, folder, Math.floor(((kill + 0.5) * calls) / KILLS));
    expect(signal).toBe('SIGKILL');
    const found = await textsIn(folder);
    expect(found.filter((text, at) => text !== olds[at] && text !== news[at])).toEqual([]);
    if (found.some((text, at) => text === olds[at]) && found.some((text, at) => text === news[at])) ends.mixed += 1;
    const [recovery] = await new ChangeSets().recover(await SiteFolder.open(folder));
    if (recovery?.kind === 'completed') {
      const told = describeRecovery(recovery, folder)?.cause;
      expect(told).toMatch(/^A change of many posts that was cut off has been completed: .* and 20 more\.$/);
    }
    const after = await textsIn(folder);
    expect([olds, news]).toContainEqual(after);
    ends[after[0] === olds[0] ? 'old' : 'new'] += 1;
    expect(await readdir(folder)).toEqual(['_posts']);
  }
  expect(ends.old).toBeGreaterThan(0);
  expect(ends.mixed).toBeGreaterThan(0);
  expect(ends.new).toBeGreaterThanOrEqual(ends.mixed);
}, 120_000);
