import { readFile } from 'node:fs/promises';
import type { RecentSite } from '../../../shared/contract/app-calls.ts';
import { anyNumber, anyText, arrayOf, objectOf } from '../../../shared/kit/decode.ts';
import type { Disk } from '../disk/disk.ts';
import { KeyedQueue } from '../disk/queue.ts';

const MOST = 12;
const decoder = arrayOf(objectOf({ folder: anyText, name: anyText, opened: anyNumber }));

/** The folders that were opened last, newest first. */
export class RecentSites {
  readonly #disk: Disk;
  readonly #path: string;
  /** Windows open their sites at the same time. */
  readonly #queue = new KeyedQueue();

  constructor(disk: Disk, path: string) {
    this.#disk = disk;
    this.#path = path;
  }

  async load(): Promise<readonly RecentSite[]> {
    try {
      const decoded = decoder(JSON.parse(await readFile(this.#path, 'utf8')));
      return decoded.ok ? decoded.value.slice(0, MOST) : [];
    } catch {
      return [];
    }
  }

  add(site: RecentSite): Promise<void> {
    return this.#queue.run(this.#path, async () => {
      const others = (await this.load()).filter(({ folder }) => folder !== site.folder);
      await this.#save([site, ...others].slice(0, MOST));
    });
  }

  clear(): Promise<void> {
    return this.#queue.run(this.#path, () => this.#save([]));
  }

  async #save(sites: readonly RecentSite[]): Promise<void> {
    await this.#disk.write(this.#path, Buffer.from(`${JSON.stringify(sites, null, 2)}\n`));
  }
}
