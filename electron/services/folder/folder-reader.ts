import { readFile as readFileByCallback, type Dirent } from 'node:fs';
import { opendir, readdir, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { promisify } from 'node:util';
import { sitePath, type SiteFile, type SitePath } from '../../../shared/site/site-file.ts';
import { decodeText } from '../../../shared/text/decode-text.ts';
import { factsOfFiles, type FileFacts } from '../disk/file-facts.ts';
import { belongsTo } from '../disk/inside.ts';
import { isStage, isTemporary } from '../disk/temporary-name.ts';

/** Folders that hold no source of a site: what Jekyll and package managers make, and git's own. */
const IGNORED = new Set(['.git', '.svn', '.hg', '_site', 'node_modules', '.jekyll-cache', '.sass-cache', '.bundle']);

/** Twice as fast for thousands of small files as its namesake in `node:fs/promises`, which makes an object for each. */
const readFile = promisify(readFileByCallback);

/** Whether nothing in a folder of this name belongs to a site. */
export function isIgnoredFolder(name: string): boolean {
  return IGNORED.has(name) || isStage(name);
}

/** Larger files are known by name and size only; a post of this size is far beyond what anyone writes. */
export const TEXT_LIMIT = 16 * 1024 * 1024;

const BINARY =
  /\.(?:jpe?g|png|gif|webp|avif|ico|icns|bmp|tiff?|heic|mp[34]|m4[av]|mov|webm|og[gv]|wav|flac|pdf|zip|gz|tgz|bz2|xz|7z|rar|jar|woff2?|ttf|otf|eot|psd|ai|sketch|docx?|xlsx?|pptx?|exe|dll|so|dylib|wasm|class|pyc|sqlite3?|db)$/i;

/** Jekyll takes whatever has a post's name for a post, if it is a text. */
const DATED_POST = /(?:^|\/)_posts\/(?:.*\/)?\d{2,4}-\d{1,2}-\d{1,2}-[^/]*$/;

export interface ListedFile extends FileFacts {
  readonly path: SitePath;
}

/** A folder or file that could not be read, and the system's reason (`EACCES`). */
export interface Unreadable {
  readonly path: string;
  readonly code: string;
}

export interface Listing {
  /** Posts and drafts first, then what pages are made of, then the rest; by path within each. */
  readonly files: readonly ListedFile[];
  readonly unreadable: readonly Unreadable[];
  /** Files that somebody is writing, or that a crash left so. */
  readonly unfinished: readonly string[];
  /** Some of them are seen by way of a symbolic link, where nobody watches. */
  readonly linked?: boolean;
  /** Of a folder of very many posts, what is told of it, made by the thread that listed it. */
  readonly large?: LargeListing | undefined;
}

/** A folder whose posts are left on disk. */
export interface LargeListing {
  /** All files as `packFiles` gives them, those first that the list shows first. */
  readonly parts: readonly string[];
  /** The files that are read all the same. */
  readonly others: readonly ListedFile[];
}

export interface ListOptions {
  /** Size and time of each path, or the system's error. */
  readonly factsOf?: (
    paths: readonly string[],
  ) => readonly (FileFacts | Error)[] | Promise<readonly (FileFacts | Error)[]>;
  /** A folder of more files fails with `ManyFiles`. */
  readonly most?: number;
}

/** There are more files than were asked for. */
export class ManyFiles extends Error {}

/**
 * Lists a site's files. Symbolic links are followed as long as they stay among the folder's own files (`belongsTo`); nothing
 * else is ever listed, and no folder is entered twice.
 */
export async function listFolder(
  root: string,
  { factsOf = factsOfFiles, most = Infinity }: ListOptions = {},
): Promise<Listing> {
  const realRoot = await realpath(root);
  const files: ListedFile[] = [];
  const unreadable: Unreadable[] = [];
  const unfinished: string[] = [];
  const entered = new Set<string>([realRoot]);
  let count = 0;
  let linked = false;

  const enter = async (folder: string, prefix: string): Promise<void> => {
    let entries: Dirent[];
    try {
      entries = await entriesOf(folder, most);
    } catch (error) {
      if (error instanceof ManyFiles) throw error;
      unreadable.push({ path: prefix.slice(0, -1), code: codeOf(error) });
      return;
    }
    const wanted: Dirent[] = [];
    for (const entry of entries) {
      const { name } = entry;
      if (!isTemporary(name)) {
        if (!IGNORED.has(name)) wanted.push(entry);
      } else if (entry.isFile()) unfinished.push(`${prefix}${name}`);
    }
    const plain = wanted.filter(entry => entry.isFile());
    count += plain.length;
    if (count > most) throw new ManyFiles(`${root} holds more than ${most} files`);
    const beginning = folder.endsWith(sep) ? folder : `${folder}${sep}`;
    const facts = await factsOf(plain.map(({ name }) => beginning + name));
    for (const [at, { name }] of plain.entries()) {
      const found = facts[at]!;
      if (found instanceof Error) unreadable.push({ path: `${prefix}${name}`, code: codeOf(found) });
      else files.push({ path: sitePath(`${prefix}${name}`), ...found });
    }
    const others = wanted.filter(entry => !entry.isFile());
    await Promise.all(others.map(entry => visit(join(folder, entry.name), `${prefix}${entry.name}`, entry)));
  };

  /** A folder or a symbolic link. */
  const visit = async (absolute: string, path: string, entry: Dirent): Promise<void> => {
    try {
      if (entry.isDirectory()) return await enter(absolute, `${path}/`);
      if (!entry.isSymbolicLink()) return;
      const target = await realpath(absolute);
      if (!belongsTo(realRoot, target)) return;
      linked = true;
      const facts = await stat(target);
      if (facts.isDirectory()) {
        if (entered.has(target)) return;
        entered.add(target);
        return await enter(target, `${path}/`);
      }
      if (facts.isFile()) files.push({ path: sitePath(path), size: facts.size, modified: facts.mtimeMs });
    } catch (error) {
      if (error instanceof ManyFiles) throw error;
      unreadable.push({ path, code: codeOf(error) });
    }
  };

  await enter(realRoot, '');
  const ranks: ListedFile[][] = [[], [], [], []];
  for (const file of files) ranks[rank(file.path)]!.push(file);
  return {
    files: ranks.flatMap(some => some.sort((a, b) => (a.path < b.path ? -1 : 1))),
    unreadable,
    unfinished,
    linked,
  };
}

/** What lies in a folder; a folder that alone holds more than `most` is not read to its end. */
async function entriesOf(folder: string, most: number): Promise<Dirent[]> {
  if (most === Infinity) return readdir(folder, { withFileTypes: true });
  const entries: Dirent[] = [];
  for await (const entry of await opendir(folder, { bufferSize: 512 })) {
    if (entries.push(entry) > most) throw new ManyFiles(`${folder} holds more than ${most} files`);
  }
  return entries;
}

/** Whether a listed file's name and size allow that it is a text. */
export function isText({ path, size }: ListedFile): boolean {
  return size <= TEXT_LIMIT && (!BINARY.test(path) || DATED_POST.test(path));
}

/** Whether bytes have a NUL near their beginning and no front matter before it, behind which Jekyll takes whatever follows for text. */
export function isBinary(bytes: Buffer): boolean {
  return bytes.subarray(0, 8000).includes(0) && !/^(?:\xef\xbb\xbf)?---\s*\n/.test(bytes.toString('latin1', 0, 80));
}

/** Reads one listed file; without `text` when it is binary, too large, not UTF-8 or gone. */
export async function readListed(root: string, file: ListedFile): Promise<SiteFile> {
  if (!isText(file)) return file;
  try {
    const bytes = await readFile(join(root, file.path));
    if (isBinary(bytes)) return file;
    const decoded = decodeText(bytes);
    return decoded.ok ? { ...file, text: decoded.value } : file;
  } catch {
    return file;
  }
}

/** Reads listed files in order, a chunk at a time, many at once within a chunk. */
export async function* readChunks(
  root: string,
  files: readonly ListedFile[],
  chunkLength: number,
): AsyncGenerator<readonly SiteFile[]> {
  for (let start = 0; start < files.length; start += chunkLength) {
    yield await Promise.all(files.slice(start, start + chunkLength).map(file => readListed(root, file)));
  }
}

function rank(path: string): 0 | 1 | 2 | 3 {
  if (/^_config[^/]*$/.test(path)) return 0;
  if (/(?:^|\/)_(?:posts|drafts)\//.test(path)) return 1;
  return /(?:^|\/)_(?:layouts|includes|data|sass)\//.test(path) ? 2 : 3;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
