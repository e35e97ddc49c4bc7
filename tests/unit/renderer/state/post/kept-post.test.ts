import { undo } from '@codemirror/commands';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { FileVersion } from '../../../../../shared/contract/post-calls.ts';
import type { FileHash, SiteId } from '../../../../../shared/contract/request-parts.ts';
import type { Bridge } from '../../../../../shared/contract/bridge.ts';
import { defaultSettings } from '../../../../../shared/contract/settings.ts';
import type { Problem } from '../../../../../shared/kit/problem.ts';
import { sitePath } from '../../../../../shared/site/site-file.ts';
import { applyChanges } from '../../../../../shared/text/text-change.ts';
import { KeptPost } from '../../../../../renderer/state/post/kept-post.ts';
import { OpenPost } from '../../../../../renderer/state/post/open-post.ts';
import { Preferences } from '../../../../../renderer/state/preferences.ts';

const path = sitePath('_posts/2025-12-02-harbour.md');
const site = 'abcdefabcdefabcdef' as SiteId;

const full: Problem = {
  severity: 'error',
  code: 'file-enospc',
  place: { path, line: 1, column: 1 },
  cause: 'The disk is full.',
  remedy: 'Make room.',
};

/** Main's side in memory: one file and its journal. */
class Disk {
  text: string | null = 'One\n';
  journal: string | null = null;
  /** What was kept of undo, and what the journal held then. */
  undo: { readonly hash: FileHash; readonly undo: string; readonly beside: string | null } | null = null;
  refuses = false;
  journalRefuses = false;
  /** Main has no version of the file any more. */
  forgets = false;
  /** What the journal was handed, in order. */
  readonly begun: string[] = [];
  /** How long an answer takes, and a save; milliseconds. */
  takes = 0;

  version(): FileVersion | null {
    return this.text === null ? null : { text: this.text, hash: hashOf(this.text), modified: 1 };
  }

  readonly bridge: Bridge = {
    // Main begins what it is asked in the order in which it is asked; a save takes its time, and so does every answer.
    call: async (name, request) => {
      const begun = name === 'post.save' ? undefined : this.#answer(name, request as never);
      if (this.takes > 0) await pause(this.takes);
      return (begun ?? this.#answer(name, request as never)) as never;
    },
    on: () => () => undefined,
    pathOf: () => '',
  };

  #answer(
    name: string,
    request: {
      readonly text: string;
      readonly base: FileHash | null;
      readonly changes: never[];
      readonly from: number;
      readonly steps: readonly { readonly from: number; readonly changes: never[] }[];
    },
  ) {
    switch (name) {
      case 'post.read':
        return this.text === null
          ? { kind: 'refused', problem: { code: 'file-enoent', place: { path, line: 1, column: 1 } } }
          : { kind: 'read', file: this.version() };
      case 'post.save':
        if (this.refuses) return { kind: 'refused', problem: { severity: 'error', code: 'disk-full', cause: 'Full.' } };
        if ((this.version()?.hash ?? null) !== request.base) return { kind: 'conflict', disk: this.version() };
        this.text = request.text;
        return { kind: 'saved', hash: hashOf(request.text), modified: 2 };
      case 'journal.restart':
        if (this.journalRefuses) return { kind: 'refused', problem: full };
        this.journal = request.text;
        this.begun.push('text');
        return { kind: 'done' };
      case 'journal.begin': {
        if (this.journalRefuses || this.forgets || request.base !== this.version()?.hash)
          return { kind: 'refused', problem: full };
        let text = this.text ?? '';
        for (const { from, changes } of request.steps) {
          if (from !== text.length) return { kind: 'refused', problem: full };
          text = applyChanges(text, changes);
        }
        this.journal = text;
        this.begun.push('version');
        return { kind: 'done' };
      }
      case 'journal.append':
        if (request.from !== this.journal?.length) return { kind: 'refused', problem: full };
        this.journal = applyChanges(this.journal, request.changes);
        return { kind: 'done' };
      case 'undo.keep':
        this.undo = { ...(request as never as { hash: FileHash; undo: string }), beside: this.journal };
        return { kind: 'done' };
      case 'journal.drop':
        this.journal = null;
        return { kind: 'done' };
      default:
        return { kind: 'done' };
    }
  }
}

function hashOf(text: string): FileHash {
  return Buffer.from(text).toString('hex') as FileHash;
}

