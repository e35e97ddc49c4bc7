import type { Text } from '@codemirror/state';
import { useEffect, useState } from 'react';
import { parseMarks, type Marks } from '../../../shared/text/critic/critic-markup.ts';
import { reviewItems, type ReviewItem } from '../../../shared/text/critic/critic-notes.ts';
import { textOf } from './flat-text.ts';
import { MarkIds } from './mark-ids.ts';
import type { OpenPost } from './open-post.ts';

/** The review marks of one version of a text. */
export interface PostMarks {
  readonly text: string;
  readonly marks: Marks;
  readonly items: readonly ReviewItem[];
}

const known = new WeakMap<Text, PostMarks>();

/** Reads the marks of a document; once for each version of it, whoever asks. */
export function marksOf(doc: Text): PostMarks {
  const found = known.get(doc);
  if (found) return found;
  const text = textOf(doc);
  const marks = parseMarks(text);
  const read = { text, marks, items: reviewItems(text, marks.marks) };
  known.set(doc, read);
  return read;
}

/** The item that an offset stands in or at, the innermost where one holds others. */
export function itemAt(items: readonly ReviewItem[], offset: number): ReviewItem | undefined {
  return items.findLast(({ range }) => range.from <= offset && offset <= range.to);
}

/** Milliseconds. */
const READ_AFTER = 80;
/** Reading marks that takes longer than this waits for a pause in writing. */
const FELT = 12;
const PAUSE = 350;

export interface SeenMarks extends PostMarks {
  readonly current: ReviewItem | undefined;
  /** Tells marks apart, by the offset at which they begin, while the text around them changes. */
  readonly ids: ReadonlyMap<number, number>;
}

/** The marks of an open post and the one at its cursor, a moment after each change. */
export function usePostMarks(post: OpenPost): SeenMarks {
  const [seen, setSeen] = useState<SeenMarks>(() => see(post, new Map()));
  useEffect(() => {
    const ids = new MarkIds();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let read: Text | undefined;
    let cost = 0;
    const look = () => {
      timer = undefined;
      const start = performance.now();
      const { items } = marksOf(post.doc);
      setSeen(see(post, ids.of(items)));
      if (read !== post.doc) cost = performance.now() - start;
      read = post.doc;
    };
    look();
    const leave = post.subscribe(({ changes }) => {
      if (changes.length > 0) ids.changed(changes);
      // A move of the cursor alone reads nothing again.
      const slow = cost > FELT && changes.length > 0;
      if (slow) clearTimeout(timer);
      timer = slow || timer === undefined ? setTimeout(look, slow ? PAUSE : READ_AFTER) : timer;
    });
    return () => {
      leave();
      clearTimeout(timer);
    };
  }, [post]);
  return seen;
}

function see(post: OpenPost, ids: SeenMarks['ids']): SeenMarks {
  const marks = marksOf(post.doc);
  return { ...marks, current: itemAt(marks.items, post.cursor), ids };
}
