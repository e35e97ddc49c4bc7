import { readFile, writeFile } from 'node:fs/promises';
import * as promises from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BulkEdits } from '../../../../../electron/services/bulk/bulk-edits.ts';
import { ChangeSets } from '../../../../../electron/services/change-set/change-sets.ts';
import type { StageFileSystem } from '../../../../../electron/services/change-set/stage.ts';
import { changedFile, faultCode } from '../../../../../electron/services/disk/fault.ts';
import { SiteFolder } from '../../../../../electron/services/folder/site-folder.ts';
import type { BulkChange } from '../../../../../shared/library/bulk-change.ts';
import { sitePath, type SitePath } from '../../../../../shared/site/site-file.ts';
import { folderWith } from '../../../../kit/folder.ts';

const files = {
  'a.md': '---\ntags: [harbor, x]\n---\nA\n',
  'b.md': '---\ntags: [y]\n---\nB\n',
  'c.md': '---\ntags: harbor\n---\nC\n',
  'bad.md': '---\ntags: [harbor\n---\nBad\n',
  'latin.md': Buffer.from('---\ntags: [harbor]\ntitle: caf\xe9\n---\n', 'latin1'),
};
const paths = Object.keys(files).map(sitePath);
const merge: BulkChange = {
  kind: 'list',
  edit: { kind: 'merge', key: 'tags', from: ['harbor'], to: 'harbour' },
  paths,
};
const habits = { order: ['title', 'tags'], lists: 'flow' } as const;

async function open() {
  const root = await folderWith(files);
  const kept: [SitePath, string][] = [];
  const steps: string[] = [];
  const bulk: BulkEdits = new BulkEdits({
    folder: await SiteFolder.open(root),
    sets: new ChangeSets(),
    keep: async (path, text) => void kept.push([path, text]),
    onProgress: (step, done, total) => steps.push(`${step} ${done}/${total}`),
  });
  const plan = async (change: BulkChange = merge) => {
    const answer = await bulk.plan(change, habits);
    if (answer.kind !== 'planned') throw new Error(answer.kind);
    return answer.summary;
  };
  return { root, bulk, kept, steps, plan, text: (name: string) => readFile(join(root, name), 'utf8') };
}

describe('a change of many files', () => {
  it('is planned from the disk, with the reason for each file that cannot be changed', async () => {
    const { plan, bulk, text } = await open();
    const summary = await plan();
    expect(summary.paths).toEqual(['a.md', 'c.md']);
    expect(summary.problems.map(problem => problem.place.path)).toEqual(['bad.md', 'latin.md']);
    expect(bulk.texts(summary.plan, 1)).toEqual({ before: files['c.md'], after: '---\ntags: harbour\n---\nC\n' });
    expect(await text('a.md')).toBe(files['a.md']);
  });

  it('keeps the old texts, changes the files, tells its progress and is taken back as one', async () => {
    const { plan, bulk, kept, text, steps } = await open();
    const answer = await bulk.carryOut((await plan()).plan);
    expect(answer).toEqual({ kind: 'done', paths: ['a.md', 'c.md'], problems: [] });
    expect(await text('a.md')).toBe('---\ntags: [harbour, x]\n---\nA\n');
    expect(kept).toEqual([
      ['a.md', files['a.md']],
      ['c.md', files['c.md']],
    ]);
    expect(steps).toEqual(expect.arrayContaining(['planning 5/5', 'keeping 2/2', 'writing 4/4']));
    expect(await bulk.undo(false)).toMatchObject({ kind: 'done' });
    for (const name of ['a.md', 'c.md'] as const) expect(await text(name)).toBe(files[name]);
  });

  it('names a file that was changed since it was planned, and changes none', async () => {
    const { plan, bulk, root, text } = await open();
    const { plan: number } = await plan();
    await writeFile(join(root, 'c.md'), 'else');
    expect(await bulk.carryOut(number)).toEqual({ kind: 'differs', paths: ['c.md'] });
    expect(await text('a.md')).toBe(files['a.md']);
  });

  it('is not taken back over a later change, but in the other files on the person’s word', async () => {
    const { plan, bulk, root, text } = await open();
    await bulk.carryOut((await plan()).plan);
    await writeFile(join(root, 'c.md'), 'else');
    expect(await bulk.undo(false)).toEqual({ kind: 'differs', paths: ['c.md'] });
    expect(await text('a.md')).toBe('---\ntags: [harbour, x]\n---\nA\n');
    expect(await bulk.undo(true)).toEqual({ kind: 'done', paths: ['a.md'], problems: [] });
    expect(await text('a.md')).toBe(files['a.md']);
    expect(await text('c.md')).toBe('else');
  });

  it('changes nothing when it is cancelled before files are put into place', async () => {
    const { plan, bulk, text } = await open();
    const { plan: number } = await plan();
    const answer = bulk.carryOut(number);
    bulk.cancel();
    expect(await answer).toEqual({ kind: 'cancelled' });
    expect(await text('a.md')).toBe(files['a.md']);
  });

  it('leaves every file as it was when one cannot be changed, and names that one', async () => {
    const root = await folderWith(files);
    const fs = {
      ...promises,
      rename: async (from: string, to: string) => {
        if (to.endsWith('c.md')) throw Object.assign(new Error('locked'), { code: 'EPERM' });
        await promises.rename(from, to);
      },
    };
    const bulk = new BulkEdits({
      folder: await SiteFolder.open(root),
      sets: new ChangeSets(fs as StageFileSystem),
      keep: async () => undefined,
    });
    const planned = await bulk.plan(merge, habits);
    if (planned.kind !== 'planned') throw new Error(planned.kind);
    const fault: unknown = await bulk.carryOut(planned.summary.plan).catch((error: unknown) => error);
    expect([changedFile(fault), faultCode(fault)]).toEqual(['c.md', 'EPERM']);
    expect(await readFile(join(root, 'a.md'), 'utf8')).toBe(files['a.md']);
    expect(bulk.writing).toBe(false);
  });

  it('runs alone, and only as it was last planned', async () => {
    const { plan, bulk } = await open();
    const first = await plan();
    const second = await plan();
    expect(await bulk.carryOut(first.plan)).toMatchObject({ kind: 'refused', problem: { code: 'bulk-stale' } });
    const running = bulk.carryOut(second.plan);
    expect(await bulk.undo(false)).toMatchObject({ kind: 'refused', problem: { code: 'bulk-busy' } });
    expect(await running).toMatchObject({ kind: 'done' });
  });

  it('sets cells of a table, each in the bytes of its key', async () => {
    const { plan, bulk, text } = await open();
    const summary = await plan({
      kind: 'cells',
      posts: [
        {
          path: sitePath('a.md'),
          cells: [
            { key: 'title', kind: 'text', text: 'Quay: a wall' },
            { key: 'tags', kind: 'list', text: 'x, "a, b"' },
          ],
        },
        { path: sitePath('b.md'), cells: [{ key: 'tags', kind: 'list', text: 'y' }] },
      ],
    });
    expect(summary.paths).toEqual(['a.md']);
    await bulk.carryOut(summary.plan);
    expect(await text('a.md')).toBe('---\ntitle: "Quay: a wall"\ntags: [x, "a, b"]\n---\nA\n');
    const rows = await bulk.rows([sitePath('a.md'), sitePath('bad.md')], [{ key: 'tags', kind: 'list' }]);
    expect(rows[0]!.cells).toEqual([{ key: 'tags', text: 'x, "a, b"', fixed: false }]);
    expect(rows[1]!.problem?.code).toBe('front-matter-invalid');
  });
});