function open(disk: Disk, autosave: 'pause' | 'off' = 'off') {
  const preferences = new Preferences(disk.bridge, { ...defaultSettings, autosave, autosaveDelay: 200 });
  const post = new OpenPost(site, path, disk.text ?? '');
  post.base = disk.version()?.hash ?? null;
  const unkept: (Problem | null)[] = [];
  const history: string[] = [];
  const kept = new KeptPost(disk.bridge, preferences, post, disk.text, {
    saving: () => {},
    saved: () => {},
    failed: () => {},
    keep: (_post, text) => void history.push(text),
    unkept: (_post, problem) => unkept.push(problem),
  });
  return { kept, post, unkept, history };
}

const type = (post: OpenPost, text: string) => post.apply([{ from: 0, to: 0, insert: text }]);
const until = async (there: () => boolean) => {
  while (!there()) await pause(50);
};
const pause = (milliseconds: number) => new Promise(done => setTimeout(done, milliseconds));

describe('KeptPost', () => {
  it('tells when unsaved text cannot be kept, and when it is kept again', async () => {
    const disk = new Disk();
    const { post, unkept } = open(disk);
    disk.journalRefuses = true;
    type(post, 'a');
    await pause(400);
    expect(unkept.at(-1)?.code).toBe('file-enospc');
    disk.journalRefuses = false;
    type(post, 'b');
    await pause(400);
    expect([unkept.at(-1), disk.journal]).toEqual([null, post.text()]);
  });

  it('writes nothing for a post that nobody touched', async () => {
    const disk = new Disk();
    const { kept } = open(disk);
    disk.refuses = true;
    expect(await kept.save()).toBe(true);
    expect(kept.state.get().status).toBe('Saved');
  });

  it('says Unsaved from the first change until the disk holds the text', async () => {
    const disk = new Disk();
    const { kept, post } = open(disk);
    type(post, 'a');
    expect(kept.state.get().status).toBe('Unsaved');
    await kept.save();
    expect([kept.state.get().status, disk.text]).toEqual(['Saved', 'aOne\n']);
  });

  it('saves by itself after a pause', async () => {
    const disk = new Disk();
    const { post } = open(disk, 'pause');
    type(post, 'a');
    await pause(400);
    expect(disk.text).toBe('aOne\n');
  });

  it('hands a version over to the history once', async () => {
    const { kept, post, history } = open(new Disk());
    type(post, 'x');
    post.apply([{ from: 0, to: 1, insert: '' }]);
    await expect.poll(() => kept.state.get().status).toBe('Saved');
    type(post, 'y');
    await kept.save();
    type(post, 'z');
    await expect.poll(() => history).toEqual(['One\n', 'yOne\n']);
  });

  it('is saved again when a change was taken back', async () => {
    const disk = new Disk();
    const { kept, post } = open(disk);
    type(post, 'a');
    post.apply([{ from: 0, to: 1, insert: '' }]);
    await pause(400);
    expect(kept.state.get().status).toBe('Saved');
  });

  it('keeps what is typed while it saves for the next save', async () => {
    const disk = new Disk();
    const { kept, post } = open(disk);
    type(post, 'a');
    const saving = kept.save();
    type(post, 'b');
    await saving;
    expect([disk.text, kept.state.get().status, kept.dirty]).toEqual(['aOne\n', 'Unsaved', true]);
    await kept.save();
    expect([disk.text, kept.state.get().status]).toEqual(['baOne\n', 'Saved']);
  });

  it('is not written any more once it is let go, though a save was on its way and failed', async () => {
    vi.useFakeTimers();
    const disk = new Disk();
    const { kept, post } = open(disk, 'pause');
    type(post, 'a');
    disk.refuses = true;
    disk.takes = 10;
    const saving = kept.save();
    kept.release();
    await vi.advanceTimersByTimeAsync(20);
    await saving;
    disk.refuses = false;
    await vi.advanceTimersByTimeAsync(60_000);
    vi.useRealTimers();
    expect(disk.text).toBe('One\n');
  });

  it('says so when it could not save, and tries again', async () => {
    const disk = new Disk();
    const { kept, post } = open(disk);
    type(post, 'a');
    disk.refuses = true;
    expect(await kept.save()).toBe(false);
    expect(kept.state.get().status).toBe('Could not save');
    disk.refuses = false;
    expect(await kept.save()).toBe(true);
    expect(kept.state.get().status).toBe('Saved');
  });

  it('takes over silently what another program wrote while nothing is unsaved', async () => {
    const disk = new Disk();
    const { kept, post } = open(disk);
    disk.text = 'One\nTwo\n';
    await kept.lookAtDisk();
    expect([post.text(), kept.state.get()]).toEqual(['One\nTwo\n', { status: 'Saved', conflict: null, problem: null }]);
  });

  it('holds a conflict and writes nothing until it is decided', async () => {
    const disk = new Disk();
    const { kept, post } = open(disk);
    type(post, 'a');
    disk.text = 'Other\n';
    expect(await kept.save()).toBe(false);
    expect([disk.text, kept.state.get().conflict?.disk?.text]).toEqual(['Other\n', 'Other\n']);
    expect(await kept.save()).toBe(false);
  });

  it('writes mine over the disk’s when that is decided', async () => {
    const disk = new Disk();
    const { kept, post } = open(disk);
    type(post, 'a');
    disk.text = 'Other\n';
    await kept.lookAtDisk();
    await kept.resolve('mine');
    expect([disk.text, kept.state.get().status]).toEqual(['aOne\n', 'Saved']);
  });

  it('takes the disk’s when that is decided', async () => {
    const disk = new Disk();
    const { kept, post } = open(disk);
    type(post, 'a');
    disk.text = 'Other\n';
    await kept.lookAtDisk();
    await kept.resolve('disk');
    expect([disk.text, post.text(), kept.state.get().status]).toEqual(['Other\n', 'Other\n', 'Saved']);
  });

  it('finds no conflict when the other program wrote the same', async () => {
    const disk = new Disk();
    const { kept, post } = open(disk);
    type(post, 'a');
    disk.text = 'aOne\n';
    expect(await kept.save()).toBe(true);
    expect(kept.state.get().status).toBe('Saved');
  });

  it('holds a conflict when the file is gone, and can write it again', async () => {
    const disk = new Disk();
    const { kept } = open(disk);
    disk.text = null;
    await kept.lookAtDisk();
    expect(kept.state.get().conflict).toEqual({ disk: null });
    await kept.resolve('mine');
    expect(disk.text).toBe('One\n');
  });

  it('goes on saving when the file that was gone is back without a word', async () => {
    const disk = new Disk();
    const { kept, post } = open(disk, 'pause');
    type(post, 'a');
    disk.text = null;
    await kept.lookAtDisk();
    type(post, 'b');
    await pause(1000);
    expect(kept.state.get()).toMatchObject({ status: 'Unsaved', conflict: { disk: null } });
    disk.text = 'One\n';
    await until(() => kept.state.get().status === 'Saved');
    expect([disk.text, kept.state.get().conflict]).toEqual(['baOne\n', null]);
  });

  it('offers the choice when another text is where the file was gone', async () => {
    const disk = new Disk();
    const { kept, post } = open(disk, 'pause');
    type(post, 'a');
    disk.text = null;
    await kept.lookAtDisk();
    disk.text = 'Other\n';
    await until(() => kept.state.get().conflict?.disk != null);
    expect([disk.text, post.text()]).toEqual(['Other\n', 'aOne\n']);
  });

  it('tries again by itself what could not be saved, and says so until then', async () => {
    const disk = new Disk();
    const { kept, post } = open(disk, 'pause');
    disk.refuses = true;
    type(post, 'a');
    expect(await kept.save()).toBe(false);
    const seen: string[] = [];
    kept.state.subscribe(() => seen.push(kept.state.get().status));
    disk.refuses = false;
    await until(() => kept.state.get().status === 'Saved');
    expect([disk.text, new Set(seen)]).toEqual(['aOne\n', new Set(['Saved'])]);
  });

  it('keeps line breaks and the byte-order mark of the file', async () => {
    const disk = new Disk();
    disk.text = '\uFEFFOne\r\nTwo\r\n';
    const { kept, post } = open(disk);
    type(post, 'a');
    await kept.save();
    expect(disk.text).toBe('\uFEFFaOne\r\nTwo\r\n');
  });

  it('journals the whole text, then each change, until it is saved', async () => {
    const disk = new Disk();
    const { kept, post } = open(disk);
    type(post, 'a');
    await pause(300);
    expect(disk.journal).toBe('aOne\n');
    type(post, 'b');
    type(post, 'c');
    await pause(300);
    expect(disk.journal).toBe('cbaOne\n');
    await kept.save();
    await pause(0);
    expect(disk.journal).toBeNull();
  });

  it('hands no text over for the journal that begins from the file, opened or saved', async () => {
    const disk = new Disk();
    const { kept, post } = open(disk);
    type(post, 'a');
    await expect.poll(() => disk.journal).toBe('aOne\n');
    const saving = kept.save();
    type(post, 'b');
    await saving;
    await expect.poll(() => disk.journal).toBe('baOne\n');
    await kept.save();
    await expect.poll(() => disk.journal).toBeNull();
    type(post, 'c');
    type(post, 'd');
    await expect.poll(() => disk.journal).toBe('dcbaOne\n');
    expect(disk.begun).toEqual(['version', 'version', 'version']);
  });

  it.each(['main does not have its text', 'the file was replaced'])('journals the whole text where %s', async why => {
    const disk = new Disk();
    const { post } = open(disk);
    if (why === 'the file was replaced') disk.text = 'Another\n';
    else disk.forgets = true;
    type(post, 'a');
    type(post, 'b');
    await expect.poll(() => disk.journal).toBe('baOne\n');
    expect(disk.begun).toEqual(['text']);
  });

  it('has the unsaved text in the journal, and no other, whatever comes between', async () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('type' as const), text: fc.constantFrom('a', 'bc', '\n') }),
      fc.record({ do: fc.constantFrom('undo' as const, 'save' as const, 'forget' as const, 'refuse' as const) }),
      fc.record({ do: fc.constant('wait' as const), time: fc.integer({ min: 0, max: 120 }) }),
    );
    vi.useFakeTimers();
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 24 }), fc.integer({ min: 0, max: 90 }), async (steps, takes) => {
          const disk = new Disk();
          disk.takes = takes;
          const { kept, post } = open(disk);
          for (const one of steps) {
            if (one.do === 'type') type(post, one.text);
            else if (one.do === 'wait') await vi.advanceTimersByTimeAsync(one.time);
            else if (one.do === 'undo') undo({ state: post.state, dispatch: made => post.take([made]) });
            else if (one.do === 'save') void kept.save();
            else if (one.do === 'forget') disk.forgets = !disk.forgets;
            else disk.journalRefuses = !disk.journalRefuses;
          }
          disk.journalRefuses = false;
          await vi.advanceTimersByTimeAsync(12_000);
          expect([kept.dirty, disk.journal]).toEqual([disk.text !== post.text(), kept.dirty ? post.text() : null]);
          kept.release();
        }),
        { numRuns: 400 },
      );
    } finally {
      vi.useRealTimers();
    }
  });

  it('journals what was typed while it saved', async () => {
    const disk = new Disk();
    const { kept, post } = open(disk);
    type(post, 'a');
    const saving = kept.save();
    type(post, 'b');
    await saving;
    await pause(300);
    expect(disk.journal).toBe('baOne\n');
  });

  it('keeps the undo history of what it saved before the journal goes', async () => {
    const disk = new Disk();
    const { kept, post } = open(disk);
    type(post, 'a');
    await pause(300);
    await kept.save();
    await pause(0);
    expect(disk.undo).toMatchObject({ hash: hashOf('aOne\n'), beside: 'aOne\n' });
    expect(disk.journal).toBeNull();
  });

  it('tries a journal that was refused again, though nothing is typed', async () => {
    const disk = new Disk();
    const { post, unkept } = open(disk);
    disk.journalRefuses = true;
    type(post, 'a');
    await pause(400);
    disk.journalRefuses = false;
    await expect.poll(() => disk.journal, { timeout: 8000 }).toBe('aOne\n');
    await expect.poll(() => unkept.at(-1)).toBeNull();
  }, 12_000);

  it('takes no older reading for a change of another program while a save goes on', async () => {
    const disk = new Disk();
    const { kept, post } = open(disk);
    const { call } = disk.bridge;
    // An answer that was read before the save, and comes after it.
    let late: unknown;
    let release = (): void => undefined;
    const held = new Promise<void>(resolve => (release = resolve));
    Object.assign(disk.bridge, {
      call: async (name: string, request: never) => {
        const answer = await call(name as never, request);
        if (name !== 'post.read' || late !== undefined) return answer;
        late = answer;
        await held;
        return late;
      },
    });
    const looking = kept.lookAtDisk();
    type(post, 'a');
    await kept.save();
    release();
    await looking;
    expect([post.text(), disk.text, kept.state.get().conflict]).toEqual(['aOne\n', 'aOne\n', null]);
  });

  it('has unsaved text in the journal of its new name when its file is renamed', async () => {
    const disk = new Disk();
    const { kept, post } = open(disk);
    type(post, 'a');
    await pause(300);
    const calls: string[] = [];
    const { call } = disk.bridge;
    Object.assign(disk.bridge, {
      call: (name: string, request: { path: string }) => {
        calls.push(`${name} ${request.path}`);
        return call(name as never, request as never);
      },
    });
    await kept.movedTo(sitePath('_posts/new.md'));
    expect(calls).toEqual(['journal.restart _posts/new.md', `journal.drop ${path}`]);
  });
});
