import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ExportSession } from '../../electron/services/export/export-session.ts';
import { sitePath } from '../../shared/site/site-file.ts';
import { makePost } from './documents.ts';
import type { Figures, Row } from './rows.ts';
import { makeSite } from './sites.ts';

const POSTS = 500;
const IMAGES_EACH = 2;
const POST_SIZE = 2400;
const IMAGE_SIZE = 100_000;

/** Planning, checking, staging, flushing and committing, beside `cp -r` of the same bytes and the same commit. */
export const exportRows: readonly Row[] = [
  {
    name: 'exporting 500 posts with 1,000 images',
    cells: [
      { of: 'Galley', measure: () => withFolders(exportAll) },
      { of: 'cp -r and git', measure: () => withFolders(copyAll) },
    ],
  },
];

async function withFolders(measure: (root: string, posts: readonly string[]) => Promise<Figures>): Promise<Figures> {
  const root = await mkdtemp(join(tmpdir(), 'galley-bench-export-'));
  try {
    for (const folder of ['source/_drafts', 'source/pictures', 'site'])
      await mkdir(join(root, folder), { recursive: true });
    const posts: string[] = [];
    for (let at = 0; at < POSTS; at++) {
      const images = Array.from({ length: IMAGES_EACH }, (_, image) => `pictures/p${at}-${image}.png`);
      for (const path of images) await writeFile(join(root, 'source', path), randomBytes(IMAGE_SIZE));
      const links = images.map(path => `![A boat](../${path})\n`).join('\n');
      posts.push(`_drafts/post-${at}.md`);
      await writeFile(join(root, 'source', posts.at(-1)!), `${makePost(POST_SIZE)}\n${links}`);
    }
    await makeSite(
      join(root, 'site'),
      Array.from({ length: 20 }, () => POST_SIZE),
    );
    git(root, 'init', '--quiet');
    git(root, 'config', 'user.name', 'Bench');
    git(root, 'config', 'user.email', 'bench@example.org');
    git(root, 'add', '--all');
    git(root, 'commit', '--quiet', '--message=Begin');
    return await measure(root, posts);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function exportAll(root: string, posts: readonly string[]): Promise<Figures> {
  const memory = process.memoryUsage().rss;
  let peak = memory;
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
  const session = new ExportSession(() => undefined);
  const began = performance.now();
  const folders = { source: join(root, 'source'), target: join(root, 'site'), posts: posts.map(sitePath) };
  const answer = await session.plan({ ...folders, decisions: [], now: Date.now(), zone: 'UTC' });
  if (answer.kind !== 'planned' || answer.summary.files.length !== POSTS * (1 + IMAGES_EACH))
    throw new Error('The export was not planned');
  const planned = performance.now();
  const done = await session.carryOut({ plan: answer.summary.plan, branch: null, message: 'Publish', each: false });
  if (done.kind !== 'done' || done.notCommitted) throw new Error('The export was not carried out');
  const ended = performance.now();
  clearInterval(watch);
  return { whole: ended - began, plan: planned - began, write: ended - planned, memory: (peak - memory) / 1024 / 1024 };
}

async function copyAll(root: string): Promise<Figures> {
  const began = performance.now();
  for (const folder of ['_drafts', 'pictures'])
    execFileSync('cp', ['-r', join(root, 'source', folder), join(root, 'site', folder.replace('_drafts', '_posts'))]);
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--message=Publish');
  return { whole: performance.now() - began };
}

function git(root: string, ...args: string[]): void {
  execFileSync('git', args, { cwd: join(root, 'site'), stdio: 'ignore' });
}
