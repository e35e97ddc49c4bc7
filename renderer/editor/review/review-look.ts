import {
  StateEffect,
  StateField,
  type ChangeDesc,
  type EditorState,
  type Extension,
  type Range,
  type Text,
} from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, WidgetType, type DecorationSet, type ViewUpdate } from '@codemirror/view';
import { mayHoldMarks, type Mark } from '../../../shared/text/critic/critic-markup.ts';
import type { ReviewItem } from '../../../shared/text/critic/critic-notes.ts';
import { textOf } from '../../state/post/flat-text.ts';
import { marksOf } from '../../state/post/post-marks.ts';
import { styleMark } from './mark-style.ts';

/** Marks of a text from which reading them all at each key would be felt: they are read in a pause then. */
const MANY = 400;
/** Characters of a text that is read in a pause, too, however few its marks are. */
const LONG = 150_000;
/** Changes at so many places at once are nobody's writing: moving each mark past all of them takes longer than reading. */
const AT_ONCE = 50;
/** Letters of a sign but for one: so many around a change may be its rest. */
const SIGN = 2;
/** Milliseconds. */
const PAUSE = 250;

/** Everything as it is written; without signs and comments but where the cursor is; without them even there. */
export type MarksShown = 'written' | 'open' | 'closed';

/**
 * Shows review marks in their colours. Under review they look as an editor's do on paper, without signs and comments, which
 * stand in the margin. Where the cursor is, the signs are shown, so that nothing unseen is deleted; `closed` keeps them hidden
 * even there, for suggesting, where every deletion is a suggestion. In a long text, or one of very many marks, what is written
 * moves the marks along, and they are read again in a pause.
 */
export function reviewLook(shown: MarksShown): Extension {
  const closed = shown === 'closed';
  const waits = (look: Look, { length }: Text) => look.spans.length >= MANY || (!closed && length > LONG);
  const field = StateField.define<Look>({
    create: state => lookOf(state, shown),
    update(look, transaction) {
      const { state, changes, docChanged } = transaction;
      if (transaction.effects.some(effect => effect.is(readAgain))) return lookOf(state, shown);
      // A text without marks needs no reading where no sign of one was written.
      if (docChanged && look === nothing && shown === 'written' && !writesSign(changes, state.doc)) return nothing;
      if (docChanged && (!waits(look, state.doc) || placesOf(changes) > AT_ONCE)) return lookOf(state, shown);
      const moved = docChanged ? moveLook(look, changes) : look;
      return docChanged || (shown === 'open' && transaction.selection) ? withTouched(moved, state, shown) : look;
    },
    provide: self => [
      EditorView.decorations.from(self, look => look.styled),
      EditorView.decorations.from(self, look => look.current),
      EditorView.decorations.from(self, look => look.hidden),
      closed ? EditorView.atomicRanges.of(view => view.state.field(self).hidden) : [],
    ],
  });
  const reader = ViewPlugin.define(view => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    return {
      update({ docChanged, state }: ViewUpdate) {
        if (!docChanged) return;
        clearTimeout(timer);
        if (state.field(field).stale) timer = setTimeout(() => view.dispatch({ effects: readAgain.of(null) }), PAUSE);
      },
      destroy: () => clearTimeout(timer),
    };
  });
  return [field, reader];
}

const readAgain = StateEffect.define<null>();

/** Where a mark with its comments stands, and the mark as it was read. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly item: ReviewItem;
}

interface Look {
  readonly spans: readonly Span[];
  /** The text was changed since its marks were read; what is here was moved along. */
  readonly stale: boolean;
  readonly styled: DecorationSet;
  /** Every sign and comment. */
  readonly concealed: DecorationSet;
  /** Those that are not shown for the cursor in them. */
  readonly hidden: DecorationSet;
  readonly current: DecorationSet;
}

class CommentPlace extends WidgetType {
  override eq(): boolean {
    return true;
  }

  override toDOM(): HTMLElement {
    const place = document.createElement('span');
    place.className = 'review-place';
    place.title = 'Comment';
    return place;
  }
}

