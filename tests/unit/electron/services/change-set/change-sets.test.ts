import { execFileSync } from 'node:child_process';
import { mkdtemp, mkdir, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import * as promises from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ChangeSets } from '../../../../../electron/services/change-set/change-sets.ts';
import type { FileChange } from '../../../../../electron/services/change-set/file-change.ts';
import type { StageFileSystem } from '../../../../../electron/services/change-set/stage.ts';
import { fileHash } from '../../../../../electron/services/disk/file-hash.ts';
import { ownMark, threadsEnded } from '../../../../../electron/services/disk/is-running.ts';
import { SiteFolder } from '../../../../../electron/services/folder/site-folder.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const hash = (text: string) => fileHash(bytes(text));

/** Of a process that cannot be: its number is above what the system gives out. */
const gone = { pid: 2 ** 22 + 1, host: hostname() };

let root: string;
let folder: SiteFolder;
let outside: string;

const before = { 'a.md': 'old a', 'b.md': 'old b', 'gone.md': 'old gone' };
const after = { 'a.md': 'new a', 'b.md': 'new b', 'sub/c.md': 'new c', 'images/d.bin': 'picture' };

const changes = (): readonly FileChange[] => [
  { path: 'a.md', before: hash('old a'), after: { bytes: bytes('new a') } },
  { path: 'b.md', before: hash('old b'), after: { bytes: bytes('new b') } },
  { path: 'sub/c.md', before: null, after: { bytes: bytes('new c') } },
  { path: 'images/d.bin', before: null, after: { copyOf: join(outside, 'd.bin') } },
  { path: 'gone.md', before: hash('old gone'), after: null },
];

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'galley-changes-'));
  outside = await mkdtemp(join(tmpdir(), 'galley-outside-'));
  await writeFile(join(outside, 'd.bin'), 'picture');
  for (const [name, text] of Object.entries(before)) await writeFile(join(root, name), text);
  folder = await SiteFolder.open(root);
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
  await rm(outside, { recursive: true, force: true });
});

/** Every file of the folder with its text; stages left behind count. */
async function contents(path = root, prefix = ''): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const name of await readdir(path)) {
    const absolute = join(path, name);
    if ((await stat(absolute)).isDirectory()) Object.assign(found, await contents(absolute, `${prefix}${name}/`));
    else found[`${prefix}${name}`] = await readFile(absolute, 'utf8');
  }
  return found;
}

/** A file system whose call number `failing` fails; after a `crash` every later call fails too. */
function faulty(failing: number, crash: boolean): { readonly fs: StageFileSystem; readonly calls: () => number } {
  let calls = 0;
  const guard = <A extends unknown[], R>(call: (...args: A) => Promise<R>) => {
    return async (...args: A): Promise<R> => {
      const number = calls++;
      if (number === failing || (crash && number > failing))
        throw Object.assign(new Error('fault on purpose'), { code: 'EIO' });
      return call(...args);
    };
  };
  const fs: StageFileSystem = {
    open: guard(promises.open),
    rename: guard(promises.rename),
    unlink: guard(promises.unlink),
    link: guard(promises.link),
    stat: guard((path: string) => promises.stat(path)),
    readFile: guard((path: string) => promises.readFile(path)),
    readdir: guard((path: string) => promises.readdir(path)),
    mkdir: guard((path: string, options?: { readonly recursive: true }) => promises.mkdir(path, options)),
    copyFile: guard(promises.copyFile),
    readlink: guard((path: string) => promises.readlink(path)),
    rmdir: guard((path: string) => promises.rmdir(path)),
    rm: guard((path: string, options: { readonly recursive: true; readonly force: true }) =>
      promises.rm(path, options),
    ),
  };
  return { fs, calls: () => calls };
}

async function countCalls(): Promise<number> {
  const counting = faulty(Number.MAX_SAFE_INTEGER, false);
  await new ChangeSets(counting.fs).carryOut(folder, changes());
  await rm(root, { recursive: true, force: true });
  await mkdir(root);
  for (const [name, text] of Object.entries(before)) await writeFile(join(root, name), text);
  return counting.calls();
}

async function reset(): Promise<void> {
  for (const name of await readdir(root)) await rm(join(root, name), { recursive: true, force: true });
  for (const [name, text] of Object.entries(before)) await writeFile(join(root, name), text);
}

