import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loadSite } from '../../electron/services/folder/loaded-site.ts';
import { findJekyll } from '../../electron/services/proof/real-jekyll.ts';
import type { Figures, Row } from './rows.ts';
import type { Bench } from './programs.ts';
import { makeSite } from './sites.ts';

const run = promisify(execFile);
/** As many posts as the largest site that Galley was tried on, of their usual size in bytes. */
const POSTS = 1873;
const SIZE = 2400;
const EDITS = 40;

/** The engine beside the real Jekyll, which has to be installed for these rows; without one their second figure is missing. */
export const engineRows: readonly Row[] = [
  {
    name: `rendering a site of ${POSTS} posts`,
    cells: [
      { of: 'Galley', measure: renderAll },
      { of: 'jekyll build', measure: () => withSite(folder => jekyllBuild(folder, [])) },
    ],
  },
  {
    name: `one edited post of ${POSTS}, through its layouts`,
    cells: [
      { of: 'Galley', measure: () => withSite(renderEdited) },
      { of: 'jekyll build --incremental', measure: () => withSite(rebuildEdited) },
    ],
  },
];

async function withSite(measure: (folder: string, posts: readonly string[]) => Promise<Figures>): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-bench-'));
  try {
    return await measure(folder, await makeSite(folder, new Array<number>(POSTS).fill(SIZE)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The command line in a process of its own, start and writing included, as Jekyll is measured. */
function renderAll(bench: Bench): Promise<Figures> {
  return withSite(async folder => {
    const began = performance.now();
    const out = join(folder, '_site');
    await run(process.execPath, [join(bench.galley, 'dist/cli/galley.js'), 'render', '--site', folder, '--out', out]);
    return { whole: performance.now() - began };
  });
}

async function jekyllBuild(folder: string, switches: readonly string[]): Promise<Figures> {
  const jekyll = await findJekyll(folder);
  if (!jekyll) return { whole: Number.NaN };
  const began = performance.now();
  await run(jekyll.program, [...jekyll.args, 'build', '--quiet', ...switches], { cwd: folder });
  return { whole: performance.now() - began };
}

async function renderEdited(folder: string, posts: readonly string[]): Promise<Figures> {
  const options = { now: Date.now(), zone: 'UTC', environment: 'development' };
  const { engine, files } = await loadSite(folder, options);
  const path = [...files.keys()].find(name => posts[900]!.endsWith(name))!;
  const text = files.get(path)!.text!;
  let previous = engine.render(path);
  const took: number[] = [];
  for (let edit = 0; edit < EDITS; edit++) {
    const began = performance.now();
    previous = engine.render(path, { text: `${text}\nEdit ${edit}.\n`, ...(previous ? { previous } : {}) });
    took.push(performance.now() - began);
  }
  took.sort((a, b) => a - b);
  return { whole: took[EDITS / 2]!, worst: took.at(-1)! };
}

async function rebuildEdited(folder: string, posts: readonly string[]): Promise<Figures> {
  await jekyllBuild(folder, ['--incremental']);
  const path = posts[900]!;
  await writeFile(path, `${await readFile(path, 'utf8')}\nAn edit.\n`);
  return jekyllBuild(folder, ['--incremental']);
}
