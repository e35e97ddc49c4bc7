import { findHits, snippetOf } from '../../shared/library/search-hits.ts';
import { stripMarks } from '../../shared/text/critic/critic-decide.ts';
import type { CatalogueRow, RowHits } from '../state/site/catalogue-protocol.ts';
import { bodyOf } from './text-index.ts';

/** Text beyond this is not looked through for the line that a row shows. */
const LOOKED_THROUGH = 200_000;

/** Where the words of a search stand in a row's title, and the line of its text, as it will be published, that has most of them. */
export function hitsOf(row: CatalogueRow, words: string, text: string | undefined): RowHits {
  const title = findHits(row.title, words, 20);
  const body = stripMarks(bodyOf(text ?? '').slice(0, LOOKED_THROUGH)).text;
  const found = findHits(body, words);
  return { title, snippet: found.length === 0 ? null : snippetOf(body, found) };
}
