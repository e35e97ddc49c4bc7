import { fitsCell, type CellKind } from '../../../shared/library/cells.ts';
import type { BulkChange } from '../../../shared/library/bulk-change.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import { Store } from '../../state/store.ts';

export interface TypedCell {
  readonly path: SitePath;
  readonly key: string;
  readonly kind: CellKind;
  readonly text: string;
}

type Typed = ReadonlyMap<SitePath, ReadonlyMap<string, TypedCell>>;

const NOTHING: Typed = new Map();

/** What was typed into a table and is not in the posts yet, with its own undo history. */
export class GridEdits {
  readonly store = new Store<Typed>(NOTHING);
  #done: Typed[] = [];
  #undone: Typed[] = [];

  /** Takes cells as one step of undo; a cell whose text is `shown` already is as it was. */
  type(cells: readonly TypedCell[], shown: (path: SitePath, key: string) => string | undefined): void {
    if (cells.length === 0) return;
    const before = this.store.get();
    const next = new Map(before);
    const touched = new Map<SitePath, Map<string, TypedCell>>();
    for (const cell of cells) {
      const row = touched.get(cell.path) ?? new Map(next.get(cell.path));
      touched.set(cell.path, row);
      if (shown(cell.path, cell.key) === cell.text) row.delete(cell.key);
      else row.set(cell.key, cell);
    }
    for (const [path, row] of touched) {
      if (row.size > 0) next.set(path, row);
      else next.delete(path);
    }
    this.#done.push(before);
    this.#undone = [];
    this.store.set(next);
  }

  textAt(path: SitePath, key: string): string | undefined {
    return this.store.get().get(path)?.get(key)?.text;
  }

  undo(): void {
    this.#step(this.#done, this.#undone);
  }

  redo(): void {
    this.#step(this.#undone, this.#done);
  }

  /** All of it is in the posts, or given up. */
  clear(): void {
    this.#done = [];
    this.#undone = [];
    this.store.set(NOTHING);
  }

  /** How many cells of how many posts were typed in. */
  get size(): { readonly cells: number; readonly posts: number } {
    const rows = [...this.store.get().values()];
    return { cells: rows.reduce((sum, row) => sum + row.size, 0), posts: rows.length };
  }

  /** What was typed and is no value of its cell's kind. */
  get unfit(): readonly TypedCell[] {
    return [...this.store.get().values()].flatMap(row =>
      [...row.values()].filter(cell => !fitsCell(cell.text, cell.kind)),
    );
  }

  /** All of it as one change of the posts. */
  change(): BulkChange {
    const posts = [...this.store.get()].map(([path, row]) => ({
      path,
      cells: [...row.values()].map(({ key, kind, text }) => ({ key, kind, text })),
    }));
    return { kind: 'cells', posts };
  }

  #step(from: Typed[], to: Typed[]): void {
    const next = from.pop();
    if (!next) return;
    to.push(this.store.get());
    this.store.set(next);
  }
}
