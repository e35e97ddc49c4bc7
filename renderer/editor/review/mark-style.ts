import type { Range } from '@codemirror/state';
import { Decoration } from '@codemirror/view';
import type { Mark } from '../../../shared/text/critic/critic-markup.ts';

const styles = {
  sign: Decoration.mark({ class: 'md-review-mark' }),
  old: Decoration.mark({ class: 'md-deletion' }),
  fresh: Decoration.mark({ class: 'md-addition' }),
  passage: Decoration.mark({ class: 'md-highlight' }),
  comment: Decoration.mark({ class: 'md-comment' }),
};

/** Gives a mark's signs, its old and new text, its passage and its comment their colours. */
export function styleMark({ kind, range, content, before, after }: Mark, into: Range<Decoration>[]): void {
  const add = ({ from, to }: Mark['range'], decoration: Decoration) => {
    if (from < to) into.push(decoration.range(from, to));
  };
  add({ from: range.from, to: content.from }, styles.sign);
  if (kind === 'highlight') add(after, styles.passage);
  else if (kind === 'comment') add(content, styles.comment);
  else {
    if (kind !== 'insertion') add(before, styles.old);
    if (kind === 'substitution') add({ from: before.to, to: after.from }, styles.sign);
    if (kind !== 'deletion') add(after, styles.fresh);
  }
  add({ from: content.to, to: range.to }, styles.sign);
}
