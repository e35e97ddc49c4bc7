import * as promises from 'node:fs/promises';
import { join } from 'node:path';
import { BulkEdits } from '../../electron/services/bulk/bulk-edits.ts';
import { ChangeSets } from '../../electron/services/change-set/change-sets.ts';
import type { StageFileSystem } from '../../electron/services/change-set/stage.ts';
import { SiteFolder } from '../../electron/services/folder/site-folder.ts';
import { sitePath } from '../../shared/site/site-file.ts';

/**
 * A program of its own that merges `harbor` into `harbour` in all posts of a folder and is killed in the middle, right before
 * its call `number` of the file system; it prints how many calls there were when it comes to its end.
 */
const [, , root = '', number = ''] = process.argv;
let calls = 0;
const fs = new Proxy(promises, {
  get(target, name: keyof typeof promises) {
    const call = target[name];
    if (typeof call !== 'function') return call;
    return (...args: unknown[]): unknown => {
      if (calls++ === Number(number)) process.kill(process.pid, 'SIGKILL');
      return (call as (...all: unknown[]) => unknown)(...args);
    };
  },
}) as unknown as StageFileSystem;

const folder = await SiteFolder.open(root);
const names = await promises.readdir(join(folder.root, '_posts'));
const bulk = new BulkEdits({ folder, sets: new ChangeSets(fs), keep: async () => undefined });
const edit = { kind: 'merge', key: 'tags', from: ['harbor'], to: 'harbour' } as const;
const paths = names.sort().map(name => sitePath(`_posts/${name}`));
const planned = await bulk.plan({ kind: 'list', edit, paths }, { order: [], lists: 'flow' });
if (planned.kind === 'planned') await bulk.carryOut(planned.summary.plan);
process.stdout.write(String(calls));
