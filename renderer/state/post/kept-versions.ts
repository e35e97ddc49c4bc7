import type { FileHash } from '../../../shared/contract/request-parts.ts';
import { AFTER_PAINT } from './after-paint.ts';

/** A saved text goes into the history when it stood for this long; milliseconds. */
const KEEP_AFTER = 4000;

/** Tells when a text of an open post is worth keeping in its history; a version that the history has is not told again. */
export class KeptVersions {
  readonly #keep: (text: string, hash: FileHash | null) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last: string | undefined;

  constructor(keep: (text: string, hash: FileHash | null) => void) {
    this.#keep = keep;
  }

  /** What stood there before the first change is a text to come back to; that change's paint comes first. */
  before(text: string | null, hash: FileHash | null): void {
    if (text !== null) setTimeout(() => this.#once(text, hash), AFTER_PAINT);
  }

  saved(text: string, hash: FileHash): void {
    this.stop();
    this.#timer = setTimeout(() => this.#once(text, hash), KEEP_AFTER);
  }

  /** The text that was saved last is changed before it stood for long. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #once(text: string, hash: FileHash | null): void {
    if (text === this.#last) return;
    this.#last = text;
    this.#keep(text, hash);
  }
}