const place = Decoration.replace({ widget: new CommentPlace() });
const hide = Decoration.replace({});
const currentPart = Decoration.mark({ class: 'review-current' });
const nothing: Look = {
  spans: [],
  stale: false,
  styled: Decoration.none,
  concealed: Decoration.none,
  hidden: Decoration.none,
  current: Decoration.none,
};

function lookOf(state: EditorState, shown: MarksShown): Look {
  if (shown === 'written' && !mayHoldMarks(textOf(state.doc))) return nothing;
  const styled: Range<Decoration>[] = [];
  const concealed: Range<Decoration>[] = [];
  const spans: Span[] = [];
  const { items, marks } = marksOf(state.doc);
  for (const item of items) {
    spans.push({ ...item.range, item });
    if (shown !== 'written') conceal(item, concealed);
  }
  for (const mark of marks.marks) styleMark(mark, styled);
  const all = Decoration.set(concealed, true);
  const look = {
    spans,
    stale: false,
    styled: Decoration.set(styled, true),
    concealed: all,
    hidden: all,
    current: Decoration.none,
  };
  return withTouched(look, state, shown);
}

/** Whether a sign of a mark stands in or at a change. */
function writesSign(changes: ChangeDesc, doc: Text): boolean {
  let found = false;
  changes.iterChangedRanges((_fromA, _toA, from, to) => {
    // Line by line: a paste of megabytes need not become one string for it.
    const written = doc.iterRange(Math.max(0, from - SIGN), Math.min(doc.length, to + SIGN));
    for (const line of found ? [] : written) found ||= mayHoldMarks(line);
  });
  return found;
}

function placesOf(changes: ChangeDesc): number {
  let count = 0;
  changes.iterChangedRanges(() => (count += 1));
  return count;
}

/** Takes the marks along with what was written; a mark that was deleted whole is gone. */
function moveLook({ spans, styled, concealed }: Look, changes: ChangeDesc): Look {
  const moved = spans.map(({ from, to, item }) => ({
    from: changes.mapPos(from, 1),
    to: changes.mapPos(to, -1),
    item,
  }));
  const all = concealed.map(changes);
  return {
    spans: moved.filter(({ from, to }) => from < to),
    stale: true,
    styled: styled.map(changes),
    concealed: all,
    hidden: all,
    current: Decoration.none,
  };
}

/** Shows the signs of the marks that the selection touches, and which ones those are. */
function withTouched(look: Look, state: EditorState, shown: MarksShown): Look {
  if (shown === 'written') return look;
  const { from, to } = state.selection.main;
  const touched = look.spans.filter(span => span.from <= to && from <= span.to);
  if (touched.length === 0) return { ...look, hidden: look.concealed, current: Decoration.none };
  const isShown = (at: number) => touched.some(span => span.from <= at && at < span.to);
  const hidden =
    shown === 'closed'
      ? look.concealed
      : look.concealed.update({
          filter: at => !isShown(at),
          filterFrom: touched.reduce((least, span) => Math.min(least, span.from), Infinity),
          filterTo: touched.reduce((most, span) => Math.max(most, span.to), 0),
        });
  // Where the parts of a mark are is known as it was read.
  const parts = look.stale ? [] : touched.flatMap(({ item }) => partsOf(item.mark));
  const current = parts.filter(part => part.from < part.to).map(part => currentPart.range(part.from, part.to));
  return { ...look, hidden, current: Decoration.set(current, true) };
}

function partsOf({ kind, before, after }: Mark): readonly Mark['range'][] {
  return kind === 'substitution' ? [before, after] : [after];
}

function conceal({ mark, range }: ReviewItem, into: Range<Decoration>[]): void {
  if (mark.kind === 'comment') {
    into.push(place.range(range.from, range.to));
    return;
  }
  const add = (from: number, to: number) => {
    if (from < to) into.push(hide.range(from, to));
  };
  add(mark.range.from, mark.content.from);
  if (mark.kind === 'substitution') add(mark.before.to, mark.after.from);
  add(mark.content.to, range.to);
}
