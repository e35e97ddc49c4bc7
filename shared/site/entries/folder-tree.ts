import { folderOf } from '../documents/file-names.ts';

/** The folders of a site: their files and subfolders by name, in byte order as Ruby's globbing lists them. */
export class FolderTree {
  private readonly folders = new Map<string, { readonly files: string[]; readonly folders: Set<string> }>();

  constructor(paths: Iterable<string>) {
    this.add('');
    for (const path of paths) {
      const folder = folderOf(path);
      this.add(folder).files.push(path);
    }
    for (const entry of this.folders.values()) entry.files.sort(byUnits);
  }

  has(folder: string): boolean {
    return this.folders.has(folder);
  }

  /** Paths of the files that lie directly in a folder. */
  files(folder: string): readonly string[] {
    return this.folders.get(folder)?.files ?? [];
  }

  /** Paths of the folders that lie directly in a folder. */
  subfolders(folder: string): readonly string[] {
    return [...(this.folders.get(folder)?.folders ?? [])].sort(byUnits);
  }

  /** Paths of all files in a folder and below in the order of Ruby's globbing, hidden names only when asked for. */
  *below(folder: string, hidden: boolean): Generator<string> {
    const entry = this.folders.get(folder);
    if (!entry) return;
    const names = [...entry.files, ...entry.folders].sort(byUnits);
    for (const path of names) {
      if (!hidden && path.startsWith('.', path.lastIndexOf('/') + 1)) continue;
      if (entry.folders.has(path)) yield* this.below(path, hidden);
      else yield path;
    }
  }

  /** Every folder but the root. */
  *allFolders(): Generator<string> {
    for (const folder of this.folders.keys()) if (folder !== '') yield folder;
  }

  private add(folder: string): { files: string[]; folders: Set<string> } {
    let entry = this.folders.get(folder);
    if (entry) return entry;
    entry = { files: [], folders: new Set() };
    this.folders.set(folder, entry);
    if (folder !== '') this.add(folderOf(folder)).folders.add(folder);
    return entry;
  }
}

/** Compares paths as globbing lists them: folder by folder. */
export function byGlobbing(a: string, b: string): number {
  return byUnits(a.replaceAll('/', '\0'), b.replaceAll('/', '\0'));
}

function byUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
