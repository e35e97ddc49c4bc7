import { closeSync, constants, fstatSync, openSync, readFileSync, readSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SiteFile, SitePath } from '../../../shared/site/site-file.ts';
import { decodeText } from '../../../shared/text/decode-text.ts';
import { frontMatterOf } from '../../../shared/text/split.ts';
import { Fault, faultCode } from '../disk/fault.ts';
import type { FileFacts } from '../disk/file-facts.ts';
import { isBinary, isText, TEXT_LIMIT, type ListedFile } from '../folder/folder-reader.ts';
import { belongsTo } from '../disk/inside.ts';

/** Bytes in which most front matter ends. */
const HEAD = 4096;
/** Windows has no such flag, and hardly any links. */
const NO_LINK = (constants.O_NOFOLLOW as number | undefined) ?? 0;

/**
 * Files read one after the other without a promise for each: several times as fast for tens of thousands of small ones,
 * for a thread that has nothing else to do.
 */
export class FilesNow {
  readonly #root: string;
  readonly #buffer = Buffer.alloc(HEAD);
  #listed: ReadonlySet<string> = new Set();

  /** `root` is absolute and without symbolic links. */
  constructor(root: string) {
    this.#root = root;
  }

  /** These were found inside the folder: they are not looked for outside again and again. */
  trust(listed: readonly SitePath[]): void {
    this.#listed = new Set(listed);
  }

  facts(absolute: readonly string[]): readonly (FileFacts | Error)[] {
    return absolute.map(path => {
      try {
        const { size, mtimeMs } = statSync(path);
        return { size, modified: mtimeMs };
      } catch (error) {
        return error instanceof Error ? error : new Error(String(error));
      }
    });
  }

  /** A listed file with its text, without one where it is binary, too large, not UTF-8 or gone (as `readListed` reads it). */
  read(file: ListedFile): SiteFile {
    const text = isText(file) ? this.text(file.path) : null;
    if (text === null) return file;
    const { path, size, modified } = file;
    return { path, size, modified, text };
  }

  /** A file's text; null for what is gone, leads out of the folder, is too large or is no text. */
  text(path: SitePath): string | null {
    return this.#read(path, file => (fstatSync(file).size > TEXT_LIMIT ? null : textOf(readFileSync(file))));
  }

  /** A text up to the end of its front matter, empty where it has none; whole where it opens one and never closes it. */
  head(path: SitePath): string | null {
    const start = this.#read(path, file => decode(this.#buffer.subarray(0, readSync(file, this.#buffer, 0, HEAD, 0))));
    if (start) {
      const head = frontMatterOf(start.text);
      if (start.isWhole || head.length < start.text.length) return head;
    }
    const text = this.text(path);
    return text === null ? null : frontMatterOf(text);
  }

  #read<T>(path: SitePath, read: (file: number) => T): T | null {
    let file: number | undefined;
    try {
      file = this.#open(path);
      return read(file);
    } catch {
      return null;
    } finally {
      if (file !== undefined) closeSync(file);
    }
  }

  /** A file that was listed may have become a link since: such a one, and what was not listed, is looked for with its links. */
  #open(path: SitePath): number {
    const absolute = join(this.#root, path);
    if (this.#listed.has(path)) {
      try {
        return openSync(absolute, constants.O_RDONLY | NO_LINK);
      } catch (error) {
        if (faultCode(error) !== 'ELOOP') throw error;
      }
    }
    if (/(?:^|\/)(?:\.\.|\.git[. ]*)(?:\/|$)/i.test(path)) throw new Fault('OUTSIDE');
    const real = realpathSync.native(absolute);
    if (!belongsTo(this.#root, real)) throw new Fault('OUTSIDE');
    return openSync(real, 'r');
  }
}

function textOf(bytes: Buffer): string | null {
  if (isBinary(bytes)) return null;
  const decoded = decodeText(bytes);
  return decoded.ok ? decoded.value : null;
}

/** The beginning of a file that may be cut within a character; undefined where it is no plain UTF-8 as far as it goes. */
function decode(bytes: Buffer): { readonly text: string; readonly isWhole: boolean } | undefined {
  if (isBinary(bytes)) return undefined;
  const isWhole = bytes.length < HEAD;
  const end = isWhole ? bytes.length : lastLineEnd(bytes);
  const decoded = decodeText(bytes.subarray(0, end));
  return decoded.ok ? { text: decoded.value, isWhole } : undefined;
}

function lastLineEnd(bytes: Buffer): number {
  return bytes.lastIndexOf(10) + 1;
}
