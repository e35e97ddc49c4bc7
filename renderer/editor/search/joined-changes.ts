import type { ChangeSpec, Text } from '@codemirror/state';
import { mapOffset, type TextChange } from '../../../shared/text/text-change.ts';

/** More changes are joined: CodeMirror, the history and the workers take milliseconds for each thousand of them. */
export const MOST_CHANGES = 500;

/** Many changes as few. */
export interface JoinedChanges {
  readonly changes: readonly ChangeSpec[];
  /** How many there were. */
  readonly count: number;
  /** Whether some became one, with the text between them. */
  readonly joined: boolean;
  /** Where the followed offsets lie in the new text. */
  readonly followed: readonly number[];
}

/**
 * Joins changes, sorted as in a list, where there are more than `MOST_CHANGES`: those that begin within the same 500th of the
 * text become one, which writes what stands between them once more. It yields where the source is undefined, and now and then
 * by itself. `follow` is offsets that a position in such a part would lose.
 */
export function* joinChanges(
  doc: Text,
  source: Iterable<TextChange | undefined>,
  follow: readonly number[],
): Generator<undefined, JoinedChanges> {
  const single: TextChange[] = [];
  const joiner = new Joiner(doc);
  const shifts = follow.map(() => 0);
  const inside: (number | undefined)[] = follow.map(() => undefined);
  let shift = 0;
  let count = 0;
  for (const change of source) {
    yield undefined;
    if (!change) continue;
    count += 1;
    const { from, to, insert } = change;
    for (const [index, offset] of follow.entries()) {
      if (from >= offset) continue;
      if (offset < to) inside[index] = from + shift;
      else shifts[index]! += insert.length - (to - from);
    }
    shift += insert.length - (to - from);
    if (count <= MOST_CHANGES) single.push(change);
    else {
      if (count === MOST_CHANGES + 1) for (const one of single) joiner.add(one);
      joiner.add(change);
    }
  }
  const joined = count > MOST_CHANGES;
  const followed = joined
    ? follow.map((offset, index) => inside[index] ?? offset + shifts[index]!)
    : follow.map(offset => mapOffset(offset, single));
  return { changes: joined ? joiner.end() : single, count, joined, followed };
}

class Joiner {
  readonly #doc: Text;
  readonly #reach: number;
  readonly #changes: ChangeSpec[] = [];
  #from = -1;
  #to = -1;
  #pieces: string[] = [];

  constructor(doc: Text) {
    this.#doc = doc;
    this.#reach = doc.length / MOST_CHANGES;
  }

  add({ from, to, insert }: TextChange): void {
    if (this.#from < 0 || from - this.#from > this.#reach) {
      this.#close();
      this.#from = from;
    } else this.#pieces.push(this.#doc.sliceString(this.#to, from));
    this.#pieces.push(insert);
    this.#to = to;
  }

  end(): readonly ChangeSpec[] {
    this.#close();
    return this.#changes;
  }

  #close(): void {
    if (this.#from >= 0) this.#changes.push({ from: this.#from, to: this.#to, insert: this.#pieces.join('') });
    this.#pieces = [];
  }
}
