import type { BoardColumn, CatalogueQuery, CatalogueRow } from '../state/site/catalogue-protocol.ts';
import type { Order } from '../../shared/library/arrange.ts';
import { POST_STATES, type PostFacts } from '../../shared/library/facts.ts';
import { foldText } from '../../shared/library/fold.ts';
import type { Library } from '../../shared/library/library.ts';
import { parseQuery, wordsOfQuery, type Query, type Term } from '../../shared/library/query.ts';
import { termsOf } from '../../shared/library/search-terms.ts';
import type { SitePath } from '../../shared/site/site-file.ts';
import type { PhraseLooks } from './phrase-looks.ts';
import type { TextIndex } from './text-index.ts';

export interface CatalogueSearchOptions {
  readonly library: Library;
  readonly fullText: TextIndex;
  /** The text of a post where texts are at hand. */
  readonly textOf: (path: SitePath) => string | undefined;
  /** What is known of phrases where texts lie on disk; undefined where they are at hand. */
  readonly looks: () => PhraseLooks | undefined;
}

/** Posts that the index has not read yet and that are looked through for a word meanwhile. */
const MOST_LOOKED_THROUGH = 2000;
/** Posts of a state that the board shows. */
const MOST_IN_COLUMN = 200;
export const RECENT: Order = { by: 'edited', down: true };

/** Answers what is asked of a catalogue: by facts, by the index, and by the texts where only they can tell. */
export class CatalogueSearch {
  readonly #options: CatalogueSearchOptions;

  constructor(options: CatalogueSearchOptions) {
    this.#options = options;
  }

  /** The rows that answer a question in the order that it asks for; without one, with words, the best match first. */
  query(query: CatalogueQuery): readonly CatalogueRow[] {
    const { library } = this.#options;
    const wanted = queryOf(query);
    const matches = this.#matchesOf(wanted, query.text);
    const found = library.posts(wanted, query.order ?? RECENT, (post, word) => matches.get(word)?.holds(post) ?? false);
    const words = wordsOfQuery(wanted).flatMap(word => matches.get(word) ?? []);
    if (words.length === 0 || query.order !== null) return found;
    return ranked(found, post =>
      words.reduce((sum, { folded, score }) => sum + nameScore(post.names, folded) + score(post.path), 0),
    );
  }

  /** The posts that answer what was typed, in a column for each state, the last edited first. */
  board(text: string): readonly BoardColumn[] {
    const columns = new Map(POST_STATES.map(state => [state, [] as CatalogueRow[]]));
    for (const post of this.query({ text, kind: 'posts', state: null, order: RECENT, group: 'none' }))
      columns.get(post.state)!.push(post);
    return [...columns].map(([state, rows]) => ({ state, count: rows.length, rows: rows.slice(0, MOST_IN_COLUMN) }));
  }

  /** How well each post's text has the words of a query, those that are looked for but not those that must be absent. */
  #matchesOf(query: Query, typed: string): ReadonlyMap<string, Match> {
    const { fullText, textOf } = this.#options;
    const looks = this.#options.looks();
    const words = query.terms.flatMap(term => (term.kind === 'word' ? [term.text] : []));
    const isWhole = fullText.waiting === 0;
    const unread = !looks && fullText.waiting <= MOST_LOOKED_THROUGH;
    return new Map(
      words.map(word => {
        const score = fullText.index.match(searchedAs(word, typed));
        const folded = foldText(word);
        // The index knows single words; that several stand together only the text says.
        const isPhrase = termsOf(word).length > 1;
        if (isPhrase) looks?.begin(folded);
        const found = ({ path }: PostFacts) =>
          looks ? (looks.holds(folded, path, score(path)) ?? false) : foldText(textOf(path) ?? '').includes(folded);
        const holds = (post: PostFacts): boolean => {
          if (!isWhole && fullText.isWaiting(post.path)) return unread && found(post);
          return score(post.path) > 0 && (!isPhrase || found(post));
        };
        return [word, { folded, score, holds }];
      }),
    );
  }
}

/** What is known of a word that is looked for. */
interface Match {
  readonly folded: string;
  /** How well the text of a post has it by the index; 0 where it does not. */
  readonly score: (path: SitePath) => number;
  readonly holds: (post: PostFacts) => boolean;
}

/** A word in the title, which is the first line of the names, tells more than one in another name. */
function nameScore(names: string, word: string): number {
  const at = names.indexOf(word);
  if (at < 0) return 0;
  return at < names.indexOf('\n') ? 20 : 2;
}

/** A word as the index is asked for it: the one that is being typed may go on. */
function searchedAs(word: string, typed: string): string {
  return typed.endsWith(word) ? word : `${word} `;
}

/** The posts with the highest score first; equal ones stay in their order. */
function ranked(posts: readonly PostFacts[], scoreOf: (post: PostFacts) => number): readonly PostFacts[] {
  // Numbers are sorted without a comparison of ours, which tells in tens of thousands: the place fills the lower bits.
  const keys = Float64Array.from(posts, (post, at) => -Math.round(Math.min(scoreOf(post), 2000) * 1000) * 2 ** 20 + at);
  keys.sort();
  return Array.from(keys, key => posts[((key % 2 ** 20) + 2 ** 20) % 2 ** 20]!);
}

/** What was typed, and the filters beside it, as one query. */
function queryOf({ text, kind, state }: CatalogueQuery): Query {
  const terms: Term[] = [...parseQuery(text).terms];
  if (kind === 'pages') terms.push({ kind: 'is', state: 'page', not: false });
  if (state !== null) terms.push({ kind: 'is', state, not: false });
  return { terms };
}
