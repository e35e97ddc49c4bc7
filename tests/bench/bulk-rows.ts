import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BulkEdits } from '../../electron/services/bulk/bulk-edits.ts';
import { ChangeSets } from '../../electron/services/change-set/change-sets.ts';
import { Disk } from '../../electron/services/disk/disk.ts';
import { Revisions } from '../../electron/services/revisions/revisions.ts';
import { SiteFolder } from '../../electron/services/folder/site-folder.ts';
import { sitePath } from '../../shared/site/site-file.ts';
import { makePost } from './documents.ts';
import type { Figures, Row } from './rows.ts';

const POSTS = 1000;
const SIZE = 2400;

/** A merge of tags, with the old texts kept, everything flushed and read back, beside the same files read and written plainly. */
export const bulkRows: readonly Row[] = [
  {
    name: 'merging a tag in 1,000 posts',
    cells: [
      { of: 'Galley', measure: () => withPosts(mergeTags) },
      { of: 'plain reads and writes', measure: () => withPosts(replacePlainly) },
    ],
  },
];

async function withPosts(measure: (folder: string) => Promise<Figures>): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-bench-bulk-'));
  try {
    await mkdir(join(folder, 'site', '_posts'), { recursive: true });
    for (let at = 0; at < POSTS; at++) {
      await writeFile(join(folder, 'site', '_posts', `2020-01-01-post-${at}.md`), `${makePost(SIZE)}${at}\n`);
    }
    return await measure(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function mergeTags(root: string): Promise<Figures> {
  const folder = await SiteFolder.open(join(root, 'site'));
  const paths = (await readdir(join(folder.root, '_posts'))).map(name => sitePath(`_posts/${name}`));
  const revisions = new Revisions({
    folder: join(root, 'history'),
    site: folder.root,
    disk: new Disk(),
    now: () => Date.now(),
  });
  let keeping = 0;
  let writing = 0;
  const bulk = new BulkEdits({
    folder,
    sets: new ChangeSets(),
    keep: (path, text) => revisions.add(path, text, 'before-bulk-change'),
    onProgress: (step, done, total) => {
      if (step === 'planning' && done === total) keeping = performance.now();
      if (step === 'keeping' && done === total) writing = performance.now();
    },
  });
  const began = performance.now();
  const edit = { kind: 'merge', key: 'tags', from: ['harbour'], to: 'quay' } as const;
  const planned = await bulk.plan({ kind: 'list', edit, paths }, { order: [], lists: 'flow' });
  if (planned.kind !== 'planned' || planned.summary.paths.length !== POSTS)
    throw new Error('The merge was not planned');
  const answer = await bulk.carryOut(planned.summary.plan);
  if (answer.kind !== 'done' || answer.problems.length > 0) throw new Error('The merge was not carried out');
  const ended = performance.now();
  return { whole: ended - began, plan: keeping - began, keep: writing - keeping, write: ended - writing };
}

async function replacePlainly(root: string): Promise<Figures> {
  const posts = join(root, 'site', '_posts');
  const began = performance.now();
  for (const name of await readdir(posts)) {
    const text = await readFile(join(posts, name), 'utf8');
    await writeFile(join(posts, name), text.replace('[harbour,', '[quay,'));
  }
  return { whole: performance.now() - began };
}
