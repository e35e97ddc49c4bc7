import type { Bridge } from '../../../shared/contract/bridge.ts';
import type { JournalStep } from '../../../shared/contract/post-calls.ts';
import type { Problem } from '../../../shared/kit/problem.ts';
import { AFTER_PAINT } from './after-paint.ts';
import type { OpenPost, PostUpdate } from './open-post.ts';
import { writeUndo } from './undo-history.ts';

/** A journal that was refused is tried again after this, though nothing is typed; milliseconds. */
const TRY_AGAIN_AFTER = 5000;

/**
 * Keeps a post's unsaved text outside of this process. The journal speaks of `post.text()`: it starts with the whole text
 * at the first change after a save, and grows by the changes since then.
 */
export class PostJournal {
  readonly #bridge: Bridge;
  readonly #post: OpenPost;
  readonly #tell: (problem: Problem | null) => void;
  #started = false;
  #waiting: (JournalStep & { readonly from: number })[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;

  /** `tell` hears why the text could not be kept, and `null` when it is kept again. */
  constructor(bridge: Bridge, post: OpenPost, tell: (problem: Problem | null) => void) {
    this.#bridge = bridge;
    this.#post = post;
    this.#tell = tell;
  }

  /** A change goes to the journal once it is painted: the first with the whole text, those after it by themselves. */
  record({ lengthBefore, changes, origin }: PostUpdate): void {
    if (this.#started) this.#waiting.push({ from: lengthBefore, changes, origin, time: Date.now() });
    this.#timer ??= setTimeout(() => this.#sendWaiting(), AFTER_PAINT);
  }

  /** Begins again from the text as it is now. */
  async restart(): Promise<void> {
    this.#rest();
    this.#started = true;
    const { site, path, base } = this.#post;
    const request = { site, path, base, text: this.#post.fileText(), undo: writeUndo(this.#post) };
    const answer = await this.#bridge.call('journal.restart', request);
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
    if (!this.#started) return void this.restart();
    for (const step of this.#waiting.splice(0)) void this.#append(step);
  }

  async #append(step: JournalStep & { readonly from: number }): Promise<void> {
    const { site, path } = this.#post;
    const answer = await this.#bridge.call('journal.append', { site, path, ...step });
    if (answer.kind === 'refused' && this.#started) void this.restart();
  }
}
