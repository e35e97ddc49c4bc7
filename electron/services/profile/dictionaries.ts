import { readdir, readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { DictionaryBytes } from '../../../shared/contract/language-worker.ts';
import { readLanguageTag } from '../../../shared/language/language-tag.ts';

/** A file larger than this is no dictionary; bytes. */
const LARGEST = 64 * 1024 * 1024;

/** Where systems keep dictionaries of Hunspell. */
export function systemFolders(platform: string, home = homedir()): readonly string[] {
  if (platform === 'darwin') return [join(home, 'Library', 'Spelling'), '/Library/Spelling'];
  if (platform === 'win32') return [];
  return [
    join(home, '.local', 'share', 'hunspell'),
    '/usr/local/share/hunspell',
    '/usr/share/hunspell',
    '/usr/share/myspell/dicts',
    '/usr/share/myspell',
  ];
}

/** The dictionaries of Hunspell in some folders; a language is taken from the first folder that has it. */
export class Dictionaries {
  readonly #folders: readonly string[];
  #files: Promise<ReadonlyMap<string, string>> | undefined;

  constructor(folders: readonly string[]) {
    this.#folders = folders;
  }

  /** BCP 47 tags. English is left out: it is checked by rules of its own. */
  async list(): Promise<readonly string[]> {
    return [...(await this.#found()).keys()].sort();
  }

  /** Null for a language without a dictionary, or one that cannot be read. */
  async read(language: string): Promise<DictionaryBytes | null> {
    const base = (await this.#found()).get(language);
    if (base === undefined) return null;
    const [affixes, words] = await Promise.all([bytes(`${base}.aff`), bytes(`${base}.dic`)]);
    return affixes && words ? { affixes, words } : null;
  }

  #found(): Promise<ReadonlyMap<string, string>> {
    this.#files ??= this.#look();
    return this.#files;
  }

  /** Tag to the file's path without its ending. */
  async #look(): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>();
    for (const folder of this.#folders) {
      const names = new Set(await readdir(folder).catch((): string[] => []));
      for (const name of [...names].sort()) {
        const base = /^(?!hyph|th_)(.+)\.dic$/.exec(name)?.[1];
        const tag = base === undefined ? undefined : readLanguageTag(base);
        if (base === undefined || tag === undefined || /^en\b/.test(tag)) continue;
        if (names.has(`${base}.aff`) && !found.has(tag)) found.set(tag, join(folder, base));
      }
    }
    return found;
  }
}

async function bytes(path: string): Promise<Uint8Array | null> {
  try {
    if ((await stat(path)).size > LARGEST) return null;
    return new Uint8Array(await readFile(path));
  } catch {
    return null;
  }
}
