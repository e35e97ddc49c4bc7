import type { EditorState } from '@codemirror/state';
import type { Bridge } from '../../../shared/contract/bridge.ts';
import type { JournalStep } from '../../../shared/contract/post-calls.ts';
import type { FileHash } from '../../../shared/contract/request-parts.ts';
import type { Problem } from '../../../shared/kit/problem.ts';
import { AFTER_PAINT } from './after-paint.ts';
import type { OpenPost, PostUpdate } from './open-post.ts';
import { writeUndo } from './undo-history.ts';

/** A journal that was refused is tried again after this, though nothing is typed; milliseconds. */
const TRY_AGAIN_AFTER = 5000;

type Step = JournalStep & { readonly from: number };

/** A version of the file that main has, and the undo history that led to it. */
interface Known {
  readonly base: FileHash;
  readonly undo: string | null;
}

/** A text that is being written to disk, and what was done since. */
export interface JournalMark {
  readonly state: EditorState;
  readonly steps: readonly Step[];
}

/**
 * Keeps a post's unsaved text outside of this process. The journal speaks of `post.text()`. It starts with the version of the
 * file that main read or wrote, known by its hash, at the first change after it: handing over the text of a large post would
 * be felt at that key. It grows by the changes since. Where there is no such version it starts with the whole text.
 */
export class PostJournal {
  readonly #bridge: Bridge;
  readonly #post: OpenPost;
  readonly #tell: (problem: Problem | null) => void;
  #started = false;
  /** Counts the starts: an answer to what was sent before the last one says nothing any more. */
  #start = 0;
  /** What those who wait for the start began from; null where the whole text has to be handed over. */
  #known: Known | null = null;
  #waiting: Step[] = [];
  /** The steps of each mark, which grow. */
  readonly #marks = new Map<JournalMark, Step[]>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;

  /** `tell` hears why the text could not be kept, and `null` when it is kept again. */
  constructor(bridge: Bridge, post: OpenPost, tell: (problem: Problem | null) => void) {
    this.#bridge = bridge;
    this.#post = post;
    this.#tell = tell;
  }

  /** A change goes to the journal once it is painted. `known` is the text before it, where the disk holds that. */
  record({ lengthBefore, changes, origin }: PostUpdate, known: Known | null): void {
    const step = { from: lengthBefore, changes, origin, time: Date.now() };
    for (const steps of this.#marks.values()) steps.push(step);
    if (!this.#started && this.#timer === undefined) this.#known = known;
    if (this.#started || this.#known) this.#waiting.push(step);
    this.#timer ??= setTimeout(() => this.#sendWaiting(), AFTER_PAINT);
  }

  /** The text as it is now is being written to disk. The mark is taken away by `begin` or `forget`. */
  mark(): JournalMark {
    const steps: Step[] = [];
    const mark = { state: this.#post.state, steps };
    this.#marks.set(mark, steps);
    return mark;
  }

  forget(mark: JournalMark): void {
    this.#marks.delete(mark);
  }

  /** The marked text is on disk as this version: the journal begins from it, with what was done since. */
  async begin(mark: JournalMark, base: FileHash): Promise<void> {
    this.forget(mark);
    this.#rest();
    await this.#begin({ base, undo: writeUndo(this.#post, mark.state) }, mark.steps);
  }

  /** Begins again from the text as it is now. */
  async restart(): Promise<void> {
    this.#rest();
    this.#started = true;
    const start = (this.#start += 1);
    const { site, path, base } = this.#post;
    const request = { site, path, base, text: this.#post.fileText(), undo: writeUndo(this.#post) };
    const answer = await this.#bridge.call('journal.restart', request);
    if (start !== this.#start) return;
    if (answer.kind === 'done') return this.#tell(null);
    // The next change begins anew, and so does time: what refuses now may work then.
    this.#started = false;
    this.#again ??= setTimeout(() => void this.restart(), TRY_AGAIN_AFTER);
    this.#tell(answer.problem);
  }

  /** The text is safe on disk, or the person gave it up. */
  async drop(): Promise<void> {
    this.#rest();
    this.#started = false;
    this.#start += 1;
    await this.#bridge.call('journal.drop', { site: this.#post.site, path: this.#post.path });
  }

  /** Sends what is waiting, and nothing any more; what was sent stays. */
  release(): void {
    if (this.#timer !== undefined) this.#sendWaiting();
    this.#rest();
  }

  #rest(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#again);
    this.#timer = undefined;
    this.#again = undefined;
    this.#waiting = [];
  }

  #sendWaiting(): void {
    this.#timer = undefined;
    const known = this.#known;
    if (!this.#started) return void (known ? this.#begin(known, this.#waiting.splice(0)) : this.restart());
    for (const step of this.#waiting.splice(0)) void this.#append(step);
  }

  async #begin({ base, undo }: Known, steps: readonly Step[]): Promise<void> {
    this.#started = true;
    const start = (this.#start += 1);
    const { site, path } = this.#post;
    const answer = await this.#bridge.call('journal.begin', { site, path, base, undo, steps });
    if (start !== this.#start) return;
    if (answer.kind === 'done') this.#tell(null);
    else void this.restart();
  }

  async #append(step: Step): Promise<void> {
    const start = this.#start;
    const { site, path } = this.#post;
    const answer = await this.#bridge.call('journal.append', { site, path, ...step });
    if (answer.kind === 'refused' && start === this.#start && this.#started) void this.restart();
  }
}
