import type { SiteDelta } from '../../shared/site/site-file.ts';

/** A larger message is sent in a task of its own: copying it for a worker takes a while, and a key may be waiting. */
const LARGE = 500_000;

/** Hands messages on in their order: small ones at once, large ones one by one, between which keys are taken. */
export class Outbox<Message> {
  readonly #send: (message: Message) => void;
  #waiting: Message[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(send: (message: Message) => void) {
    this.#send = send;
  }

  /** `size`: the letters that the message holds, about; Infinity for one that gets a task of its own whatever it holds. */
  add(message: Message, size = 0): void {
    if (size <= LARGE && this.#timer === undefined) return this.#send(message);
    this.#waiting.push(message);
    this.#timer ??= setTimeout(this.#next);
  }

  /** What waits is for nobody any more. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = [];
  }

  readonly #next = (): void => {
    const message = this.#waiting.shift()!;
    this.#timer = this.#waiting.length > 0 ? setTimeout(this.#next) : undefined;
    this.#send(message);
  };
}

/** How many letters the files of a site's part hold. */
export function sizeOfFiles({ changed }: SiteDelta): number {
  return changed.reduce((sum, { text }) => sum + (text?.length ?? 0), 0);
}

/** How many letters a list of changes inserts. */
export function sizeOf(changes: readonly { readonly insert: string }[]): number {
  return changes.reduce((sum, { insert }) => sum + insert.length, 0);
}
