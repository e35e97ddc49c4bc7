import { faultCode } from '../disk/fault.ts';
import type { OutputFolder } from './output-folder.ts';

/** Where pages are written, in the order in which they come. */
export interface Output {
  /** False once a page could not be written: no other is written then, and `close` says why. */
  write(dest: string, text: string): boolean;
  /** Ends when all is written; fails with the `OutputFault` of the first page that could not be. */
  close(): Promise<void>;
}

/** A page that could not be written, as it crosses between threads. */
export interface NotWritten {
  readonly dest: string;
  readonly code: string;
  readonly said: string;
}

/** `code` is the system's, or `OUTSIDE` for a page whose address leads out of the folder. */
export class OutputFault extends Error {
  readonly dest: string;
  readonly code: string;

  constructor({ dest, code, said }: NotWritten) {
    super(said);
    this.dest = dest;
    this.code = code;
  }
}

/** Writes a page; what it failed with, else undefined. */
export function notWritten(folder: OutputFolder, dest: string, text: string): NotWritten | undefined {
  try {
    folder.write(dest, text);
    return undefined;
  } catch (error) {
    return { dest, code: faultCode(error), said: error instanceof Error ? error.message : String(error) };
  }
}
