import fc from 'fast-check';
import { spawn } from 'node:child_process';
import { appendFile, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Journal } from '../../../../electron/services/journal.ts';
import { journalLine, replayJournal } from '../../../../electron/services/journal-record.ts';
import { sitePath } from '../../../../shared/site/site-file.ts';
import { applyChanges } from '../../../../shared/text/text-change.ts';
import { failingFileSystem } from '../../../kit/failing-file-system.ts';
import { folderWith } from '../../../kit/folder.ts';

const post = sitePath('_posts/2025-01-01-a.md');
const dead = { isAlive: () => false };

function journal(folder: string, more: Partial<ConstructorParameters<typeof Journal>[0]> = {}): Journal {
  const made = new Journal({ folder, site: '/site', now: () => 1000, ...dead, ...more });
  onTestFinished(() => made.close());
  return made;
}

/** The one file of a journal's folder. */
async function fileIn(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true });
  return join(
    folder,
    names.find(name => name.endsWith('.journal'))!,
  );
}

test('a later run finds the text of an earlier one', async () => {
  const folder = await folderWith();
  const first = journal(folder);
  await first.restart(post, null, 'Hello');
  expect(await first.append(post, 5, [{ from: 5, to: 5, insert: ', world' }])).toBe(true);
  expect(await journal(folder).recover()).toEqual([{ path: post, text: 'Hello, world', base: null, written: 1000 }]);
});

test('a run does not find its own text', async () => {
  const one = journal(await folderWith());
  await one.restart(post, null, 'Hello');
  expect(await one.recover()).toEqual([]);
});

test('a run leaves the journals of another that is still going on alone', async () => {
  const folder = await folderWith();
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
  onTestFinished(() => void other.kill());
  const head = journalLine({ path: post, base: null, pid: other.pid!, run: 'other', time: 1 });
  await journal(folder).restart(post, null, 'mine');
  const name = await fileIn(folder);
  await writeFile(name.replace(/\.\w+\.journal$/, '.other.journal'), Buffer.concat([head, journalLine({ text: 'x' })]));
  const third = new Journal({ folder, site: '/site', now: () => 2 });
  expect((await third.recover()).map(entry => entry.text)).toEqual(['mine']);
});

test('changes that speak of another text are refused', async () => {
  const one = journal(await folderWith());
  await one.restart(post, null, 'Hello');
  expect(await one.append(post, 4, [{ from: 0, to: 1, insert: '' }])).toBe(false);
  expect(await one.append(sitePath('b.md'), 0, [])).toBe(false);
});

test('a dropped journal is not found again', async () => {
  const folder = await folderWith();
  const one = journal(folder);
  await one.restart(post, null, 'Hello');
  await one.drop(post);
  expect(await journal(folder).recover()).toEqual([]);
});

describe('what an earlier run left', () => {
  async function leftOver() {
    const folder = await folderWith();
    const first = journal(folder);
    await first.restart(post, null, 'unsaved');
    await first.close();
    return { folder, next: journal(folder) };
  }

  test('stays while the next run writes and saves other text', async () => {
    const { folder, next } = await leftOver();
    await next.restart(post, null, 'other text');
    await next.drop(post);
    expect((await journal(folder).recover()).map(entry => entry.text)).toEqual(['unsaved']);
  });

  test('is gone when the next run takes it up', async () => {
    const { folder, next } = await leftOver();
    await next.restart(post, null, 'unsaved');
    await next.drop(post);
    expect(await journal(folder).recover()).toEqual([]);
  });

  test('is gone when it is dropped before anything is written', async () => {
    const { folder, next } = await leftOver();
    await next.drop(post);
    expect(await journal(folder).recover()).toEqual([]);
  });

  test('is found by the site alone that it belongs to', async () => {
    const { folder } = await leftOver();
    expect(await journal(folder, { site: '/other' }).recover()).toEqual([]);
  });
});

