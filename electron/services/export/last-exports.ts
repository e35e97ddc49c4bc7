import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LastExport } from '../../../shared/export/plan-export.ts';
import { anyText, arrayOf, objectOf } from '../../../shared/kit/decode.ts';
import { sitePath, type SitePath } from '../../../shared/site/site-file.ts';
import type { Disk } from '../disk.ts';

const FOLDER = '.galley/exports';
const anyRecord = objectOf({
  target: anyText,
  posts: arrayOf(objectOf({ from: anyText, to: anyText, text: anyText })),
});

/**
 * What was exported from one folder into another, kept in the source as `.galley/exports/<target>.json`: with it a
 * second export knows its own earlier work from somebody else's, and has the common ancestor for a merge.
 */
export class LastExports {
  private constructor(
    private readonly path: string,
    private readonly target: string,
    private readonly posts: Map<SitePath, LastExport>,
  ) {}

  /** A record that is missing or damaged counts as none: the export then asks where it might have known. */
  static async load(source: string, target: string): Promise<LastExports> {
    const name = createHash('sha256').update(target).digest('hex').slice(0, 16);
    const path = join(source, FOLDER, `${name}.json`);
    const record = anyRecord(await readFile(path, 'utf8').then(JSON.parse, () => undefined));
    const posts = record.ok ? record.value.posts : [];
    return new LastExports(
      path,
      target,
      new Map(posts.map(({ from, to, text }) => [sitePath(from), { to: sitePath(to), text }])),
    );
  }

  of(post: SitePath): LastExport | undefined {
    return this.posts.get(post);
  }

  /** Remembers what has just been written, or forgets it (`undefined`); other posts' entries stay. */
  async save(disk: Disk, written: Iterable<readonly [SitePath, LastExport | undefined]>): Promise<void> {
    for (const [from, last] of written) {
      if (last) this.posts.set(from, last);
      else this.posts.delete(from);
    }
    const posts = [...this.posts].map(([from, { to, text }]) => ({ from, to, text }));
    await disk.write(this.path, Buffer.from(`${JSON.stringify({ target: this.target, posts }, null, 1)}\n`));
  }
}
