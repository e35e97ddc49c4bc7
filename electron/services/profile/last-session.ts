import { readFileSync } from 'node:fs';
import { anyBoolean, anyNumber, anyText, nullable, objectOf, type Decoded } from '../../../shared/kit/decode.ts';
import type { Disk } from '../disk/disk.ts';

const decoder = objectOf({
  /** Pixels of the screen; null before a window was ever shown. */
  bounds: nullable(objectOf({ x: anyNumber, y: anyNumber, width: anyNumber, height: anyNumber })),
  maximized: anyBoolean,
  folder: nullable(anyText),
  post: nullable(anyText),
});

export type LastSession = Decoded<typeof decoder>;

const NOTHING: LastSession = { bounds: null, maximized: false, folder: null, post: null };

/** Where the last window stood and what it showed. */
export class LastSessionFile {
  #latest: LastSession = NOTHING;
  readonly #disk: Disk;
  readonly #path: string;

  constructor(disk: Disk, path: string) {
    this.#disk = disk;
    this.#path = path;
  }

  load(): LastSession {
    try {
      const decoded = decoder(JSON.parse(readFileSync(this.#path, 'utf8')));
      if (decoded.ok) this.#latest = decoded.value;
    } catch {
      // A first start, or a file that was damaged: there is nothing to go back to.
    }
    return this.#latest;
  }

  async update(change: Partial<LastSession>): Promise<void> {
    this.#latest = { ...this.#latest, ...change };
    await this.#disk.write(this.#path, Buffer.from(`${JSON.stringify(this.#latest, null, 2)}\n`));
  }
}
