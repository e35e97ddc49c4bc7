import type { Text } from '@codemirror/state';
import { useEffect, useState } from 'react';
import type { OpenPost } from './open-post.ts';

/** A text of more lines is plain in the editor: its syntax tree, of a node for each, would be built anew at each key. */
export const MOST_LINES = 30_000;
/** A text with a longer line is, too: its parser reads a line whole, however little of it has changed; UTF-16 units. */
export const LONGEST_LINE = 500_000;

/** A longer text is, too: ten megabytes of quotes in one another have a million nodes in a few thousand lines; UTF-16 units. */
export const MOST_LETTERS = 6_000_000;

/** Why a text is plain in the editor: too many lines, too long a one, or too many letters. Cheap, as it is asked at each key. */
export type PlainBound = 'lines' | 'line' | 'letters' | null;

export function plainBound(doc: Text): PlainBound {
  if (doc.lines > MOST_LINES) return 'lines';
  if (doc.length > MOST_LETTERS) return 'letters';
  return holdsLongLine(doc) ? 'line' : null;
}

/** Walks down the rope where a part is long enough to hold such a line. */
function holdsLongLine(text: Text): boolean {
  if (text.length <= LONGEST_LINE) return false;
  if (text.children) return text.children.some(holdsLongLine);
  for (const line of text.iterLines()) if (line.length > LONGEST_LINE) return true;
  return false;
}

/** Why an open post is plain in the editor now. */
export function usePlainBound(post: OpenPost): PlainBound {
  const [bound, setBound] = useState(() => plainBound(post.doc));
  useEffect(() => {
    const look = () => setBound(plainBound(post.doc));
    look();
    return post.subscribe(look);
  }, [post]);
  return bound;
}
