import { readHolding } from '../site-texts.ts';
import type { PhraseLooks } from './phrase-looks.ts';

export interface PhraseLookingOptions {
  readonly looks: PhraseLooks;
  /** The id by which texts are asked for. */
  readonly site: string;
  /** Says how far it is. */
  readonly onProgress: (done: number, total: number) => void;
  /** More is known: the search is to be answered again. */
  readonly onFound: () => void;
}

/** Texts that are looked through with one question. */
const AT_ONCE = 400;
/** Milliseconds between two answers to the same search. */
const ANSWER_AFTER = 500;

/** Looks texts of a large site through for the phrases of the present search, the best matches of their words first. */
export class PhraseLooking {
  readonly #options: PhraseLookingOptions;
  #isBusy = false;

  constructor(options: PhraseLookingOptions) {
    this.#options = options;
  }

  /** A search was answered: what it left open is looked through. Ends by itself when another search leaves nothing open. */
  async goOn(): Promise<void> {
    const { looks, site, onProgress, onFound } = this.#options;
    if (this.#isBusy || looks.waiting === 0) return;
    this.#isBusy = true;
    let done = 0;
    let answered = performance.now();
    onProgress(0, looks.waiting);
    for (let question = looks.next(AT_ONCE); question; question = looks.next(AT_ONCE)) {
      const holding = await readHolding(site, question.phrase, question.paths).catch(() => undefined);
      // The site was closed, or its thread fails: the list stays as it is until the next search.
      if (!holding) break;
      looks.take(question, holding);
      done += question.paths.length;
      if (looks.waiting === 0 || performance.now() - answered < ANSWER_AFTER) continue;
      onProgress(done, done + looks.waiting);
      onFound();
      answered = performance.now();
    }
    this.#isBusy = false;
    onProgress(done, done);
    if (looks.waiting === 0) onFound();
  }
}
