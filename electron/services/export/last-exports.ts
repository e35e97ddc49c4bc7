import { createHash } from 'node:crypto';
import type { LastExport } from '../../../shared/export/plan.ts';
import { anyText, arrayOf, objectOf, optional, type Decoded } from '../../../shared/kit/decode.ts';
import { sitePath, type SitePath } from '../../../shared/site/site-file.ts';
import type { Disk } from '../disk/disk.ts';
import { readRegularFile } from '../disk/regular-file.ts';
import type { SiteFolder } from '../folder/site-folder.ts';

const FOLDER = '.galley/exports';
/** Bytes; a record holds the texts of all posts that were exported. */
const LARGEST = 256 * 1024 * 1024;
const anyPost = objectOf({
  from: anyText,
  to: anyText,
  text: anyText,
  declined: optional(objectOf({ to: anyText, text: anyText })),
  redirects: optional(arrayOf(anyText)),
  assets: optional(arrayOf(anyText)),
  fingerprint: optional(anyText),
});
const anyRecord = objectOf({ target: anyText, posts: arrayOf(anyPost), begun: optional(arrayOf(anyPost)) });

/**
 * What was exported from one folder into another, kept in the source as `.galley/exports/<target>.json`: with it a
 * second export knows its own earlier work from somebody else's, and has the common ancestor for a merge. What an export
 * is about to write is taken down before (`begun`) and counts as soon as the target has it: a crash forgets nothing, and
 * what was exported to branches is known once they are merged.
 */
export class LastExports {
  private constructor(
    private readonly source: SiteFolder,
    private readonly path: string,
    private readonly target: string,
    private readonly posts: Map<SitePath, LastExport>,
    private readonly begun: Map<SitePath, LastExport>,
  ) {}

  /** A record that is missing or damaged counts as none: the export then asks where it might have known. */
  static async load(
    source: SiteFolder,
    target: string,
    textOf: (path: SitePath) => string | undefined,
  ): Promise<LastExports> {
    const name = createHash('sha256').update(target).digest('hex').slice(0, 16);
    const path = `${FOLDER}/${name}.json`;
    const record = anyRecord(await readJson(source, path).catch(() => undefined));
    const { posts, begun = [] } = record.ok ? record.value : { posts: [] };
    const last = new LastExports(source, path, target, new Map(posts.map(readPost)), new Map(begun.map(readPost)));
    for (const [from, one] of [...last.begun]) if (textOf(one.to) === one.text) last.#put(from, one);
    return last;
  }

  /** What an export began to write, or wrote to a branch, and the target does not have. */
  begunOf(post: SitePath): LastExport | undefined {
    return this.begun.get(post);
  }

  of(post: SitePath): LastExport | undefined {
    return this.posts.get(post);
  }

  /**
   * What was exported of a post; for one that is not remembered, what was exported under a name that the source has no
   * more and that says mostly the same.
   */
  find(post: SitePath, text: string, present: (path: SitePath) => boolean): LastExport | undefined {
    const own = this.posts.get(post);
    if (own) return own;
    const lost = [...this.posts].filter(([from]) => !present(from)).map(([, last]) => last);
    const alike = lost.map(last => ({ last, share: likeness(last.text, text) }));
    return alike.filter(({ share }) => share >= SAME).sort((a, b) => b.share - a.share)[0]?.last;
  }

  /** What was exported of all but some posts. */
  except(posts: ReadonlySet<SitePath>, known: ReadonlySet<LastExport>): readonly LastExport[] {
    return [...this.posts].flatMap(([from, last]) => (posts.has(from) || known.has(last) ? [] : [last]));
  }

  /** Remembers what has just been written, or forgets it (`undefined`); other posts' entries stay. */
  async save(disk: Disk, written: Written): Promise<void> {
    for (const [from, last] of written) {
      this.begun.delete(from);
      if (!last) this.posts.delete(from);
      else this.#put(from, last);
    }
    await this.#write(disk);
  }

  /** Takes down what is about to be written, or forgets it; until the target has it, what was remembered counts. */
  async prepare(disk: Disk, written: Written): Promise<void> {
    for (const [from, last] of written) {
      if (last) this.begun.set(from, last);
      else this.begun.delete(from);
    }
    await this.#write(disk);
  }

  /** A post that was renamed in the source takes the place of its former name. */
  #put(from: SitePath, last: LastExport): void {
    for (const [other, { to }] of this.posts) if (to === last.to && other !== from) this.posts.delete(other);
    this.posts.set(from, last);
    this.begun.delete(from);
  }

  async #write(disk: Disk): Promise<void> {
    const listed = (posts: Iterable<readonly [SitePath, LastExport]>) =>
      [...posts].map(([from, last]) => ({ from, ...last }));
    const record = {
      target: this.target,
      posts: listed(this.posts),
      ...(this.begun.size > 0 ? { begun: listed(this.begun) } : {}),
    };
    await disk.write(await this.source.resolve(this.path), Buffer.from(`${JSON.stringify(record, null, 1)}\n`));
  }
}

async function readJson(source: SiteFolder, path: string): Promise<unknown> {
  const bytes = await readRegularFile(await source.resolve(path), LARGEST);
  return JSON.parse(bytes.toString('utf8'));
}

/** What is to be remembered of each post; `undefined`: nothing any more. */
export type Written = readonly (readonly [SitePath, LastExport | undefined])[];

function readPost({
  from,
  to,
  text,
  declined,
  redirects = [],
  assets = [],
  fingerprint,
}: Decoded<typeof anyPost>): readonly [SitePath, LastExport] {
  const last = {
    to: sitePath(to),
    text,
    declined: declined && { to: sitePath(declined.to), text: declined.text },
    redirects,
    assets: assets.map(sitePath),
    fingerprint,
  };
  return [sitePath(from), last];
}

/** From this share of common lines on, two texts are one post: git's own measure of a renaming. */
const SAME = 0.5;

/** Addresses are rewritten on the way, so that little of a short post may stay: an equal title counts for half. */
function likeness(a: string, b: string): number {
  const title = (text: string): string => /^title:.*$/m.exec(text)?.[0].trim() ?? '';
  return sharedLines(a, b) + (title(a) !== '' && title(a) === title(b) ? SAME : 0);
}

function sharedLines(a: string, b: string): number {
  const lines = (text: string): string[] => text.split(/\r?\n/).filter(line => line.trim() !== '' && line !== '---');
  const [of, to] = [new Set(lines(a)), new Set(lines(b))];
  const common = [...of].filter(line => to.has(line)).length;
  return common / Math.max(1, of.size, to.size);
}
