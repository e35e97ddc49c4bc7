import fc from 'fast-check';
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { appendFile, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { Journal } from '../../../../../electron/services/journal/journal.ts';
import { journalFileSystem, type JournalFileSystem } from '../../../../../electron/services/journal/journal-file.ts';
import { journalLine, plainTextOf, replayJournal } from '../../../../../electron/services/journal/journal-record.ts';
import { sitePath } from '../../../../../shared/site/site-file.ts';
import { applyChanges, type TextChange } from '../../../../../shared/text/text-change.ts';
import { folderWith } from '../../../../kit/folder.ts';

const post = sitePath('_posts/2025-01-01-a.md');
const dead = { isAlive: () => false };

const start = (text: string) => ({ text, undo: null });
const step = (changes: readonly TextChange[]) => ({ changes, origin: 'input.type', time: 1000 });

function journal(folder: string, more: Partial<ConstructorParameters<typeof Journal>[0]> = {}): Journal {
  const made = new Journal({ folder, site: '/site', now: () => 1000, ...dead, ...more });
  onTestFinished(() => made.close());
  return made;
}

/** The real file system, whose flushes fail from this number on (from 0). */
function failingFlushes(from: number) {
  let asked = 0;
  let done = 0;
  const fs: JournalFileSystem = {
    ...journalFileSystem,
    datasync: async file => {
      if (asked++ >= from) throw Object.assign(new Error('EIO'), { code: 'EIO' });
      await journalFileSystem.datasync(file);
      done += 1;
    },
  };
  return { fs, flushed: () => done };
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
  await first.restart(post, null, start('Hello'));
  expect(await first.append(post, 5, step([{ from: 5, to: 5, insert: ', world' }]))).toBe(true);
  expect(await journal(folder).recover()).toMatchObject([
    { path: post, text: 'Hello, world', base: null, written: 1000 },
  ]);
});

test('a run does not find its own text', async () => {
  const one = journal(await folderWith());
  await one.restart(post, null, start('Hello'));
  expect(await one.recover()).toEqual([]);
});

test('a run leaves the journals of another that is still going on alone', async () => {
  const folder = await folderWith();
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
  onTestFinished(() => void other.kill());
  const head = journalLine({ path: post, base: null, pid: other.pid!, run: 'other', time: 1 });
  await journal(folder).restart(post, null, start('mine'));
  const name = await fileIn(folder);
  await writeFile(name.replace(/\.\w+\.journal$/, '.other.journal'), Buffer.concat([head, journalLine(start('x'))]));
  const third = new Journal({ folder, site: '/site', now: () => 2 });
  expect((await third.recover()).map(entry => entry.text)).toEqual(['mine']);
});

test('changes that speak of another text are refused', async () => {
  const one = journal(await folderWith());
  await one.restart(post, null, start('Hello'));
  expect(await one.append(post, 4, step([{ from: 0, to: 1, insert: '' }]))).toBe(false);
  expect(await one.append(sitePath('b.md'), 0, step([]))).toBe(false);
});

test('a dropped journal is not found again', async () => {
  const folder = await folderWith();
  const one = journal(folder);
  await one.restart(post, null, start('Hello'));
  await one.drop(post);
  expect(await journal(folder).recover()).toEqual([]);
});

