import type { Problem } from '../kit/problem.ts';
import type { Decoder } from '../kit/decode.ts';

/** Ties a request's decoder to the type of its answer. */
export interface Call<Request, Answer> {
  readonly request: Decoder<Request>;
  /** Carries the type alone; never present at run time. */
  readonly answer?: Answer;
}

export const call = <Answer>() => ({
  takes: <Request>(request: Decoder<Request>): Call<Request, Answer> => ({ request }),
});

export type ChangeAnswer = { readonly kind: 'done' } | { readonly kind: 'refused'; readonly problem: Problem };
