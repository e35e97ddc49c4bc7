import { readFile } from 'node:fs/promises';
import { anyText, arrayOf, objectOf } from '../../../shared/kit/decode.ts';
import type { Disk } from '../disk/disk.ts';

const MOST = 100;
const decoder = arrayOf(objectOf({ source: anyText, target: anyText }));

/** Which folder each site's posts are exported into; only what a person chose in a dialog gets in here. */
export class ExportTargets {
  constructor(
    private readonly disk: Disk,
    private readonly path: string,
  ) {}

  async of(source: string): Promise<string | undefined> {
    return (await this.#load()).find(one => one.source === source)?.target;
  }

  async remember(source: string, target: string): Promise<void> {
    const others = (await this.#load()).filter(one => one.source !== source);
    const all = [{ source, target }, ...others].slice(0, MOST);
    await this.disk.write(this.path, Buffer.from(`${JSON.stringify(all, null, 2)}\n`));
  }

  async #load() {
    const decoded = decoder(await readFile(this.path, 'utf8').then(JSON.parse, () => []));
    return decoded.ok ? decoded.value : [];
  }
}
