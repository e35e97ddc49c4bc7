import { StateField, type EditorState, type Extension, type Range } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';
import type { Mark } from '../../../shared/text/critic-markup.ts';
import type { ReviewItem } from '../../../shared/text/critic-notes.ts';
import { marksOf } from '../../state/post-marks.ts';

/**
 * Shows review marks as an editor does on paper: the text in its colours, without signs and comments, which stand in the
 * margin. Where the cursor is, the signs are shown, so that nothing unseen is deleted; `closed` keeps them hidden even
 * there, for suggesting, where every deletion is a suggestion.
 */
export function reviewLook(closed: boolean): Extension {
  const field = StateField.define<Look>({
    create: state => lookOf(state, closed),
    update: (look, transaction) =>
      transaction.docChanged || (!closed && transaction.selection) ? lookOf(transaction.state, closed) : look,
    provide: self => [
      EditorView.decorations.from(self, look => look.all),
      closed ? EditorView.atomicRanges.of(view => view.state.field(self).hidden) : [],
    ],
  });
  return field;
}

interface Look {
  readonly all: DecorationSet;
  readonly hidden: DecorationSet;
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
  const { from, to } = state.selection.main;
  const styled: Range<Decoration>[] = [];
  const hidden: Range<Decoration>[] = [];
  for (const item of marksOf(state.doc).items) {
    const touched = item.range.from <= to && from <= item.range.to;
    style(item.mark, touched, styled);
    if (!touched || closed) conceal(item, hidden);
  }
  const apart = Decoration.set(hidden, true);
  return { all: Decoration.set([...styled, ...hidden], true), hidden: apart };
}

function style({ kind, before, after }: Mark, touched: boolean, into: Range<Decoration>[]): void {
  const add = (range: Mark['range'], decoration: Decoration) => {
    if (range.from < range.to) into.push(decoration.range(range.from, range.to));
  };
  if (kind === 'highlight') add(after, styles.passage);
  else {
    if (kind === 'deletion' || kind === 'substitution') add(before, styles.old);
    if (kind === 'insertion' || kind === 'substitution') add(after, styles.fresh);
  }
  if (touched) for (const range of kind === 'substitution' ? [before, after] : [after]) add(range, styles.current);
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
