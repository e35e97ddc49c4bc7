import { decodeFacts, type KeptFacts } from '../../shared/library/kept-facts.ts';
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
 * Keeps the full-text index of a site, and of a large one what its list shows, between starts, in the profile's own storage of the page (its origin private file
 * system): no file of the person is touched, and the bytes pass no other process. What cannot be read is made anew.
 */
export class KeptIndex {
  readonly #name: string;
  readonly #factsName: string;
  readonly #firstName: string;

  /** `folder` is the site's. */
  constructor(folder: string) {
    this.#name = `index-${textStamp(folder).toString(36)}`;
    this.#factsName = `facts-${textStamp(folder).toString(36)}`;
    this.#firstName = `first-${textStamp(folder).toString(36)}`;
  }

  async load(): Promise<SearchSnapshot | undefined> {
    const file = await read(this.#name);
    return file && decodeSnapshot(new Uint8Array(await file.arrayBuffer()));
  }

  /** Of the posts that the list shows first, or of all. */
  async loadFacts(which: 'first' | 'all'): Promise<KeptFacts | undefined> {
    const file = await read(which === 'first' ? this.#firstName : this.#factsName);
    return file && decodeFacts(await file.text());
  }

  async save(snapshot: SearchSnapshot): Promise<void> {
    await write(this.#name, encodeSnapshot(snapshot) as Uint8Array<ArrayBuffer>);
    await sweep(await storage());
  }

  async saveFacts({ first, all }: { readonly first: string; readonly all: string }): Promise<void> {
    await write(this.#factsName, all);
    await write(this.#firstName, first);
  }
}

async function read(name: string): Promise<File | undefined> {
  try {
    return await (await (await storage()).getFileHandle(name)).getFile();
  } catch {
    return undefined;
  }
}

/** Writes a file beside the last one, then takes its place. */
async function write(name: string, content: string | Uint8Array<ArrayBuffer>): Promise<void> {
  const folder = await storage();
  const fresh = (await folder.getFileHandle(`${name}.new`, { create: true })) as MovableFile;
  const writer = await fresh.createWritable();
  await writer.write(content);
  await writer.close();
  await fresh.move(name);
}

/** The first question about it takes a while: it is asked when the worker starts. */
let opened: Promise<FileSystemDirectoryHandle> | undefined;

export function openStorage(): void {
  opened = navigator.storage.getDirectory();
  opened.catch(() => undefined);
}

function storage(): Promise<FileSystemDirectoryHandle> {
  return opened ?? navigator.storage.getDirectory();
}

async function sweep(folder: FileSystemDirectoryHandle): Promise<void> {
  for await (const [name, handle] of folder.entries()) {
    if (handle.kind !== 'file') continue;
    const { lastModified } = await handle.getFile();
    if (Date.now() - lastModified > FORGOTTEN_AFTER) await folder.removeEntry(name);
  }
}