describe('a change set', () => {
  it('adds, changes, copies and deletes, and leaves nothing else', async () => {
    expect((await new ChangeSets().carryOut(folder, changes())).kind).toBe('done');
    expect(await contents()).toEqual(after);
  });

  it('is taken back by the changes that it returns', async () => {
    const sets = new ChangeSets();
    const outcome = await sets.carryOut(folder, changes());
    if (outcome.kind !== 'done') throw new Error(outcome.kind);
    expect((await sets.carryOut(folder, outcome.undo)).kind).toBe('done');
    expect(await contents()).toEqual(before);
  });

  it('does nothing when a file is not the expected version', async () => {
    await writeFile(join(root, 'b.md'), 'edited elsewhere');
    expect(await new ChangeSets().carryOut(folder, changes())).toEqual({ kind: 'differs', paths: ['b.md'] });
    expect(await contents()).toEqual({ ...before, 'b.md': 'edited elsewhere' });
  });

  it('does nothing where a link that leads nowhere has the name of a new file', async () => {
    await symlink('nowhere', join(root, 'sub-link.md'));
    const outcome = await new ChangeSets().carryOut(folder, [
      { path: 'sub-link.md', before: null, after: { bytes: Buffer.from('new') } },
    ]);
    expect(outcome).toEqual({ kind: 'differs', paths: ['sub-link.md'] });
    expect(await readlink(join(root, 'sub-link.md'))).toBe('nowhere');
  });

  it('does nothing when a new file exists already', async () => {
    await mkdir(join(root, 'sub'));
    await writeFile(join(root, 'sub/c.md'), 'mine');
    expect(await new ChangeSets().carryOut(folder, changes())).toEqual({ kind: 'differs', paths: ['sub/c.md'] });
  });

  it('leaves the folder as it was when it is cancelled', async () => {
    const cancelling = new AbortController();
    const outcome = await new ChangeSets().carryOut(folder, changes(), {
      signal: cancelling.signal,
      onProgress: done => done === 2 && cancelling.abort(),
    });
    expect(outcome).toEqual({ kind: 'cancelled' });
    expect(await contents()).toEqual(before);
  });

  it('tells its progress up to the last step', async () => {
    const steps: string[] = [];
    await new ChangeSets().carryOut(folder, changes(), { onProgress: (done, total) => steps.push(`${done}/${total}`) });
    expect(steps.at(-1)).toBe('10/10');
  });

  it('refuses a path that leads out of the folder', async () => {
    const escape: FileChange = { path: '../escape.md', before: null, after: { bytes: bytes('x') } };
    await expect(new ChangeSets().carryOut(folder, [escape])).rejects.toMatchObject({ code: 'OUTSIDE' });
  });

  it('leaves a file gone that somebody removes while it is made ready, and nothing of itself', async () => {
    const { fs } = faulty(Infinity, false);
    const removing: StageFileSystem = {
      ...fs,
      link: async (from, to) => {
        await rm(join(root, 'a.md'), { force: true });
        return fs.link(from, to);
      },
    };
    const change: FileChange = { path: 'a.md', before: hash('old a'), after: { bytes: bytes('x') } };
    await expect(new ChangeSets(removing).carryOut(folder, [change])).rejects.toMatchObject({ code: 'ENOENT' });
    const { 'a.md': _, ...others } = before;
    expect(await contents()).toEqual(others);
  });

  it('flushes what it copies by a handle that may write, as Windows wants it', async () => {
    const { fs } = faulty(Infinity, false);
    const windows: StageFileSystem = {
      ...fs,
      open: async (path, flags, mode) => {
        const file = await fs.open(path, flags, mode);
        if (flags === 'r') file.sync = () => Promise.reject(Object.assign(new Error('EPERM'), { code: 'EPERM' }));
        return file;
      },
    };
    expect((await new ChangeSets(windows).carryOut(folder, changes())).kind).toBe('done');
  });

  it('keeps the mode of a file that it changes', async () => {
    await promises.chmod(join(root, 'a.md'), 0o640);
    await new ChangeSets().carryOut(folder, changes());
    expect((await stat(join(root, 'a.md'))).mode & 0o777).toBe(0o640);
  });
});

describe('a fault at any one call', () => {
  it('leaves the folder as it was or as it should be, and nothing in between', async () => {
    const total = await countCalls();
    for (let failing = 0; failing < total; failing++) {
      await reset();
      await new ChangeSets(faulty(failing, false).fs, gone).carryOut(folder, changes()).catch(() => undefined);
      await new ChangeSets().recover(folder);
      const found = await contents();
      expect([before, after], `call ${failing} of ${total}`).toContainEqual(found);
    }
  });
});

describe('a crash at any one call', () => {
  it('leaves, after the next start, the old folder or the new one', async () => {
    const total = await countCalls();
    for (let failing = 0; failing < total; failing++) {
      await reset();
      await new ChangeSets(faulty(failing, true).fs, gone).carryOut(folder, changes()).catch(() => undefined);
      await new ChangeSets().recover(folder);
      const found = await contents();
      expect([before, after], `call ${failing} of ${total}`).toContainEqual(found);
    }
  });

  it('does not overwrite what somebody changed before the next start', async () => {
    const total = await countCalls();
    for (let failing = 0; failing < total; failing++) {
      await reset();
      await new ChangeSets(faulty(failing, true).fs, gone).carryOut(folder, changes()).catch(() => undefined);
      await writeFile(join(root, 'b.md'), 'written after the crash');
      await new ChangeSets().recover(folder);
      expect((await contents())['b.md'], `call ${failing} of ${total}`).toBe('written after the crash');
    }
  });
});

