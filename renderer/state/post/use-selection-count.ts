import { useEffect, useState } from 'react';
import { countWords, type WordCount } from '../../../shared/text/words.ts';
import type { OpenPost } from './open-post.ts';

/** Milliseconds without a move before a selection is counted. */
const AFTER = 120;
/** Beyond this a selection is not counted: it would be felt. UTF-16 units. */
const LONGEST = 150_000;

/** The figures of what is selected in a post, all selections together; null while nothing is. */
export function useSelectionCount(post: OpenPost): WordCount | null {
  const [count, setCount] = useState<WordCount | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const { ranges } = post.state.selection;
      const length = ranges.reduce((sum, { from, to }) => sum + to - from, 0);
      setCount(
        length === 0 || length > LONGEST
          ? null
          : countWords(`\n${ranges.map(({ from, to }) => post.state.sliceDoc(from, to)).join('\n')}`),
      );
    };
    look();
    const leave = post.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(look, AFTER);
    });
    return () => {
      leave();
      clearTimeout(timer);
    };
  }, [post]);
  return count;
}
