import type { SearchSnapshot } from '../../shared/library/search-index.ts';
import { decodeSnapshot, encodeSnapshot } from '../../shared/library/search-snapshot.ts';
import { textStamp } from '../../shared/library/text-stamp.ts';

/** Chromium's, which the types do not know. */
interface MovableFile extends FileSystemFileHandle {
  move(name: string): Promise<void>;
}

/** Indexes of sites that were not opened for so long are removed; milliseconds. */
const FORGOTTEN_AFTER = 90 * 86_400_000;

/**
 * Keeps the full-text index of a site between starts, in the profile's own storage of the page (its origin private file
 * system): no file of the person is touched, and the bytes pass no other process. What cannot be read is made anew.
 */
export class KeptIndex {
  readonly #name: string;

  /** `folder` is the site's. */
  constructor(folder: string) {
    this.#name = `index-${textStamp(folder).toString(36)}`;
  }

  async load(): Promise<SearchSnapshot | undefined> {
    try {
      const folder = await storage();
      const file = await (await folder.getFileHandle(this.#name)).getFile();
      return decodeSnapshot(new Uint8Array(await file.arrayBuffer()));
    } catch {
      return undefined;
    }
  }

  /** Writes the index beside the last one, then takes its place. */
  async save(snapshot: SearchSnapshot): Promise<void> {
    const folder = await storage();
    const fresh = (await folder.getFileHandle(`${this.#name}.new`, { create: true })) as MovableFile;
    const writer = await fresh.createWritable();
    await writer.write(encodeSnapshot(snapshot) as Uint8Array<ArrayBuffer>);
    await writer.close();
    await fresh.move(this.#name);
    await sweep(folder);
  }
}

function storage(): Promise<FileSystemDirectoryHandle> {
  return navigator.storage.getDirectory();
}

async function sweep(folder: FileSystemDirectoryHandle): Promise<void> {
  for await (const [name, handle] of folder.entries()) {
    if (handle.kind !== 'file') continue;
    const { lastModified } = await handle.getFile();
    if (Date.now() - lastModified > FORGOTTEN_AFTER) await folder.removeEntry(name);
  }
}
