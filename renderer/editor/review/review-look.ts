import {
  StateEffect,
  StateField,
  type ChangeDesc,
  type EditorState,
  type Extension,
  type Range,
} from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, WidgetType, type DecorationSet, type ViewUpdate } from '@codemirror/view';
import type { Mark } from '../../../shared/text/critic-markup.ts';
import type { ReviewItem } from '../../../shared/text/critic-notes.ts';
import { marksOf } from '../../state/post-marks.ts';

/** Marks of a text from which reading them all at each key would be felt: they are read in a pause then. */
const MANY = 400;
/** Changes at so many places at once are nobody's writing: moving each mark past all of them takes longer than reading. */
const AT_ONCE = 50;
/** Milliseconds. */
const PAUSE = 250;

/**
 * Shows review marks as an editor does on paper: the text in its colours, without signs and comments, which stand in the
 * margin. Where the cursor is, the signs are shown, so that nothing unseen is deleted; `closed` keeps them hidden even
 * there, for suggesting, where every deletion is a suggestion. In a text of very many marks what is written moves the marks
 * along, and they are read again in a pause.
 */
export function reviewLook(closed: boolean): Extension {
  const field = StateField.define<Look>({
    create: state => lookOf(state, closed),
    update(look, transaction) {
      const { state, changes, docChanged } = transaction;
      if (transaction.effects.some(effect => effect.is(readAgain))) return lookOf(state, closed);
      if (docChanged && (look.spans.length < MANY || placesOf(changes) > AT_ONCE)) return lookOf(state, closed);
      const moved = docChanged ? moveLook(look, changes) : look;
      return docChanged || (!closed && transaction.selection) ? withTouched(moved, state, closed) : look;
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
const styles = {
  old: Decoration.mark({ class: 'md-deletion' }),
  fresh: Decoration.mark({ class: 'md-addition' }),
  passage: Decoration.mark({ class: 'md-highlight' }),
  current: Decoration.mark({ class: 'review-current' }),
};

function lookOf(state: EditorState, closed: boolean): Look {
  const styled: Range<Decoration>[] = [];
  const concealed: Range<Decoration>[] = [];
  const spans: Span[] = [];
  for (const item of marksOf(state.doc).items) {
    spans.push({ ...item.range, item });
    style(item.mark, styled);
    conceal(item, concealed);
  }
  const all = Decoration.set(concealed, true);
  const look = {
    spans,
    stale: false,
    styled: Decoration.set(styled, true),
    concealed: all,
    hidden: all,
    current: Decoration.none,
  };
  return withTouched(look, state, closed);
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
function withTouched(look: Look, state: EditorState, closed: boolean): Look {
  const { from, to } = state.selection.main;
  const touched = look.spans.filter(span => span.from <= to && from <= span.to);
  if (touched.length === 0) return { ...look, hidden: look.concealed, current: Decoration.none };
  const isShown = (at: number) => touched.some(span => span.from <= at && at < span.to);
  const hidden = closed
    ? look.concealed
    : look.concealed.update({
        filter: at => !isShown(at),
        filterFrom: Math.min(...touched.map(span => span.from)),
        filterTo: Math.max(...touched.map(span => span.to)),
      });
  // Where the parts of a mark are is known as it was read.
  const parts = look.stale ? [] : touched.flatMap(({ item }) => partsOf(item.mark));
  const current = parts.filter(part => part.from < part.to).map(part => styles.current.range(part.from, part.to));
  return { ...look, hidden, current: Decoration.set(current, true) };
}

function partsOf({ kind, before, after }: Mark): readonly Mark['range'][] {
  return kind === 'substitution' ? [before, after] : [after];
}

function style({ kind, before, after }: Mark, into: Range<Decoration>[]): void {
  const add = (range: Mark['range'], decoration: Decoration) => {
    if (range.from < range.to) into.push(decoration.range(range.from, range.to));
  };
  if (kind === 'highlight') add(after, styles.passage);
  else {
    if (kind === 'deletion' || kind === 'substitution') add(before, styles.old);
    if (kind === 'insertion' || kind === 'substitution') add(after, styles.fresh);
  }
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
