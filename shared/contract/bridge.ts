import type { AnswerOf, CallName, RequestOf } from './calls.ts';
import type { EventName, Events } from './events.ts';

/** What preload puts on the page's `window` as `galley`: the page's only way to main. */
export interface Bridge {
  /** Asks main. Calls of one name arrive in order; the promise is rejected only by a defect. */
  call<N extends CallName>(name: N, request: RequestOf<N>): Promise<AnswerOf<N>>;
  /** Listens to an event of main; the answer stops listening. */
  on<N extends EventName>(name: N, listener: (payload: Events[N]) => void): () => void;
  /** The path of a `File` that the person dropped or chose; empty when it lies on no disk. */
  pathOf(file: object): string;
}
