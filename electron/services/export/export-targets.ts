import { readFile } from 'node:fs/promises';
import { anyText, arrayOf, objectOf } from '../../../shared/kit/decode.ts';
import type { Disk } from '../disk/disk.ts';
import { KeyedQueue } from '../disk/queue.ts';

const MOST = 100;
const decoder = arrayOf(objectOf({ source: anyText, target: anyText }));

/** Which folder each site's posts are exported into; only what a person chose in a dialog gets in here. */
export class ExportTargets {
  private readonly queue = new KeyedQueue();

  constructor(
    private readonly disk: Disk,
    private readonly path: string,
  ) {}

  async of(source: string): Promise<string | undefined> {
    return (await this.#load()).find(one => one.source === source)?.target;
  }

  remember(source: string, target: string): Promise<void> {
    return this.queue.run(this.path, async () => {
      const others = (await this.#load()).filter(one => one.source !== source);
      const all = [{ source, target }, ...others].slice(0, MOST);
      await this.disk.write(this.path, Buffer.from(`${JSON.stringify(all, null, 2)}\n`));
    });
  }

  /** A file that is not there or cannot be read names none. */
  async #load() {
    try {
      const decoded = decoder(JSON.parse(await readFile(this.path, 'utf8')));
      return decoded.ok ? decoded.value : [];
    } catch {
      return [];
    }
  }
}
