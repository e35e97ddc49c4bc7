import type { Bridge } from '../../../shared/contract/bridge.ts';
import type { OpenPost } from './open-post.ts';
import { writeUndo } from './undo-history.ts';

/** The undo history that led to the text on disk: kept there, and at hand for a journal that begins from that text. */
export class KeptUndo {
  readonly #bridge: Bridge;
  readonly #post: OpenPost;
  /** The revision whose history is on disk. */
  #revision = 0;
  #json: string | null;

  /** `json` is the history that the post was opened with. */
  constructor(bridge: Bridge, post: OpenPost, json: string | null) {
    this.#bridge = bridge;
    this.#post = post;
    this.#json = json;
  }

  /** As JSON; null where there is none. */
  get json(): string | null {
    return this.#json;
  }

  /** Keeps the history of the text as it is now, which the disk holds. One that cannot be kept costs no text: undo begins anew then. */
  async keep(): Promise<void> {
    const { site, path, base, revision } = this.#post;
    if (base === null || this.#revision === revision) return;
    this.#json = writeUndo(this.#post);
    if (this.#json === null) return;
    this.#revision = revision;
    await this.#bridge.call('undo.keep', { site, path, hash: base, undo: this.#json });
  }

  /** The file lies elsewhere now: its history is kept there once more. */
  forget(): void {
    this.#revision = -1;
  }
}
