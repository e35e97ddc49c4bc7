import type { Bridge } from '../../../shared/contract/bridge.ts';
import type { FileVersion } from '../../../shared/contract/post-calls.ts';
import type { KeepReason } from '../../../shared/contract/history.ts';
import type { FileHash } from '../../../shared/contract/request-parts.ts';
import type { Problem } from '../../../shared/kit/problem.ts';
import { minimalChanges } from '../../../shared/text/compare/minimal-change.ts';
import { countConflicts, mergeTexts, resolveMerge, type Merge } from '../../../shared/text/compare/merge.ts';
import { splitLines } from '../../../shared/text/line-endings.ts';
import { KeptVersions } from './kept-versions.ts';
import type { OpenPost, PostUpdate } from './open-post.ts';
import { KeptUndo } from './kept-undo.ts';
import { PostJournal, type JournalMark } from './post-journal.ts';
import type { Preferences } from '../preferences.ts';
import { Store } from '../store.ts';
import { LETTERS_A_MILLISECOND, savePost } from './save-post.ts';

/** The words of the "Save status". */
export type SaveStatus = 'Saved' | 'Saving…' | 'Unsaved' | 'Could not save';

export interface KeptState {
  readonly status: SaveStatus;
  /** What stands on disk instead of what this text was made from; `disk` is null when the file is gone. */
  readonly conflict: { readonly disk: FileVersion | null } | null;
  readonly problem: Problem | null;
}

/** What others want to hear of a post's keeping. */
export interface KeptPostListener {
  /** Changed text is about to be written. */
  saving(post: OpenPost): void;
  /** The disk holds this text now. */
  saved(post: OpenPost, text: string, modified: number): void;
  /** Keeping failed, or works again (`null`). */
  failed(post: OpenPost, problem: Problem | null): void;
  /** The journal cannot take the unsaved text, or can again (`null`). */
  unkept(post: OpenPost, problem: Problem | null): void;
  /** A text of the post is worth keeping in its history; `hash` where main has it as a version of the file. */
  keep(post: OpenPost, text: string, reason: KeepReason, hash: FileHash | null): void;
}

const LOOK_AGAIN_AFTER = 300;
/** A file that is gone may be back without a word, as when its disk is; milliseconds. */
const LOOK_FOR_AFTER = 2000;
/** What could not be saved is tried again after so long, though nothing more is typed; milliseconds. */
const TRY_AGAIN_AFTER = 5000;
/** What main calls a file that is not there: the file itself, or its folder. */
const GONE: ReadonlySet<string> = new Set(['file-enoent', 'file-enotdir']);

/**
 * Keeps an open post on disk: knows which text the disk holds, saves atomically against that version, journals what is
 * not saved, and holds a conflict until the person decides.
 *
 * ```
 *           change                 save()
 *   Saved ─────────▶ Unsaved ───────────────▶ Saving… ──▶ Saved
 *     ▲                 ▲                        ├── disk differs ──▶ Unsaved + conflict
 *     └─ same bytes ────┘                        └── refused ───────▶ Could not save
 * ```
 */