describe('what an earlier run left', () => {
  async function leftOver() {
    const folder = await folderWith();
    const first = journal(folder);
    await first.restart(post, null, start('unsaved'));
    await first.close();
    return { folder, next: journal(folder) };
  }

  test('stays while the next run writes and saves other text', async () => {
    const { folder, next } = await leftOver();
    await next.restart(post, null, start('other text'));
    await next.drop(post);
    expect((await journal(folder).recover()).map(entry => entry.text)).toEqual(['unsaved']);
  });

  test('is gone when the next run takes it up', async () => {
    const { folder, next } = await leftOver();
    await next.restart(post, null, start('unsaved'));
    await next.drop(post);
    expect(await journal(folder).recover()).toEqual([]);
  });

  test('stays while the next run only reads the post, until it is discarded', async () => {
    const { folder, next } = await leftOver();
    await next.drop(post);
    const [left] = await next.recover();
    expect(left?.text).toBe('unsaved');
    await next.discard(post, left!.run);
    expect(await journal(folder).recover()).toEqual([]);
  });

  test('is offered beside what another earlier run left of the same post', async () => {
    const { folder, next } = await leftOver();
    await next.restart(post, null, start('later'));
    await next.close();
    const third = journal(folder);
    expect((await third.recover()).map(entry => entry.text).sort()).toEqual(['later', 'unsaved']);
    const later = (await third.recover()).find(entry => entry.text === 'later');
    await third.discard(post, later!.run);
    expect((await third.recover()).map(entry => entry.text)).toEqual(['unsaved']);
  });

  test('is offered whole after a clock that was set back, within a run and between two', async () => {
    const { folder } = await leftOver();
    const next = journal(folder, { now: () => 10 });
    await next.restart(post, null, start('unsaved'));
    await next.append(post, 7, { ...step([{ from: 7, to: 7, insert: ' and' }]), time: 900 });
    await next.append(post, 11, { ...step([{ from: 11, to: 11, insert: ' more' }]), time: 5 });
    await next.close();
    expect((await journal(folder, { now: () => 1 }).recover()).map(entry => entry.text)).toContain('unsaved and more');
  });

  test('is found by the site alone that it belongs to', async () => {
    const { folder } = await leftOver();
    expect(await journal(folder, { site: '/other' }).recover()).toEqual([]);
  });

  describe('when a run was killed just after it had taken the text up', () => {
    async function takenUp(typed: string) {
      const folder = await folderWith();
      const first = journal(folder, { run: 'first' });
      await first.restart(post, null, start('unsaved'));
      await first.close();
      const leftByFirst = await fileIn(folder);
      const bytes = await readFile(leftByFirst);
      const second = journal(folder, { run: 'second', now: () => 2000 });
      await second.restart(post, null, start('unsaved'));
      if (typed !== '') await second.append(post, 7, step([{ from: 7, to: 7, insert: typed }]));
      await second.close();
      await writeFile(leftByFirst, bytes);
      return folder;
    }

    test('is offered once', async () => {
      expect((await journal(await takenUp('')).recover()).map(entry => entry.run)).toEqual(['second']);
    });

    test('is offered as that run went on from it', async () => {
      expect((await journal(await takenUp('!')).recover()).map(entry => entry.text)).toEqual(['unsaved!']);
    });

    test('goes with the decision about it', async () => {
      const folder = await takenUp('!');
      await journal(folder).discard(post, 'second');
      expect(await journal(folder).recover()).toEqual([]);
    });

    test('goes when it is taken up again', async () => {
      const folder = await takenUp('!');
      const third = journal(folder);
      await third.restart(post, null, start('unsaved!'));
      await third.drop(post);
      expect(await journal(folder).recover()).toEqual([]);
    });
  });
});

describe('damage', () => {
  async function written() {
    const folder = await folderWith();
    const one = journal(folder);
    await one.restart(post, null, start('a'));
    for (const letter of 'bcdefgh') {
      const length = letter.charCodeAt(0) - 97;
      await one.append(post, length, step([{ from: length, to: length, insert: letter }]));
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
  let full = false;
  const filling: JournalFileSystem = {
    ...journalFileSystem,
    append: (file, bytes) => {
      if (full) throw Object.assign(new Error('full'), { code: 'ENOSPC' });
      return journalFileSystem.append(file, bytes);
    },
  };
  const one = journal(folder, { fs: filling });
  await one.restart(post, null, start('kept'));
  full = true;
  await expect(one.append(post, 4, step([{ from: 4, to: 4, insert: '!' }]))).rejects.toMatchObject({ code: 'ENOSPC' });
  await expect(one.restart(post, null, start('kept!'))).rejects.toMatchObject({ code: 'ENOSPC' });
  expect((await journal(folder).recover())[0]?.text).toBe('kept');
  full = false;
  await one.restart(post, null, start('kept!'));
  expect((await journal(folder).recover())[0]?.text).toBe('kept!');
});

test('any text and any changes come back as they were', async () => {
  const folder = await folderWith();
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(5),
    // The editor's text has `\n` alone.
    insert: fc.string({ unit: 'binary' }).map(text => text.replaceAll('\r', '\n')),
  });
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), fc.array(edit, { maxLength: 12 }), async (first, edits) => {
      const one = new Journal({ folder, site: '/s', now: () => 1, ...dead });
      let text = plainTextOf(first);
      const steps = edits.map(({ at, cut, insert }) => {
        const from = Math.floor(at * text.length);
        const changes = [{ from, to: Math.min(text.length, from + cut), insert }];
        const done = { ...step(changes), from: text.length };
        text = applyChanges(text, changes);
        return done;
      });
      await one.restart(post, null, start(first), steps.slice(0, edits.length / 2));
      for (const { from, ...done } of steps.slice(edits.length / 2))
        expect(await one.append(post, from, done)).toBe(true);
      await one.close();
      const next = new Journal({ folder, site: '/s', now: () => 1, ...dead });
      expect((await next.recover())[0]?.text).toBe(plainTextOf(text));
      for (const { run } of await next.recover()) await next.discard(post, run);
    }),
    { numRuns: 60 },
  );
});

test('what is begun and added has been written when the calls return', async () => {
  const folder = await folderWith();
  const one = journal(folder);
  const begun = one.restart(post, null, start('a'));
  const added = one.append(post, 1, step([{ from: 1, to: 1, insert: 'b' }]));
  const [site] = readdirSync(folder);
  const [name] = readdirSync(join(folder, site!));
  expect(replayJournal(readFileSync(join(folder, site!, name!)))?.text).toBe('ab');
  await Promise.all([begun, added]);
});

