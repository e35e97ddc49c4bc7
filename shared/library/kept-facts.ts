import { POST_STATES, searchedNames, type PostFacts, type PostKind } from './facts.ts';
import { sitePath, type SitePath } from '../site/site-file.ts';

/** A post's facts and the size (bytes) of the file that they were read from; its time is among them. */
export interface KeptPost {
  readonly size: number;
  readonly facts: PostFacts;
}

export interface KeptFacts {
  /** What the facts were read with besides the files: the configuration and the zone. */
  readonly context: number;
  readonly posts: ReadonlyMap<SitePath, KeptPost>;
}

/** Counts up when the form changes or facts come to be read otherwise. */
const FORM = 'galley facts 1';
const KINDS: readonly PostKind[] = ['post', 'draft', 'page'];

type Column<T> = readonly T[];
interface Columns {
  readonly form: string;
  readonly context: number;
  /** Lists and names that many posts share. */
  readonly shared: readonly (string | readonly string[])[];
  readonly paths: Column<string>;
  readonly sizes: Column<number>;
  readonly titles: Column<string>;
  readonly modified: Column<number>;
  readonly dates: Column<number | null>;
  readonly offsets: Column<number>;
  readonly kinds: Column<number>;
  readonly states: Column<number>;
  readonly suggestions: Column<number>;
  readonly comments: Column<number>;
  /** Places in `shared`. */
  readonly authors: Column<number>;
  readonly layouts: Column<number>;
  readonly tags: Column<number>;
  readonly categories: Column<number>;
  readonly keys: Column<number>;
}

/** The facts of a library as one text, in columns: some hundred bytes a post, read back in a fraction of a second. */
export function encodeFacts(
  posts: Iterable<PostFacts>,
  sizeOf: (path: SitePath) => number | undefined,
  context: number,
): string {
  const places = new Map<string, number>();
  const shared: (string | readonly string[])[] = [];
  const place = (value: string | readonly string[]): number => {
    const name = JSON.stringify(value);
    let at = places.get(name);
    if (at === undefined) places.set(name, (at = shared.push(value) - 1));
    return at;
  };
  const kept = [...posts].flatMap(post => {
    const size = sizeOf(post.path);
    return size === undefined ? [] : [{ post, size }];
  });
  const column = <T>(of: (post: PostFacts) => T): Column<T> => kept.map(({ post }) => of(post));
  const columns: Columns = {
    form: FORM,
    context,
    shared,
    paths: column(post => post.path),
    sizes: kept.map(({ size }) => size),
    titles: column(post => post.title),
    modified: column(post => post.modified),
    dates: column(post => post.date?.epoch ?? null),
    offsets: column(post => post.date?.offset ?? 0),
    kinds: column(post => KINDS.indexOf(post.kind)),
    states: column(post => POST_STATES.indexOf(post.state)),
    suggestions: column(post => post.suggestions),
    comments: column(post => post.comments),
    authors: column(post => place(post.author)),
    layouts: column(post => place(post.layout)),
    tags: column(post => place(post.tags)),
    categories: column(post => place(post.categories)),
    keys: column(post => place(post.keys)),
  };
  return JSON.stringify(columns);
}

/** The facts that `encodeFacts` made a text of; undefined for any other text: they are read from the files then. */
export function decodeFacts(text: string): KeptFacts | undefined {
  try {
    const columns = JSON.parse(text) as Columns;
    if (columns.form !== FORM) return undefined;
    const { shared } = columns;
    const word = (at: number): string => shared[at] as string;
    const list = (at: number): readonly string[] => shared[at] as readonly string[];
    const posts = new Map<SitePath, KeptPost>();
    for (const [at, path] of columns.paths.entries()) {
      const epoch = columns.dates[at]!;
      const names = {
        path: sitePath(path),
        title: columns.titles[at]!,
        author: word(columns.authors[at]!),
        tags: list(columns.tags[at]!),
        categories: list(columns.categories[at]!),
      };
      const facts: PostFacts = {
        ...names,
        kind: KINDS[columns.kinds[at]!]!,
        state: POST_STATES[columns.states[at]!]!,
        date: epoch === null ? null : { epoch, offset: columns.offsets[at]! },
        modified: columns.modified[at]!,
        layout: word(columns.layouts[at]!),
        keys: list(columns.keys[at]!),
        suggestions: columns.suggestions[at]!,
        comments: columns.comments[at]!,
        names: searchedNames(names),
      };
      posts.set(names.path, { size: columns.sizes[at]!, facts });
    }
    return { context: columns.context, posts };
  } catch {
    return undefined;
  }
}
