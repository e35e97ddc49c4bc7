import { splitFrontMatter } from '../text/split.ts';

/** A text without its keys, which are the same words in every post; their values count. */
export function indexedText(text: string): string {
  const split = splitFrontMatter(text);
  if (!split) return text;
  return `${text.slice(0, split.bodyStart).replace(/^[\t -]*[\w-]+:/gm, '')}\n${text.slice(split.bodyStart)}`;
}