describe('a stage', () => {
  const stage = '.galley-changes-0123456789abcdef';
  const left = async (files: Readonly<Record<string, unknown>>): Promise<readonly string[]> => {
    await mkdir(join(root, stage));
    for (const [name, value] of Object.entries(files)) await writeFile(join(root, stage, name), JSON.stringify(value));
    await new ChangeSets().recover(folder);
    return (await readdir(root)).filter(name => name === stage);
  };

  it('that a killed process was filling is cleared away', async () => {
    expect(await left({ 'owner-0.json': gone, 'new-0': 'half' })).toEqual([]);
  });

  it('of a thread that has ended, of this very process, goes', async () => {
    const worker = new Worker('setInterval(() => undefined, 1000)', { eval: true });
    const owner = { ...ownMark(), thread: worker.threadId };
    expect(await left({ 'owner-0.json': owner, 'new-0': 'half' })).toEqual([stage]);
    await rm(join(root, stage), { recursive: true });
    threadsEnded([owner.thread]);
    await worker.terminate();
    expect(await left({ 'owner-0.json': owner, 'new-0': 'half' })).toEqual([]);
  });

  it('that was killed while it was cleared away, its work done, goes without a word', async () => {
    const lastOf = await countCalls();
    for (let failing = lastOf - 1; failing > lastOf - 8; failing--) {
      await reset();
      const { fs } = faulty(failing, true);
      await new ChangeSets(fs, { ...ownMark(), ...gone }).carryOut(folder, changes()).catch(() => undefined);
      const said = await new ChangeSets().recover(folder);
      expect(await contents()).toEqual(after);
      expect(said.map(({ kind }) => kind)).not.toContain('discarded');
    }
  });

  it('that a living process is filling stays', async () => {
    expect(await left({ 'owner-0.json': ownMark(), 'new-0': 'half' })).toEqual([stage]);
  });

  it('whose process has given its number to another is cleared away', async () => {
    expect(await left({ 'owner-0.json': { ...ownMark(), started: '1' }, 'new-0': 'half' })).toEqual([]);
  });

  it('that another process takes up already stays', async () => {
    expect(await left({ 'owner-0.json': gone, 'owner-1.json': ownMark(), 'new-0': 'half' })).toEqual([stage]);
  });

  it('in which nothing is yet goes, and its maker begins another', async () => {
    expect(await left({})).toEqual([]);
    const real = promises.mkdir;
    let first = true;
    const fs: StageFileSystem = {
      ...faulty(Infinity, false).fs,
      mkdir: async (path, options) => {
        await real(path, options);
        if (first) await new ChangeSets().recover(folder);
        first = false;
      },
    };
    expect((await new ChangeSets(fs).carryOut(folder, changes())).kind).toBe('done');
    expect(await contents()).toEqual(after);
  });

  it('is nothing to git, and stands until what follows the change is done', async () => {
    execFileSync('git', ['init', '--quiet', root]);
    const said: string[] = [];
    await new ChangeSets().carryOut(folder, changes(), {
      afterwards: async () => {
        said.push(
          execFileSync('git', ['-C', root, 'status', '--short', '--untracked-files=all'], { encoding: 'utf8' }),
        );
        said.push(...(await readdir(root)).filter(name => name.startsWith('.galley-')).map(() => 'staged'));
      },
    });
    expect(said).toEqual(['?? a.md\n?? b.md\n?? images/d.bin\n?? sub/c.md\n', 'staged']);
  });
});

describe('a stage that came with the folder', () => {
  const stage = '.galley-changes-0123456789abcdef';
  const record = (host: string) =>
    JSON.stringify({
      version: 1,
      pid: 999_999_999,
      host,
      changes: [{ path: 'a.md', before: hash('old a'), after: null }],
    });

  it('of another computer changes nothing, and is told of', async () => {
    await mkdir(join(root, stage));
    await writeFile(join(root, stage, 'begun.json'), record('some-other-computer'));
    const recoveries = await new ChangeSets().recover(folder);
    expect(recoveries).toMatchObject([{ kind: 'elsewhere', folder: join(root, stage) }]);
    expect(await readFile(join(root, 'a.md'), 'utf8')).toBe('old a');
  });

  it('is not followed when it is a link', async () => {
    await writeFile(join(outside, 'begun.json'), record(hostname()));
    await symlink(outside, join(root, stage));
    expect(await new ChangeSets().recover(folder)).toEqual([]);
    expect(await readFile(join(root, 'a.md'), 'utf8')).toBe('old a');
  });

  it('is waited for by nobody when its record is a pipe, and changes nothing when it makes no sense', async () => {
    await mkdir(join(root, stage));
    execFileSync('mkfifo', [join(root, stage, 'begun.json')]);
    await new ChangeSets().recover(folder);
    await mkdir(join(root, stage));
    await writeFile(
      join(root, stage, 'begun.json'),
      JSON.stringify({ version: 1, pid: 1, host: hostname(), changes: [{ path: 'a.md', before: 7, after: null }] }),
    );
    await new ChangeSets().recover(folder);
    expect(await contents()).toEqual(before);
  });
});
