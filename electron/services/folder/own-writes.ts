import type { FileHash } from '../../../shared/contract/request-parts.ts';
import type { SiteFile, SitePath } from '../../../shared/site/site-file.ts';
import { fileHash } from '../disk/file-hash.ts';

/** The last version of each file that this program wrote, which is not told to it as somebody's change. */
export class OwnWrites {
  readonly #written = new Map<SitePath, FileHash>();

  wrote(path: SitePath, hash: FileHash): void {
    this.#written.set(path, hash);
  }

  forget(path: SitePath): void {
    this.#written.delete(path);
  }

  /** Whether a file still is as this program wrote it. After another program's change no version counts as our own. */
  isOwn({ path, text }: SiteFile): boolean {
    const own = this.#written.get(path);
    if (own === undefined) return false;
    if (text !== undefined && fileHash(Buffer.from(text)) === own) return true;
    this.#written.delete(path);
    return false;
  }
}
