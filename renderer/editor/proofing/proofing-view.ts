import { ensureSyntaxTree, syntaxTree } from '@codemirror/language';
import { EditorSelection, StateEffect, type Extension, type Range } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view';
import type { Passage } from '../../../shared/language/passage.ts';
import type { Proofing } from '../../state/proofing.ts';
import { closedParts, passagesIn } from './passages.ts';
import { placeFindings, type PlacedFinding } from './placed-finding.ts';
import type { Closed } from './prose-builder.ts';
import { suggestions, suggestionsFor } from './suggestions.ts';
import './proofing.css';

/** Milliseconds: after a post was opened (its page comes first), after the last key, and after scrolling. */
const AFTER_OPENING = 2500;
const AFTER_TYPING = 400;
const AFTER_SCROLLING = 150;
/** Around what is drawn this much more is checked; UTF-16 units. */
const MARGIN = 3000;
/** A post up to this size is checked to its end once what is in sight is done; UTF-16 units. */
const WHOLE = 60_000;
const PARSE_TIME = 25;

const checkedMore = StateEffect.define<null>();
const MARKS = {
  spelling: (shown: PlacedFinding) => Decoration.mark({ class: 'proof-spelling', shown }),
  grammar: (shown: PlacedFinding) => Decoration.mark({ class: 'proof-grammar', shown }),
};

class ProofingView {
  decorations: DecorationSet = Decoration.none;
  readonly #view: EditorView;
  readonly #proofing: Proofing;
  readonly #leave: () => void;
  readonly #opened = performance.now();
  #typed = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The word at the cursor is being written: it is not judged yet. */
  #writing = false;
  #closed: { readonly doc: unknown; readonly parts: Closed } | undefined;
  /** A search for the next finding that waits for passages to be checked. */
  #seeking: { readonly from: number; readonly step: 1 | -1; tries: number } | undefined;

  constructor(view: EditorView, proofing: Proofing) {
    this.#view = view;
    this.#proofing = proofing;
    this.#leave = proofing.subscribe(() => this.#heard());
    this.#soon(AFTER_SCROLLING);
  }

  update(update: ViewUpdate): void {
    if (update.docChanged) {
      const changed: { from: number; to: number }[] = [];
      update.changes.iterChangedRanges((_fromA, _toA, from, to) => changed.push({ from, to }));
      this.decorations = this.decorations.map(update.changes).update({
        filter: (from, to) => from < to && !changed.some(one => one.from <= to && one.to >= from),
      });
      this.#writing ||= update.transactions.some(one => one.isUserEvent('input.type'));
      this.#seeking = undefined;
      this.#proofing.rest();
      this.#typed = performance.now();
      this.#soon(AFTER_TYPING);
    } else if (update.selectionSet && this.#writing) {
      this.#writing = false;
      this.#soon(AFTER_SCROLLING);
    } else if (update.viewportChanged) this.#soon(AFTER_SCROLLING);
    if (update.transactions.some(one => one.effects.some(effect => effect.is(checkedMore)))) this.#draw();
  }

  destroy(): void {
    this.#leave();
    clearTimeout(this.#timer);
  }

  /** The finding that an offset stands in or at the end of. */
  at(offset: number): PlacedFinding | undefined {
    let found: PlacedFinding | undefined;
    this.decorations.between(offset, offset, (from, to, decoration) => {
      const { finding, passage } = shownBy(decoration);
      found = { from, to, finding, passage };
      return false;
    });
    return found;
  }

  /** Goes to the next finding behind (or before) the cursor, checking on the way what was not checked yet; begins anew at the end. */
  seek(step: 1 | -1): void {
    const { main } = this.#view.state.selection;
    this.#seeking = { from: step > 0 ? main.to : main.from, step, tries: 0 };
    this.#seekOn();
  }

  #seekOn(): void {
    const seeking = this.#seeking;
    if (!seeking) return;
    const { state } = this.#view;
    const { from, step } = seeking;
    const passages = this.#passages(0, state.doc.length, 200);
    const ahead = (one: Passage): boolean => (step > 0 ? one.offsets.at(-1)! > from : one.offsets[0]! < from);
    const inOrder = step > 0 ? passages : passages.toReversed();
    const order = [...inOrder.filter(ahead), ...inOrder.filter(one => !ahead(one))];
    for (const [index, passage] of order.entries()) {
      const found = this.#proofing.findings(passage);
      if (!found) {
        this.#proofing.ask(order.slice(index, index + 40));
        return;
      }
      const placed = placeFindings(passage, found).filter(
        one => !ahead(passage) || (step > 0 ? one.from >= from : one.to < from),
      );
      const next = step > 0 ? placed[0] : placed.at(-1);
      if (next) {
        this.#seeking = undefined;
        this.#show(next);
        return;
      }
    }
    this.#seeking = undefined;
  }

