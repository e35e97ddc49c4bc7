import { appCalls } from './app-calls.ts';
import { changeCalls } from './change-calls.ts';
import { exportCalls } from './export-calls.ts';
import { imageCalls } from './image-calls.ts';
import { postCalls } from './post-calls.ts';
import { previewCalls } from './preview-calls.ts';
import { siteCalls } from './site-calls.ts';
import type { Call } from './call.ts';

/**
 * Every call that the page may make to the main process: its name, how its request is decoded there, and the type of
 * the answer. Both sides' wrappers derive from this map; a name that is not here cannot be called.
 * Answers never throw across the border: what can go wrong is part of the answer.
 */
export const calls = {
  ...appCalls,
  ...siteCalls,
  ...postCalls,
  ...imageCalls,
  ...previewCalls,
  ...exportCalls,
  ...changeCalls,
} as const;

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type RequestOf<N extends CallName> = Calls[N] extends Call<infer Request, unknown> ? Request : never;
export type AnswerOf<N extends CallName> =
  Calls[N] extends Call<never, infer Answer>
    ? Answer
    : Calls[N] extends { readonly answer?: infer Answer }
      ? Exclude<Answer, undefined>
      : never;