export class KeptPost {
  static #count = 0;
  /** Tells open posts apart, wherever their files lie. */
  readonly id = (KeptPost.#count += 1);
  readonly post: OpenPost;
  readonly state: Store<KeptState>;
  readonly #bridge: Bridge;
  readonly #preferences: Preferences;
  readonly #listener: KeptPostListener;
  readonly #journal: PostJournal;
  readonly #undo: KeptUndo;
  readonly #versions: KeptVersions;
  readonly #leave: () => void;
  /** The file's text at `post.base`; null for a post that no file holds yet. */
  #diskText: string | null;
  #saving: Promise<boolean> | undefined;
  #autosave: ReturnType<typeof setTimeout> | undefined;
  #look: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #isReleased = false;

  /** `undo` is the history that the post was opened with, as JSON. */
  constructor(
    bridge: Bridge,
    preferences: Preferences,
    post: OpenPost,
    diskText: string | null,
    listener: KeptPostListener,
    undo: string | null = null,
  ) {
    this.#bridge = bridge;
    this.#preferences = preferences;
    this.#listener = listener;
    this.post = post;
    this.#diskText = diskText;
    this.#journal = new PostJournal(bridge, post, problem => listener.unkept(post, problem));
    this.#versions = new KeptVersions((text, hash) => listener.keep(post, text, 'pause', hash));
    this.#undo = new KeptUndo(bridge, post, undo);
    this.state = new Store<KeptState>({
      status: diskText === null ? 'Unsaved' : 'Saved',
      conflict: null,
      problem: null,
    });
    this.#leave = post.subscribe(update => this.#changed(update));
  }

  get dirty(): boolean {
    return this.#diskText === null || !this.post.isFileText(this.#diskText);
  }

  /** The text that the disk holds, as far as this window knows; null when there is no such file. */
  get diskText(): string | null {
    return this.#diskText;
  }

  /** Stops following the post. */
  release(): void {
    this.#isReleased = true;
    this.#leave();
    this.#journal.release();
    clearTimeout(this.#autosave);
    clearTimeout(this.#look);
    clearTimeout(this.#retry);
    this.#versions.stop();
  }

  /** Writes the text if the disk does not hold it yet. `false` when it could not be written. */
  async save(): Promise<boolean> {
    clearTimeout(this.#autosave);
    if (this.#saving) {
      await this.#saving;
      return this.save();
    }
    if (this.state.get().conflict) return false;
    if (!this.dirty) {
      this.#settle();
      return true;
    }
    this.#listener.saving(this.post);
    this.#saving = this.#write();
    const done = await this.#saving;
    this.#saving = undefined;
    return done;
  }

  /** The file may have been changed by another program: reads it and takes it over, or holds a conflict. */
  async lookAtDisk(): Promise<void> {
    await this.#saving;
    const { site, path, base } = this.post;
    const answer = await this.#bridge.call('post.read', { site, path });
    // What was read may be older than what was saved meanwhile.
    if (this.#saving || this.post.base !== base || this.post.path !== path) return this.lookAtDisk();
    if (answer.kind === 'read') this.#found(answer.file);
    else if (GONE.has(answer.problem.code)) this.#found(null);
    else this.#listener.failed(this.post, answer.problem);
  }

  /** Ends a conflict: `mine` is written over the disk's version; `disk` takes the place of the text (undo brings it back). */
  async resolve(choice: 'mine' | 'disk'): Promise<void> {
    const conflict = this.state.get().conflict;
    if (!conflict) return;
    const disk = conflict.disk;
    // Whatever is chosen, the other version can be had again.
    this.remember('before-reload');
    if (disk) this.#listener.keep(this.post, disk.text, 'before-reload', disk.hash);
    this.#adopt(disk);
    this.state.merge({ conflict: null });
    if (choice === 'disk' && disk) {
      this.post.apply(minimalChanges(this.post.text(), splitLines(disk.text.replace(/^\uFEFF/, '')).text), {
        origin: 'disk.taken',
      });
    }
    await this.save();
  }

  /** Both versions on top of the text that both began from; null where there is no such text. */
  mergeWithDisk(): Merge | null {
    const disk = this.state.get().conflict?.disk;
    if (!disk || this.#diskText === null) return null;
    const plain = (text: string) => splitLines(text.replace(/^\uFEFF/, '')).text;
    return mergeTexts(plain(this.#diskText), this.post.text(), plain(disk.text));
  }

  /** Both versions in one; null where they clash. */
  merged(): string | null {
    const merge = this.mergeWithDisk();
    return merge && countConflicts(merge) === 0 ? resolveMerge(merge, 'mine') : null;
  }

  /** Ends a conflict by both versions in one, as one step of undo; `false` where they clash. */
  async merge(): Promise<boolean> {
    const text = this.merged();
    if (text === null) return false;
    this.post.apply(minimalChanges(this.post.text(), text), { origin: 'disk.merged' });
    await this.resolve('mine');
    return true;
  }

  /** Keeps the text as it is now in the post's history. */
  remember(reason: KeepReason): void {
    this.#listener.keep(this.post, this.post.fileText(), reason, null);
  }

  /** Gives up what is not saved, on the person's word. */
  async abandon(): Promise<void> {
    clearTimeout(this.#autosave);
    await this.#journal.drop();
  }

  /** The text that was given up stays open after all. */
  async goOn(): Promise<void> {
    if (this.dirty) await this.#journal.restart();
  }

  /** The file lies elsewhere now; its text and history go along, and what is not saved is never out of the journal. */
  async movedTo(path: OpenPost['path']): Promise<void> {
    const from = { site: this.post.site, path: this.post.path };
    this.post.moveTo(path);
    this.#undo.forget();
    if (this.dirty) await this.#journal.restart();
    else await this.#undo.keep();
    await this.#bridge.call('journal.drop', from);
  }

  /** The text was taken out of the journal of an earlier run: it goes into this run's before anything else is done. */
  async takeUp(): Promise<void> {
    this.state.merge({ status: this.dirty ? 'Unsaved' : 'Saved' });
    await this.#journal.restart();
  }

  /** The file that holds what is not saved is gone. */
  journalLost(): void {
    if (this.dirty) void this.#journal.restart();
  }

  #changed(update: PostUpdate): void {
    if (update.changes.length === 0) return;
    if (update.origin === 'disk') return;
    const { status } = this.state.get();
    this.#versions.stop();
    const { base } = this.post;
    if (status === 'Saved') this.#versions.before(this.#diskText, base);
    this.state.merge({ status: status === 'Could not save' ? status : 'Unsaved' });
    this.#journal.record(update, status === 'Saved' && base !== null ? { base, undo: this.#undo.json } : null);
    this.#saveLater(this.#preferences.get().autosaveDelay + this.post.doc.length / LETTERS_A_MILLISECOND);
    clearTimeout(this.#look);
    this.#look = setTimeout(() => this.#lookAgain(), LOOK_AGAIN_AFTER);
  }

  #saveLater(delay: number): void {
    clearTimeout(this.#autosave);
    if (this.#preferences.get().autosave === 'pause' && !this.#isReleased)
      this.#autosave = setTimeout(() => void this.save(), delay);
  }

  /** A change that was taken back leaves the very bytes of the disk: nothing is unsaved then. */
  #lookAgain(): void {
    if (this.#saving || this.state.get().conflict || this.dirty) return;
    clearTimeout(this.#autosave);
    this.#settle();
  }

  async #write(): Promise<boolean> {
    // Where it could not be saved it is said until it is saved.
    if (this.state.get().status !== 'Could not save') this.state.merge({ status: 'Saving…' });
    const mark = this.#journal.mark();
    const text = this.post.fileText();
    const answer = await savePost(this.#bridge, this.post, text, problem => this.#listener.failed(this.post, problem));
    if (answer.kind === 'refused') {
      this.#journal.forget(mark);
      this.state.merge({ status: 'Could not save', problem: answer.problem });
      this.#listener.failed(this.post, answer.problem);
      this.#saveLater(TRY_AGAIN_AFTER);
      return false;
    }
    if (answer.kind === 'conflict' && answer.disk?.text !== text) {
      this.#journal.forget(mark);
      this.#hold(answer.disk);
      return false;
    }
    const written = answer.kind === 'saved' ? answer : answer.disk!;
    this.#adopt({ text, hash: written.hash, modified: written.modified });
    this.#listener.saved(this.post, text, written.modified);
    this.#versions.saved(text, written.hash);
    if (this.dirty) {
      void this.#journal.begin(mark, written.hash);
      this.state.merge({ status: 'Unsaved', problem: null });
    } else this.#settle(mark);
    return true;
  }

  #found(disk: FileVersion | null): void {
    if (disk && disk.hash === this.post.base) {
      // The file that was gone is back, as it was, under its old name or a new one.
      if (!this.state.get().conflict) return;
      this.state.merge({ conflict: null });
      if (!this.dirty) this.#settle();
      else this.#saveLater(0);
      return;
    }
    if (disk && disk.text === this.post.fileText()) {
      this.#adopt(disk);
      this.#settle();
    } else if (disk && !this.dirty) {
      this.remember('before-reload');
      this.#adopt(disk);
      this.post.replaceFromDisk(disk.text);
      this.#settle();
    } else if (disk || this.post.base !== null) this.#hold(disk);
  }

  #hold(disk: FileVersion | null): void {
    clearTimeout(this.#autosave);
    this.state.merge({ status: 'Unsaved', conflict: { disk } });
    this.#lookFor();
  }

  #lookFor(): void {
    clearTimeout(this.#retry);
    if (this.state.get().conflict?.disk !== null || this.#isReleased) return;
    this.#retry = setTimeout(() => void this.lookAtDisk().then(() => this.#lookFor()), LOOK_FOR_AFTER);
  }

  #adopt(disk: FileVersion | null): void {
    this.post.base = disk?.hash ?? null;
    this.#diskText = disk?.text ?? null;
  }

  /** `mark`: where the text that the disk holds has just been written. */
  #settle(mark?: JournalMark): void {
    void this.#letJournalGo(mark);
    this.state.merge({ status: 'Saved', conflict: null, problem: null });
    this.#listener.failed(this.post, null);
  }

  /** The journal goes only when the undo history that it holds is kept elsewhere. */
  async #letJournalGo(mark: JournalMark | undefined): Promise<void> {
    const { revision, base } = this.post;
    await this.#undo.keep();
    // Where it was saved once more meanwhile, the journal speaks of that version.
    const isLatest = this.post.base === base;
    if (this.post.revision === revision) await this.#journal.drop();
    // Typing went on: the journal must speak of the version that is on disk now.
    else if (this.dirty && isLatest)
      await (mark && base !== null ? this.#journal.begin(mark, base) : this.#journal.restart());
    if (mark) this.#journal.forget(mark);
  }
}
