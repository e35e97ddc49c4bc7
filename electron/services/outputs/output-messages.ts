import type { NotWritten } from './output-page.ts';

/** What a thread that writes pages is started with. */
export interface OutputWork {
  /** The folder that is written into, absolute. */
  readonly out: string;
  /** The state that both threads see: 32-bit numbers at `DONE` and `FAILED`. */
  readonly state: SharedArrayBuffer;
}

/** How many pages the thread is done with. */
export const DONE = 0;
/** 1 once a page could not be written. */
export const FAILED = 1;

/** Where a page is written below the folder, and its text. */
export type OutputPage = readonly [dest: string, text: string];

/** Pages to write; `end` after the last ones, which is answered by an `OutputEnd`. */
export type ToOutputThread = readonly OutputPage[] | 'end';

export interface OutputEnd {
  readonly failed: NotWritten | undefined;
}
