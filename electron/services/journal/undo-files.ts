import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileHash } from '../../../shared/contract/request-parts.ts';
import { anyText, objectOf } from '../../../shared/kit/decode.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import { checkedLine, readCheckedLines } from '../disk/checked-lines.ts';
import type { Disk } from '../disk/disk.ts';

/** Posts of one site whose undo histories are kept, the last written ones. */
const MOST = 300;

const decoder = objectOf({ hash: anyText, undo: anyText });

export interface UndoFilesOptions {
  /** A folder of the application's own, made when needed. */
  readonly folder: string;
  /** The site's folder, without symbolic links. */
  readonly site: string;
  readonly disk: Disk;
}

/**
 * The undo histories of a site's saved posts, one file for each post. A history speaks of one text: it is given back for
 * that version of the file alone, and only when its bytes are whole. What a post has unsaved is in its journal.
 */
export class UndoFiles {
  readonly #disk: Disk;
  readonly #folder: string;
  #swept = false;

  constructor({ folder, site, disk }: UndoFilesOptions) {
    this.#disk = disk;
    this.#folder = join(folder, shortHash(site));
  }

  async keep(path: SitePath, hash: FileHash, undo: string): Promise<void> {
    await this.#disk.write(this.#fileOf(path), checkedLine({ hash, undo }));
    if (this.#swept) return;
    this.#swept = true;
    await this.#sweep();
  }

  async load(path: SitePath, hash: FileHash): Promise<string | null> {
    const bytes = await readFile(this.#fileOf(path)).catch(() => undefined);
    const kept = bytes && decoder(readCheckedLines(bytes).next().value);
    return kept?.ok && kept.value.hash === hash ? kept.value.undo : null;
  }

  async #sweep(): Promise<void> {
    const names = await readdir(this.#folder);
    if (names.length <= MOST) return;
    const aged = await Promise.all(
      names.map(async name => {
        const file = join(this.#folder, name);
        return { file, time: await stat(file).then(facts => facts.mtimeMs) };
      }),
    );
    const old = aged.sort((a, b) => b.time - a.time).slice(MOST);
    await Promise.all(old.map(({ file }) => this.#disk.remove(file)));
  }

  #fileOf(path: SitePath): string {
    return join(this.#folder, `${shortHash(path)}.undo`);
  }
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}
