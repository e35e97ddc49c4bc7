import { toText } from '../ruby/text.ts';
import type { RubyTime } from '../ruby/time/time.ts';
import type { RubyHash, RubyValue } from '../ruby/value.ts';
import type { Zone } from '../ruby/time/zone.ts';
import { readDate } from '../site/documents/dates.ts';
import { datedName, stemOf } from '../site/documents/file-names.ts';
import { parseFile } from '../site/documents/front-matter.ts';
import type { SiteFile, SitePath } from '../site/site-file.ts';
import { titleFromSlug } from '../text/slug.ts';
import { mayHoldMarks, parseMarks } from '../text/critic/critic-markup.ts';
import { foldText } from './fold.ts';

/** The states of a post, in the order of its life. */
export const POST_STATES = ['draft', 'in-review', 'ready', 'scheduled', 'published', 'unpublished'] as const;
export type PostState = (typeof POST_STATES)[number];

/** How a site writes the states that Jekyll does not know: one front-matter key and its words. */
export interface ReviewSettings {
  readonly key: string;
  /** Words for each state, compared without case, spaces as hyphens; the first one is written. */
  readonly words: Readonly<Record<'in-review' | 'ready', readonly string[]>>;
}

export const DEFAULT_REVIEW: ReviewSettings = {
  key: 'state',
  words: { 'in-review': ['in-review', 'review'], ready: ['ready', 'approved'] },
};

/** The state that a word of the key stands for; undefined for any other word. */
export function reviewStateOf(written: string, { words }: ReviewSettings): 'in-review' | 'ready' | undefined {
  const word = stateWord(written);
  if (word === '') return undefined;
  if (words['in-review'].some(other => stateWord(other) === word)) return 'in-review';
  return words.ready.some(other => stateWord(other) === word) ? 'ready' : undefined;
}

function stateWord(written: string): string {
  return written
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
}

/** What reading a post's facts asks of the site. */
export interface FactsContext {
  readonly zone: Zone;
  /** The site's time. */
  readonly now: RubyTime;
  /** `future: true` of the configuration: nothing is scheduled. */
  readonly future: boolean;
  readonly review: ReviewSettings;
  /** The `defaults:` that apply to a file, if the caller knows them; they count as present. */
  readonly defaults?: (path: SitePath, kind: PostKind) => RubyHash;
}

export type PostKind = 'post' | 'draft' | 'page';

/** What lists, filters and searches ask of a post; small enough to hold for 50,000. */
export interface PostFacts {
  readonly path: SitePath;
  readonly kind: PostKind;
  readonly title: string;
  readonly state: PostState;
  /** The post's own date: milliseconds since the epoch, and seconds east of UTC in the site's zone. */
  readonly date: { readonly epoch: number; readonly offset: number } | null;
  /** Milliseconds since the epoch. */
  readonly modified: number;
  readonly author: string;
  readonly layout: string;
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  /** Front-matter keys that have a value (not nothing, not empty), in the post's order. */
  readonly keys: readonly string[];
  /** CriticMarkup: insertions, deletions and replacements; and comments. */
  readonly suggestions: number;
  readonly comments: number;
  /** Title, path, tags, categories and author, folded for searching. */
  readonly names: string;
}

