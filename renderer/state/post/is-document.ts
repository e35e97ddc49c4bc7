import { kindOf } from '../../../shared/library/facts.ts';
import { splitFrontMatter } from '../../../shared/text/split.ts';
import type { OpenPost } from './open-post.ts';

/** Folders and files whose front matter, where they have any, is about other files' pages. */
const PART = /^_(?:layouts|includes|data|sass)\/|\.ya?ml$/i;

/** Whether an open file is a document or a page, whose front matter is a form; layouts, data and configuration are text. */
export function isDocument(post: OpenPost): boolean {
  if (kindOf(post.path) !== undefined) return true;
  return !PART.test(post.path) && splitFrontMatter(post.text()) !== undefined;
}