  #show(next: PlacedFinding): void {
    this.#view.dispatch({
      selection: EditorSelection.single(next.from, next.to),
      effects: [EditorView.scrollIntoView(next.from, { y: 'nearest', yMargin: 80 }), suggestionsFor(next)],
      userEvent: 'select.language',
    });
  }

  #heard(): void {
    if (this.#seeking) this.#seekOn();
    this.#soon(0);
  }

  #soon(wait: number): void {
    clearTimeout(this.#timer);
    const left = Math.max(this.#opened + AFTER_OPENING, this.#typed + AFTER_TYPING) - performance.now();
    this.#timer = setTimeout(() => this.#view.dispatch({ effects: checkedMore.of(null) }), Math.max(wait, left));
  }

  /** Draws what is known of what is in sight, and asks for the rest. */
  #draw(): void {
    const { viewport, state } = this.#view;
    const from = Math.max(0, viewport.from - MARGIN);
    const to = Math.min(state.doc.length, viewport.to + MARGIN);
    const ranges: Range<Decoration>[] = [];
    const unknown: Passage[] = [];
    if (this.#proofing.language === null) this.decorations = Decoration.none;
    else {
      const { head } = state.selection.main;
      for (const passage of this.#passages(from, to, PARSE_TIME)) {
        const found = this.#proofing.findings(passage);
        if (!found) unknown.push(passage);
        for (const shown of placeFindings(passage, found ?? [])) {
          if (shown.from === shown.to || (this.#writing && shown.from <= head && shown.to >= head)) continue;
          ranges.push(MARKS[shown.finding.kind](shown).range(shown.from, shown.to));
        }
      }
      this.decorations = Decoration.set(ranges, true);
      if (this.#seeking) return;
      if (unknown.length > 0) this.#proofing.ask(unknown);
      else if (state.doc.length <= WHOLE) {
        this.#proofing.ask(
          this.#passages(0, state.doc.length, PARSE_TIME).filter(one => !this.#proofing.findings(one)),
        );
      }
    }
  }

  #passages(from: number, to: number, patience: number): readonly Passage[] {
    const { state } = this.#view;
    const tree = ensureSyntaxTree(state, to, patience) ?? syntaxTree(state);
    if (this.#closed?.doc !== state.doc) this.#closed = { doc: state.doc, parts: closedParts(state.doc) };
    return passagesIn(state.doc, tree, from, Math.min(to, tree.length), this.#closed.parts);
  }
}

function shownBy(decoration: Decoration): PlacedFinding {
  return (decoration.spec as { readonly shown: PlacedFinding }).shown;
}

const plugins = new WeakMap<EditorView, ProofingView>();

/** Underlines what is wrong in the post's language, checked in a worker while nobody types, and offers other words. */
export function proofreading(proofing: Proofing): Extension {
  const plugin = ViewPlugin.define(
    view => {
      const made = new ProofingView(view, proofing);
      plugins.set(view, made);
      return made;
    },
    { decorations: made => made.decorations },
  );
  const openAt = (view: EditorView, offset: number): boolean => {
    const found = view.plugin(plugin)?.at(offset);
    if (found) view.dispatch({ effects: suggestionsFor(found) });
    return found !== undefined;
  };
  return [
    plugin,
    suggestions(proofing),
    EditorView.domEventHandlers({
      contextmenu(event, view) {
        const offset = view.posAtCoords({ x: event.clientX, y: event.clientY });
        if (offset === null || !openAt(view, offset)) return false;
        event.preventDefault();
        return true;
      },
    }),
  ];
}

/** Opens the suggestions for the finding at the cursor; false where there is none. */
export function suggestAtCursor(view: EditorView): boolean {
  const { main } = view.state.selection;
  const plugin = plugins.get(view);
  const found = plugin?.at(main.head) ?? plugin?.at(main.from);
  if (found) view.dispatch({ effects: suggestionsFor(found) });
  return found !== undefined;
}

/** Selects the next finding and opens its suggestions; false where language is not checked. */
export function seekFinding(view: EditorView, step: 1 | -1): boolean {
  const plugin = plugins.get(view);
  plugin?.seek(step);
  return plugin !== undefined;
}
