import type { SiteId } from '../../../shared/contract/request-parts.ts';
import type { PostRow } from '../../../shared/contract/bulk.ts';
import { readRow, type CellKey, type CellText } from '../../../shared/library/cells.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import type { Session } from '../../state/session.ts';
import { Store } from '../../state/store.ts';

const AT_ONCE = 100;

interface KnownRow {
  readonly cells: ReadonlyMap<string, CellText>;
  readonly problem: PostRow['problem'];
}

/** The rows of a table of front matter, read when they come into view: open texts as they are, the others from disk. */
export class GridRows {
  /** Grows when rows arrived. */
  readonly arrived = new Store(0);
  readonly paths: readonly SitePath[];
  readonly #session: Session;
  readonly #site: SiteId;
  #keys: readonly CellKey[] = [];
  #rows = new Map<SitePath, KnownRow>();
  #asked = new Map<number, Promise<void>>();

  constructor(session: Session, site: SiteId, paths: readonly SitePath[]) {
    this.#session = session;
    this.#site = site;
    this.paths = paths;
  }

  /** Shows these keys from now on; what was read is read again. */
  show(keys: readonly CellKey[]): void {
    this.#keys = keys;
    this.forget();
  }

  forget(): void {
    this.#rows = new Map();
    this.#asked = new Map();
    this.arrived.set(this.arrived.get() + 1);
  }

  cell(path: SitePath, key: string): CellText | undefined {
    return this.#rows.get(path)?.cells.get(key);
  }

  row(path: SitePath): KnownRow | undefined {
    return this.#rows.get(path);
  }

  /** Reads the rows from `from` up to `to` that are not at hand. */
  async want(from: number, to: number): Promise<void> {
    const pages: Promise<void>[] = [];
    for (let page = Math.floor(from / AT_ONCE); page * AT_ONCE < Math.min(to, this.paths.length); page++) {
      let asked = this.#asked.get(page);
      if (!asked) this.#asked.set(page, (asked = this.#read(page)));
      pages.push(asked);
    }
    await Promise.all(pages);
  }

  async #read(page: number): Promise<void> {
    const paths = this.paths.slice(page * AT_ONCE, (page + 1) * AT_ONCE);
    const keys = this.#keys;
    const rows = this.#rows;
    const open = new Map(this.#session.desk.unsaved().map(({ post }) => [post.path, post.text()]));
    const onDisk = paths.filter(path => !open.has(path));
    const answer = await this.#session.bridge.call('bulk.rows', {
      site: this.#site,
      paths: onDisk,
      keys: keys.map(({ key, kind }) => ({ key, kind })),
    });
    if (rows !== this.#rows) return;
    const read = paths.flatMap((path): PostRow[] => {
      const text = open.get(path);
      return text === undefined ? [] : [{ path, ...readRow(path, text, keys) }];
    });
    for (const { path, cells, problem } of [...answer, ...read]) {
      rows.set(path, { cells: new Map(cells.map(cell => [cell.key, cell])), problem });
    }
    this.arrived.set(this.arrived.get() + 1);
  }
}
