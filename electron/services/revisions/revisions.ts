import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import type { FileHash } from '../../../shared/contract/request-parts.ts';
import { KEEP_REASONS, type KeepReason } from '../../../shared/contract/history.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import type { Disk } from '../disk/disk.ts';
import { faultCode } from '../disk/fault.ts';
import { fileHash } from '../disk/file-hash.ts';
import { KeyedQueue } from '../disk/queue.ts';
import { thin } from './thinning.ts';

const compress = promisify(deflate);
const expand = promisify(inflate);

const reasons: readonly string[] = KEEP_REASONS;
/** Milliseconds. */
const YOUNG = 3_600_000;

/** A post's text at one moment; its text is read by its hash. */
export interface Revision {
  readonly hash: FileHash;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly reason: KeepReason;
  /** The post's path then. */
  readonly path: SitePath;
}

export interface RevisionsOptions {
  /** A folder of the application's own, made when needed. */
  readonly folder: string;
  /** The site's folder, without symbolic links. */
  readonly site: string;
  readonly disk: Disk;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/**
 * Earlier texts of a site's posts, kept outside the site. Texts are stored once under the hash of their bytes and
 * compressed; each post has a list of its revisions, which grows thinner with age.
 */
export class Revisions {
  readonly #options: RevisionsOptions;
  readonly #folder: string;
  readonly #queue = new KeyedQueue();

  constructor(options: RevisionsOptions) {
    this.#options = options;
    this.#folder = join(options.folder, shortHash(options.site));
  }

  /** Keeps a text; false when the post's last revision has the same text already. */
  add(path: SitePath, text: string, reason: KeepReason): Promise<boolean> {
    return this.#queue.run(path, async () => {
      const bytes = Buffer.from(text);
      const hash = fileHash(bytes);
      const revisions = await this.list(path);
      if (revisions[0]?.hash === hash) return false;
      // The text is on disk before a list names it.
      await this.#options.disk.create(this.#objectPath(hash), await compress(bytes));
      await this.#save(path, [...revisions.toReversed(), { hash, time: this.#options.now(), reason, path }]);
      return true;
    });
  }

  /** A post's revisions, the one that was taken last first, whatever the clock said. */
  async list(path: SitePath): Promise<readonly Revision[]> {
    try {
      const lines = (await readFile(this.#listPath(path), 'utf8')).split('\n');
      return lines.flatMap(readRevision).reverse();
    } catch (error) {
      if (faultCode(error) === 'ENOENT') return [];
      throw error;
    }
  }

  /** The text of a revision; `undefined` when it is not kept (any more) or its bytes are damaged. */
  async text(hash: FileHash): Promise<string | undefined> {
    try {
      const bytes = await expand(await readFile(this.#objectPath(hash)));
      return fileHash(bytes) === hash ? bytes.toString('utf8') : undefined;
    } catch {
      return undefined;
    }
  }

  /** Lets a post's revisions follow it to another name. */
  async rename(from: SitePath, to: SitePath): Promise<void> {
    if (from === to) return;
    // Both lists are held; always in one order, so that two renamings never wait for each other.
    const [first, second] = from < to ? [from, to] : [to, from];
    const move = async (): Promise<void> => {
      const moved = await this.list(from);
      if (moved.length === 0) return;
      const both = [...(await this.list(to)), ...moved];
      // Of two lists that become one nothing but their times tells the order.
      await this.#save(to, both.length > moved.length ? both.sort((a, b) => a.time - b.time) : moved.toReversed());
      await this.#save(from, []);
    };
    await this.#queue.run(first, () => this.#queue.run(second, move));
  }

  /**
   * Drops texts that no list names any more, at most `most` of them; gives how many. A young text stays, since it is written
   * before the list that names it.
   */
  async sweep(remove: (path: string) => Promise<void>, most = Infinity): Promise<number> {
    const named = new Set<string>();
    for (const name of await namesIn(join(this.#folder, 'posts'))) {
      const lines = (await readFile(join(this.#folder, 'posts', name), 'utf8')).split('\n');
      for (const revision of lines.flatMap(readRevision)) named.add(revision.hash);
    }
    let removed = 0;
    for (const name of await namesIn(join(this.#folder, 'texts'))) {
      if (removed >= most) break;
      if (named.has(name)) continue;
      const path = join(this.#folder, 'texts', name);
      const { mtimeMs } = await stat(path);
      if (this.#options.now() - mtimeMs < YOUNG) continue;
      await remove(path);
      removed += 1;
    }
    return removed;
  }

  /** `revisions` in the order in which they were taken. */
  async #save(path: SitePath, revisions: readonly Revision[]): Promise<void> {
    const dated = revisions.map(revision => ({ ...revision, marked: revision.reason !== 'pause' }));
    const lines = thin(dated, this.#options.now()).map(({ hash, time, reason, path: then }) =>
      JSON.stringify({ hash, time, reason, path: then }),
    );
    await this.#options.disk.write(this.#listPath(path), Buffer.from(lines.map(line => `${line}\n`).join('')));
  }

  #listPath(path: SitePath): string {
    return join(this.#folder, 'posts', `${shortHash(path)}.ndjson`);
  }

  #objectPath(hash: FileHash): string {
    return join(this.#folder, 'texts', hash);
  }
}

function readRevision(line: string): readonly Revision[] {
  if (line === '') return [];
  try {
    const value = JSON.parse(line) as Partial<Revision>;
    const isWhole =
      typeof value.hash === 'string' && typeof value.time === 'number' && reasons.includes(value.reason ?? '');
    return isWhole ? [value as Revision] : [];
  } catch {
    return [];
  }
}

function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}