describe('damage', () => {
  async function written() {
    const folder = await folderWith();
    const one = journal(folder);
    await one.restart(post, null, 'a');
    for (const letter of 'bcdefgh') {
      const length = letter.charCodeAt(0) - 97;
      await one.append(post, length, [{ from: length, to: length, insert: letter }]);
    }
    await one.close();
    return { folder, file: await fileIn(folder) };
  }

  test('a torn tail costs no more than the torn record', async () => {
    const { folder, file } = await written();
    const { length } = await readFile(file);
    await truncate(file, length - 3);
    expect((await journal(folder).recover())[0]?.text).toBe('abcdefg');
  });

  test('cut anywhere, it gives a text that was once there', async () => {
    const { file } = await written();
    const bytes = await readFile(file);
    for (let length = 0; length <= bytes.length; length++) {
      const replayed = replayJournal(bytes.subarray(0, length));
      if (replayed) expect('abcdefgh'.startsWith(replayed.text)).toBe(true);
    }
  });

  test('a byte altered anywhere never gives a text that was not there', async () => {
    const { file } = await written();
    const bytes = await readFile(file);
    for (let at = 0; at < bytes.length; at++) {
      const altered = Buffer.from(bytes);
      altered[at] = altered[at]! ^ 1;
      const replayed = replayJournal(altered);
      if (replayed) expect('abcdefgh'.startsWith(replayed.text)).toBe(true);
    }
  });

  test('rubbish behind the records is passed over', async () => {
    const { folder, file } = await written();
    await appendFile(file, 'rubbish\n\0\0\0');
    expect((await journal(folder).recover())[0]?.text).toBe('abcdefgh');
  });
});

test('a full disk is said, and the journal can begin again', async () => {
  const folder = await folderWith();
  const { fs, calls } = failingFileSystem(Infinity, 'ENOSPC');
  let full = false;
  const filling = {
    ...fs,
    open: async (...args: Parameters<typeof fs.open>) => {
      const file = await fs.open(...args);
      const write = file.write.bind(file);
      return new Proxy(file, {
        get: (target, key) => {
          if (key === 'write' && full)
            return () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
          const value: unknown = key === 'write' ? write : Reflect.get(target, key);
          return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
        },
      });
    },
  };
  const one = journal(folder, { fs: filling });
  await one.restart(post, null, 'kept');
  full = true;
  await expect(one.append(post, 4, [{ from: 4, to: 4, insert: '!' }])).rejects.toMatchObject({ code: 'ENOSPC' });
  await expect(one.restart(post, null, 'kept!')).rejects.toMatchObject({ code: 'ENOSPC' });
  expect((await journal(folder).recover())[0]?.text).toBe('kept');
  full = false;
  await one.restart(post, null, 'kept!');
  expect((await journal(folder).recover())[0]?.text).toBe('kept!');
  expect(calls.length).toBeGreaterThan(0);
});

test('any text and any changes come back as they were', async () => {
  const folder = await folderWith();
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(5),
    insert: fc.string({ unit: 'binary' }),
  });
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), fc.array(edit, { maxLength: 12 }), async (start, edits) => {
      const one = new Journal({ folder, site: '/s', now: () => 1, ...dead });
      let text = start;
      await one.restart(post, null, text);
      for (const { at, cut, insert } of edits) {
        const from = Math.floor(at * text.length);
        const changes = [{ from, to: Math.min(text.length, from + cut), insert }];
        expect(await one.append(post, text.length, changes)).toBe(true);
        text = applyChanges(text, changes);
      }
      await one.close();
      const next = new Journal({ folder, site: '/s', now: () => 1, ...dead });
      expect((await next.recover())[0]?.text).toBe(text);
      await next.drop(post);
    }),
    { numRuns: 60 },
  );
});

test('what was appended outlives a process that is killed', async () => {
  const folder = await folderWith();
  const one = journal(folder);
  await one.restart(post, null, 'a');
  await one.append(post, 1, [{ from: 1, to: 1, insert: 'b' }]);
  // Neither closed nor flushed: what a killed process leaves is what the system holds of its files.
  const bytes = await readFile(await fileIn(folder));
  expect(replayJournal(bytes)?.text).toBe('ab');
});
