import type { Text } from '@codemirror/state';
import { useEffect, useState } from 'react';
import type { OpenPost } from './open-post.ts';

/** A text of more lines is plain in the editor: its syntax tree, of a node for each, would be built anew at each key. */
export const MOST_LINES = 30_000;

export function hasManyLines(doc: Text): boolean {
  return doc.lines > MOST_LINES;
}

/** Whether an open post is plain in the editor now. */
export function useManyLines(post: OpenPost): boolean {
  const [many, setMany] = useState(() => hasManyLines(post.doc));
  useEffect(() => {
    const look = () => setMany(hasManyLines(post.doc));
    look();
    return post.subscribe(look);
  }, [post]);
  return many;
}
