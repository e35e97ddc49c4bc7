import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const LARGEST = 512 * 1024;
/** What a foreign page can make the program say must not fill the file at once. */
const LONGEST_LINE = 8192;

/**
 * A local log for finding faults, with one former file kept. Callers never pass it text of posts. Lines are written at
 * once, so that the last one before a crash is there; a log that cannot be written is done without. A line that is said
 * again and again, as a page that asks for thousands of foreign pictures makes it, is written once and then counted.
 */
export class LogFile {
  readonly #path: string;
  readonly #now: () => Date;
  #last = '';
  #again = 0;

  constructor(path: string, now: () => Date) {
    this.#path = path;
    this.#now = now;
  }

  write(line: string): void {
    if (line === this.#last) {
      this.#again += 1;
      return;
    }
    const again = this.#again > 0 ? `the same ${this.#again} times more\n` : '';
    this.#last = line;
    this.#again = 0;
    this.#append(`${again}${line}`);
  }

  #append(text: string): void {
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      if ((statSync(this.#path, { throwIfNoEntry: false })?.size ?? 0) > LARGEST) {
        renameSync(this.#path, `${this.#path}.1`);
      }
      appendFileSync(
        this.#path,
        `${this.#now().toISOString()} ${text.slice(0, LONGEST_LINE).replaceAll('\n', '\n  ')}\n`,
      );
    } catch {
      // There is nobody left to tell.
    }
  }
}
