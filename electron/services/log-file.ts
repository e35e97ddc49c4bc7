import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const LARGEST = 512 * 1024;

/**
 * A local log for finding faults, with one former file kept. Callers never pass it text of posts. Lines are written at
 * once, so that the last one before a crash is there; a log that cannot be written is done without.
 */
export class LogFile {
  readonly #path: string;
  readonly #now: () => Date;

  constructor(path: string, now: () => Date) {
    this.#path = path;
    this.#now = now;
  }

  write(line: string): void {
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      if ((statSync(this.#path, { throwIfNoEntry: false })?.size ?? 0) > LARGEST) {
        renameSync(this.#path, `${this.#path}.1`);
      }
      appendFileSync(this.#path, `${this.#now().toISOString()} ${line.replaceAll('\n', '\n  ')}\n`);
    } catch {
      // There is nobody left to tell.
    }
  }
}
