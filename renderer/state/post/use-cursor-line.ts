import { useEffect, useState } from 'react';
import type { OpenPost } from './open-post.ts';

/** The 1-based line of the main cursor, told at most once a frame; `null` without a post. */
export function useCursorLine(post: OpenPost | null): number | null {
  const [line, setLine] = useState<number | null>(null);
  useEffect(() => {
    if (!post) return;
    let frame: number | undefined;
    const look = () => {
      frame = undefined;
      setLine(post.doc.lineAt(Math.min(post.cursor, post.doc.length)).number);
    };
    look();
    const leave = post.subscribe(() => {
      frame ??= requestAnimationFrame(look);
    });
    return () => {
      leave();
      if (frame !== undefined) cancelAnimationFrame(frame);
    };
  }, [post]);
  return post ? line : null;
}
