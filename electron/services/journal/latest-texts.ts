import type { FileHash } from '../../../shared/contract/request-parts.ts';

/** Letters of all texts together; the last one is kept, however long it is. */
const MOST_LETTERS = 16_000_000;
/** A text is asked for while its post lies open or was just saved: older ones would only be held. */
const MOST_TEXTS = 16;

/**
 * The exact texts of the files that the window read or wrote last, by their hash: what the journal and the history take of
 * them need not be handed over again.
 */
export class LatestTexts {
  readonly #texts = new Map<FileHash, string>();
  #letters = 0;

  keep(hash: FileHash, text: string): void {
    this.#drop(hash);
    this.#texts.set(hash, text);
    this.#letters += text.length;
    for (const oldest of this.#texts.keys()) {
      if ((this.#letters <= MOST_LETTERS && this.#texts.size <= MOST_TEXTS) || oldest === hash) break;
      this.#drop(oldest);
    }
  }

  get(hash: FileHash): string | undefined {
    return this.#texts.get(hash);
  }

  #drop(hash: FileHash): void {
    this.#letters -= this.#texts.get(hash)?.length ?? 0;
    this.#texts.delete(hash);
  }
}
