import { readFacts, type FactsContext, type PostFacts } from '../../shared/library/facts.ts';
import { parseFile } from '../../shared/site/documents/front-matter.ts';
import type { SitePath } from '../../shared/site/site-file.ts';
import { findFences } from '../../shared/text/fences.ts';

/** What a row says of a post besides its state and day. */
export type RowNames = Pick<PostFacts, 'title' | 'author' | 'categories'>;

/** The names of a post by the beginning of its text; null while that has no front matter that can be read. */
export function rowNames(path: SitePath, text: string, context: FactsContext): RowNames | null {
  const fences = findFences(text);
  if (fences.kind !== 'yaml') return null;
  const head = text.slice(0, fences.split.bodyStart);
  const file = { path, text: head, modified: 0, size: head.length };
  if (parseFile(file, epoch => context.zone.at(epoch)).problem) return null;
  const facts = readFacts(file, context);
  return facts ? { title: facts.title, author: facts.author, categories: facts.categories } : null;
}