describe('a post that is moved with its links', () => {
  const move: BulkChange = {
    kind: 'move',
    move: { from: sitePath('a.md'), to: sitePath('sub/z.md') },
    posts: [{ path: sitePath('b.md'), edits: [{ from: 18, to: 19, was: 'B', insert: 'Z' }] }],
  };

  it('goes as one, with its mode, and comes back as one', async () => {
    const { root, bulk, plan, text } = await open();
    await promises.chmod(join(root, 'a.md'), 0o640);
    const summary = await plan(move);
    expect(summary.paths).toEqual(['a.md', 'b.md']);
    await bulk.carryOut(summary.plan);
    expect(await text('sub/z.md')).toBe(files['a.md']);
    expect(await text('b.md')).toBe('---\ntags: [y]\n---\nZ\n');
    expect((await promises.stat(join(root, 'sub/z.md'))).mode & 0o777).toBe(0o640);
    await expect(text('a.md')).rejects.toThrow('ENOENT');
    await bulk.undo(false);
    expect(await text('a.md')).toBe(files['a.md']);
    expect(await text('b.md')).toBe(files['b.md']);
    await expect(text('sub/z.md')).rejects.toThrow('ENOENT');
  });

  it('is refused where the name is taken, and for a link', async () => {
    const { root, bulk } = await open();
    const to = (path: string): BulkChange => ({ ...move, move: { from: sitePath('a.md'), to: sitePath(path) } });
    expect(await bulk.plan(to('b.md'), habits)).toMatchObject({ kind: 'refused', problem: { code: 'file-exists' } });
    await promises.rename(join(root, 'a.md'), join(root, 'real.md'));
    await promises.symlink('real.md', join(root, 'a.md'));
    expect(await bulk.plan(to('z.md'), habits)).toMatchObject({ kind: 'refused', problem: { code: 'bulk-link' } });
  });

  it('comes back whole or not at all where it was changed since', async () => {
    const { root, bulk, plan, text } = await open();
    await bulk.carryOut((await plan(move)).plan);
    await writeFile(join(root, 'sub/z.md'), 'other');
    await bulk.undo(true);
    expect(await text('sub/z.md')).toBe('other');
    expect(await text('b.md')).toBe(files['b.md']);
    await expect(text('a.md')).rejects.toThrow('ENOENT');
  });
});
