import { EditorSelection, type Text } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { TextChange } from '../../../shared/text/text-change.ts';
import type { TextQuery } from '../../../shared/text/text-search.ts';
import { textOf } from '../../state/post/flat-text.ts';
import { visibleStart } from '../look/hidden-front-matter.ts';
import { PatternFinder } from './pattern-finder.ts';
import { showPlaces } from './pattern-marks.ts';
import { replaceAllOf } from './replace-all.ts';

/** As many places are selected together at most. */
const SELECTED = 1000;
/** The text may change while an answer is on its way: it is asked for again so often. */
const TRIES = 3;

/** What an expression finds in a version of the text. */
interface Found {
  readonly doc: Text;
  readonly kind: 'found' | 'wrong' | 'slow';
  readonly places: Int32Array;
  readonly inserts: readonly string[] | null;
}

/**
 * Finds a regular expression in the post. CodeMirror would run it in the window's thread, where one that takes for ever is
 * never ended: a worker runs it, and everything here works on the places that came back.
 */
export class PatternSearch {
  readonly #view: EditorView;
  readonly #finder: PatternFinder;
  #query: TextQuery;
  #found: Found | undefined;
  /** An expression that was given up is not tried again while the text changes. */
  #isSlow = false;
  #stopReplacing = (): void => undefined;
  #looking: { readonly doc: Text; readonly query: TextQuery; readonly done: Promise<void> } | undefined;

  constructor(view: EditorView, query: TextQuery, finder = new PatternFinder()) {
    this.#view = view;
    this.#query = query;
    this.#finder = finder;
  }

  look(query: TextQuery): void {
    this.#query = query;
    this.#found = undefined;
    this.#isSlow = false;
  }

  /** Says what there is, in words for the count; undefined while that is looked for. */
  get words(): string | undefined {
    if (this.#isSlow) return 'Takes too long';
    const found = this.#found;
    if (found?.kind === 'wrong') return 'Not a regular expression';
    if (found?.doc !== this.#view.state.doc) return undefined;
    const total = found.places.length / 2;
    const { from, to } = this.#view.state.selection.main;
    const current = indexFrom(found.places, from);
    const isAt = found.places[2 * current] === from && found.places[2 * current + 1] === to;
    return total === 0 ? 'No match' : isAt ? `${current + 1} of ${total}` : String(total);
  }

  get isWrong(): boolean {
    return this.#found?.kind === 'wrong';
  }

  /** Looks through the text as it is now, and marks what is found. */
  refresh(): Promise<void> {
    const { doc } = this.#view.state;
    if (this.#isSlow || this.#found?.doc === doc) return Promise.resolve();
    if (this.#looking?.doc !== doc || this.#looking.query !== this.#query)
      this.#looking = { doc, query: this.#query, done: this.#look() };
    return this.#looking.done;
  }

  async #look(): Promise<void> {
    const found = await this.#ask(null);
    this.#looking = undefined;
    if (!found) return;
    this.#found = found;
    this.#isSlow = found.kind === 'slow';
    this.#view.dispatch({ effects: showPlaces.of(found.places) });
  }

  async next(): Promise<void> {
    const places = await this.#places();
    if (places.length > 0) this.#select(places, indexFrom(places, this.#view.state.selection.main.to));
  }

  async previous(): Promise<void> {
    const places = await this.#places();
    if (places.length > 0) this.#select(places, indexFrom(places, this.#view.state.selection.main.from) - 1);
  }

  async selectAll(): Promise<void> {
    const places = await this.#places();
    if (places.length === 0 || places.length / 2 > SELECTED) return;
    const ranges = pairsOf(places).map(({ from, to }) => EditorSelection.range(from, to));
    this.#view.dispatch({ selection: EditorSelection.create(ranges), userEvent: 'select.search.matches' });
  }

  /** Replaces the selected place and goes on to the next one; goes to the first where none is selected. */
  async replace(replacement: string): Promise<void> {
    const found = await this.#replacements(replacement);
    const { from, to } = this.#view.state.selection.main;
    const at = found?.places ? indexFrom(found.places, from) : 0;
    if (found?.inserts && found.places[2 * at] === from && found.places[2 * at + 1] === to) {
      const insert = found.inserts[at]!;
      this.#view.dispatch({
        changes: { from, to, insert },
        selection: { anchor: from + insert.length },
        userEvent: 'input.replace',
      });
    }
    await this.next();
  }

  async replaceAll(replacement: string): Promise<void> {
    const found = await this.#replacements(replacement);
    if (!found?.inserts) return;
    this.#stopReplacing();
    this.#stopReplacing = replaceAllOf(this.#view, changesOf(found.places, found.inserts), () => {
      void this.replaceAll(replacement);
    });
  }

  stop(): void {
    this.#stopReplacing();
    this.#finder.stop();
  }

  async #places(): Promise<Int32Array> {
    await this.refresh();
    return this.#found?.doc === this.#view.state.doc ? this.#found.places : new Int32Array();
  }

  async #replacements(replacement: string): Promise<Found | undefined> {
    if (this.#view.state.readOnly || this.#isSlow) return undefined;
    for (let tried = 0; tried < TRIES; tried++) {
      const found = await this.#ask(replacement);
      if (found?.doc === this.#view.state.doc) return found;
    }
    return undefined;
  }

  async #ask(replacement: string | null): Promise<Found | undefined> {
    const { state } = this.#view;
    const { doc } = state;
    const question = { text: textOf(doc), query: this.#query, from: visibleStart(state), replacement };
    const answer = await this.#finder.find(question);
    if (!answer || question.query !== this.#query) return undefined;
    if (answer.kind !== 'found') return { doc, kind: answer.kind, places: new Int32Array(), inserts: null };
    return { doc, ...answer };
  }

  #select(places: Int32Array, index: number): void {
    const count = places.length / 2;
    const at = (index + count) % count;
    const selection = EditorSelection.single(places[2 * at]!, places[2 * at + 1]!);
    this.#view.dispatch({
      selection,
      effects: [
        EditorView.scrollIntoView(selection.main, { y: 'center' }),
        EditorView.announce.of(`${at + 1} of ${count}`),
      ],
      userEvent: 'select.search',
    });
  }
}

/** The first place that begins at an offset or behind it. */
function indexFrom(places: Int32Array, offset: number): number {
  let low = 0;
  let high = places.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[2 * middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function pairsOf(places: Int32Array): { readonly from: number; readonly to: number }[] {
  return Array.from({ length: places.length / 2 }, (_, at) => ({ from: places[2 * at]!, to: places[2 * at + 1]! }));
}

function* changesOf(places: Int32Array, inserts: readonly string[]): Generator<TextChange> {
  for (const [at, insert] of inserts.entries()) yield { from: places[2 * at]!, to: places[2 * at + 1]!, insert };
}
