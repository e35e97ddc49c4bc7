import type { ReviewItem } from '../../../shared/text/critic/critic-notes.ts';
import { composeChanges, OffsetMap, type TextChange } from '../../../shared/text/text-change.ts';

/** Knows review marks again after the text around them changed, so that what is shown of one stays with it. */
export class MarkIds {
  #changes: readonly TextChange[] = [];
  /** By the offset at which a mark begins. */
  #ids: ReadonlyMap<number, number> = new Map();
  #count = 0;

  changed(changes: readonly TextChange[]): void {
    this.#changes = composeChanges(this.#changes, changes);
  }

  /** The id of each mark, by its offset; a mark that was not there has a new one. */
  of(items: readonly ReviewItem[]): ReadonlyMap<number, number> {
    const map = new OffsetMap(this.#changes);
    const moved = new Map([...this.#ids].map(([from, id]) => [map.toNew(from), id]));
    this.#changes = [];
    this.#ids = new Map(items.map(({ range }) => [range.from, moved.get(range.from) ?? ++this.#count]));
    return this.#ids;
  }
}
