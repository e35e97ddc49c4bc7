import type { Bridge } from '../../shared/contract/bridge.ts';
import type { RequestOf } from '../../shared/contract/calls.ts';
import type { Problem } from '../../shared/kit/problem.ts';
import type { TextChange } from '../../shared/text/text-change.ts';
import type { OpenPost, PostUpdate } from './open-post.ts';

const SEND_AFTER = 250;

/**
 * Keeps a post's unsaved text outside of this process. The journal speaks of `post.text()`: it starts with the whole text
 * at the first change after a save, and grows by the changes since then.
 */
export class PostJournal {
  readonly #bridge: Bridge;
  readonly #post: OpenPost;
  readonly #tell: (problem: Problem | null) => void;
  #started = false;
  #waiting: { readonly from: number; readonly changes: readonly TextChange[] }[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `tell` hears why the text could not be kept, and `null` when it is kept again. */
  constructor(bridge: Bridge, post: OpenPost, tell: (problem: Problem | null) => void) {
    this.#bridge = bridge;
    this.#post = post;
    this.#tell = tell;
  }

  record(update: PostUpdate): void {
    if (this.#started) this.#waiting.push({ from: update.lengthBefore, changes: update.changes });
    this.#timer ??= setTimeout(() => this.flush(), SEND_AFTER);
  }

  /** Sends what is waiting. Calls of one name arrive in order, and a restart is followed only by later changes. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { site, path, base } = this.#post;
    if (!this.#started) return this.restart();
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { from, changes } of waiting) void this.#append({ site, path, base, from, changes });
  }

  /** Begins again from the text as it is now. */
  restart(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = [];
    this.#started = true;
    const { site, path, base } = this.#post;
    void this.#bridge.call('journal.restart', { site, path, base, text: this.#post.text() }).then(answer => {
      if (answer.kind === 'done') return this.#tell(null);
      // The next change begins anew: what refuses now may work then.
      this.#started = false;
      this.#tell(answer.problem);
    });
  }

  /** The text is safe on disk, or the person gave it up. */
  async drop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = [];
    this.#started = false;
    await this.#bridge.call('journal.drop', { site: this.#post.site, path: this.#post.path });
  }

  async #append(request: RequestOf<'journal.append'>): Promise<void> {
    const answer = await this.#bridge.call('journal.append', request);
    if (answer.kind === 'refused' && this.#started) this.restart();
  }
}