const MARKDOWN = /\.(?:md|markdown|mkdown|mkdn|mkd)$/i;
const HIDDEN = /(?:^|\/)[_.#~][^/]*/;

/** What a path alone says: a file of `_posts`, of `_drafts`, or a page; undefined for what is no Markdown or is hidden. */
export function kindOf(path: SitePath): PostKind | undefined {
  if (!MARKDOWN.test(path)) return undefined;
  if (/(?:^|\/)_drafts\//.test(path)) return 'draft';
  if (/(?:^|\/)_posts\//.test(path)) return datedName(path) ? 'post' : undefined;
  return HIDDEN.test(path) ? undefined : 'page';
}

/** The facts of a Markdown file; undefined for a file that is no post, draft or page, or has no text. */
export function readFacts(file: SiteFile, context: FactsContext): PostFacts | undefined {
  const kind = kindOf(file.path);
  if (file.text === undefined || kind === undefined) return undefined;
  const data = parseFile(file, epoch => context.zone.at(epoch)).data ?? (new Map() as RubyHash);
  const defaults = context.defaults?.(file.path, kind) ?? (new Map() as RubyHash);
  const value = (key: string): RubyValue => data.get(key) ?? defaults.get(key) ?? null;
  const name = datedName(file.path);
  const written = value('date') ?? name?.date ?? null;
  const date = written === null ? undefined : readDate(written, context.zone, context.now);
  const title = textOf(value('title')).trim() || titleFromSlug(name?.slug ?? stemOf(file.path));
  const author = authorOf(value('author') ?? value('authors'));
  const tags = plural(value('tag'), value('tags'));
  const categories = plural(value('category'), value('categories'));
  return {
    path: file.path,
    kind,
    title,
    state: stateOf(kind, value, date, context),
    date: date ? { epoch: date.epoch, offset: date.offset } : null,
    modified: file.modified,
    author,
    layout: textOf(value('layout')),
    tags,
    categories,
    keys: [...new Set([...presentKeys(data), ...presentKeys(defaults)])],
    ...countMarks(file.text),
    names: searchedNames({ path: file.path, title, author, tags, categories }),
  };
}

/** CriticMarkup of a text: insertions, deletions and replacements; and comments. */
export type MarkCounts = Pick<PostFacts, 'suggestions' | 'comments'>;

export function countMarks(text: string): MarkCounts {
  const marks = mayHoldMarks(text) ? parseMarks(text).marks : [];
  const comments = marks.filter(({ kind }) => kind === 'comment').length;
  return { suggestions: marks.filter(({ kind }) => kind !== 'comment' && kind !== 'highlight').length, comments };
}

/** What a post is found by besides its text. */
export function searchedNames({
  title,
  path,
  author,
  tags,
  categories,
}: Pick<PostFacts, 'title' | 'path' | 'author' | 'tags' | 'categories'>): string {
  return foldText([title, path, author, ...tags, ...categories].join('\n'));
}

function stateOf(
  kind: PostKind,
  value: (key: string) => RubyValue,
  date: RubyTime | undefined,
  { now, future, review }: FactsContext,
): PostState {
  const isUnpublished = value('published') === false;
  if (kind === 'draft' || isUnpublished) {
    const state = reviewStateOf(textOf(value(review.key)), review);
    if (state) return state;
    return isUnpublished ? 'unpublished' : 'draft';
  }
  return kind === 'post' && !future && date !== undefined && date.epoch > now.epoch ? 'scheduled' : 'published';
}

/** Jekyll's `pluralized_array_from_hash`: the singular key is one value, a string under the plural one is split. */
function plural(one: RubyValue, many: RubyValue): readonly string[] {
  const first: readonly RubyValue[] = one === null ? [] : Array.isArray(one) ? (one as RubyValue[]) : [one];
  const rest = typeof many === 'string' ? many.split(/\s+/) : Array.isArray(many) ? (many as RubyValue[]) : [];
  return [...new Set([...first, ...rest].map(textOf).filter(item => item !== ''))];
}

function authorOf(value: RubyValue): string {
  if (Array.isArray(value)) return (value as RubyValue[]).map(authorOf).filter(Boolean).join(', ');
  if (value instanceof Map) return textOf((value as RubyHash).get('name') ?? null);
  return textOf(value);
}

function textOf(value: RubyValue): string {
  return value === null || Array.isArray(value) || value instanceof Map ? '' : toText(value);
}

function presentKeys(data: RubyHash): string[] {
  const keys: string[] = [];
  for (const [key, value] of data) {
    const isEmpty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
    if (!isEmpty) keys.push(toText(key));
  }
  return keys;
}