test('a start whose changes speak of another text is refused, and the former file goes on', async () => {
  const folder = await folderWith();
  const one = journal(folder);
  await one.restart(post, null, start('old'));
  const wrong = { ...step([{ from: 0, to: 0, insert: 'x' }]), from: 9 };
  await expect(one.restart(post, null, start('new'), [wrong])).rejects.toThrow('another text');
  expect(await one.append(post, 3, step([{ from: 3, to: 3, insert: '!' }]))).toBe(true);
  expect((await journal(folder).recover()).map(entry => entry.text)).toEqual(['old!']);
});

test('what is begun while the former file is being dropped stays', async () => {
  const folder = await folderWith();
  const one = journal(folder);
  await one.restart(post, null, start('old'));
  await Promise.all([one.drop(post), one.restart(post, null, start('new'))]);
  expect((await journal(folder).recover()).map(entry => entry.text)).toEqual(['new']);
});

test('what was appended outlives a process that is killed', async () => {
  const folder = await folderWith();
  const one = journal(folder);
  await one.restart(post, null, start('a'));
  await one.append(post, 1, step([{ from: 1, to: 1, insert: 'b' }]));
  // Neither closed nor flushed: what a killed process leaves is what the system holds of its files.
  const bytes = await readFile(await fileIn(folder));
  expect(replayJournal(bytes)?.text).toBe('ab');
});

test('the exact text that a file began with, its line breaks and mark, and the undo history before it come back', async () => {
  const folder = await folderWith();
  const one = journal(folder);
  const file = '\uFEFFone\r\ntwo\nthree\r\n';
  await one.restart(post, null, { text: file, undo: '{"a":1}' });
  const change = { changes: [{ from: 3, to: 3, insert: '\n' }], origin: 'undo', time: 7 };
  expect(await one.append(post, 14, change)).toBe(true);
  const [left] = await journal(folder).recover();
  expect(left).toMatchObject({ start: { text: file, undo: '{"a":1}' }, steps: [change], written: 7 });
  expect(left?.text).toBe('one\n\ntwo\nthree\n');
});

test('a former file stays until the new one is flushed; of both the newer counts, and both are given up', async () => {
  const folder = await folderWith();
  const { fs, flushed } = failingFlushes(1);
  const one = journal(folder, { fs });
  await one.restart(post, null, start('old'));
  await vi.waitFor(() => expect(flushed()).toBe(1));
  await one.restart(post, null, start('newer'));
  await one.close();
  const names = async () => (await readdir(folder, { recursive: true })).filter(name => name.endsWith('.journal'));
  expect(await names()).toHaveLength(2);
  const next = journal(folder);
  const [found, ...others] = await next.recover();
  expect([found?.text, others]).toEqual(['newer', []]);
  await next.discard(post, found!.run);
  expect(await names()).toEqual([]);
});

describe('a journal whose file is not at its place any more', () => {
  async function watched(more: Partial<ConstructorParameters<typeof Journal>[0]> = {}) {
    const folder = join(await folderWith(), 'journal');
    const lost: string[] = [];
    const one = journal(folder, { lookEvery: 20, onLost: path => lost.push(path), ...more });
    await one.restart(post, null, start('Hello'));
    return { folder, lost, one };
  }

  test.each<[string, (folder: string) => Promise<unknown>]>([
    ['the folder is removed', folder => rm(folder, { recursive: true })],
    ['the folder is moved', folder => rename(folder, `${folder}-moved`)],
    [
      'another file takes its place',
      async folder =>
        writeFile(`${await fileIn(folder)}.x`, 'x').then(async () =>
          rename(`${await fileIn(folder)}.x`, await fileIn(folder)),
        ),
    ],
  ])('is told when %s, and begins anew there', async (_name, harm) => {
    const { folder, lost, one } = await watched();
    await harm(folder);
    await vi.waitFor(() => expect(lost).toEqual([post]), { timeout: 5000, interval: 10 });
    expect(await one.append(post, 5, step([{ from: 5, to: 5, insert: '!' }]))).toBe(false);
    await one.restart(post, null, start('Hello!'));
    expect(await one.append(post, 6, step([{ from: 6, to: 6, insert: '?' }]))).toBe(true);
    expect((await journal(folder).recover()).map(entry => entry.text)).toEqual(['Hello!?']);
    expect(lost).toEqual([post]);
  });

  test('is told when what was added could not be flushed, though nothing more is typed', async () => {
    const { fs, flushed } = failingFlushes(1);
    const { one, lost } = await watched({ fs, lookEvery: 60_000 });
    await vi.waitFor(() => expect(flushed()).toBe(1));
    expect(await one.append(post, 5, step([{ from: 5, to: 5, insert: '!' }]))).toBe(true);
    await vi.waitFor(() => expect(lost).toEqual([post]), { timeout: 5000, interval: 10 });
  });

  test('is left alone while it is where it was made', async () => {
    const { lost, one, folder } = await watched();
    await one.append(post, 5, step([{ from: 5, to: 5, insert: '!' }]));
    await one.flush();
    await new Promise(resolve => setTimeout(resolve, 200));
    expect(lost).toEqual([]);
    expect((await journal(folder).recover()).map(entry => entry.text)).toEqual(['Hello!']);
  });
});
