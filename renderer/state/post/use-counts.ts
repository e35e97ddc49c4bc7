import { useEffect, useState } from 'react';
import { WordCounter, type WordCount } from '../../../shared/text/words.ts';
import type { OpenPost } from './open-post.ts';

const AFTER = 300;
/** UTF-16 units from which counting takes long enough to be felt: it waits for a pause then. */
const LONG = 300_000;
const AFTER_PAUSE = 1500;
/** Counting goes on for so long in one idle moment; milliseconds. */
const SLICE = 8;

/** The figures of a post, brought up to date in idle moments after its text changed; `null` until first counted. */
export function useCounts(post: OpenPost | null): WordCount | null {
  const [counted, setCounted] = useState<{ readonly post: OpenPost; readonly count: WordCount } | null>(null);
  useEffect(() => {
    if (!post) return;
    const counter = new WordCounter();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let idle: number | undefined;
    const goOn = (counting: Generator<void, WordCount>) => {
      const end = performance.now() + SLICE;
      let step = counting.next();
      while (!step.done && performance.now() < end) step = counting.next();
      if (step.done) setCounted({ post, count: step.value });
      else idle = requestIdleCallback(() => goOn(counting));
    };
    const count = () => {
      timer = undefined;
      if (idle !== undefined) cancelIdleCallback(idle);
      idle = requestIdleCallback(() => goOn(counter.counting(post.text())));
    };
    count();
    const leave = post.subscribe(update => {
      if (update.changes.length === 0) return;
      if (post.doc.length < LONG) timer ??= setTimeout(count, AFTER);
      else {
        clearTimeout(timer);
        timer = setTimeout(count, AFTER_PAUSE);
      }
    });
    return () => {
      leave();
      clearTimeout(timer);
      if (idle !== undefined) cancelIdleCallback(idle);
    };
  }, [post]);
  return counted?.post === post ? counted.count : null;
}
