import { POST_STATES, type PostFacts, type PostKind, type PostState } from './facts.ts';
import { foldText } from './fold.ts';

/** One condition of a query; `not` turns it round. */
export type Term = { readonly not: boolean } & (
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'tag' | 'category' | 'author' | 'layout' | 'path'; readonly text: string }
  | { readonly kind: 'is'; readonly state: PostState | PostKind }
  | { readonly kind: 'has' | 'missing'; readonly key: string }
  /** Days as `2025-12-02`; a year or month is the whole of it. Both ends are included; an end may be open. */
  | { readonly kind: 'date'; readonly from: string; readonly to: string; readonly written: string }
);

/** All terms must hold; of several states one. */
export interface Query {
  readonly terms: readonly Term[];
}

export const EVERYTHING: Query = { terms: [] };

const TERM = /(-?)(?:([a-z]+):)?(?:"([^"]*)"?|([^\s"]+))/giu;
/** What may stand before a colon. */
export const QUERY_NAMES: readonly string[] = 'tag category author is has missing date before after layout path'.split(
  ' ',
);
const OTHER_NAMES: ReadonlySet<string> = new Set(['in', 'no']);

/** A part of a query as it is typed: a name with what stands behind its colon, else a word. */
interface QueryWord {
  readonly name: string | undefined;
  readonly value: string;
  readonly not: boolean;
  readonly isQuoted: boolean;
  /** Without the minus. */
  readonly whole: string;
}

export function queryWords(text: string): readonly QueryWord[] {
  return Array.from(text.matchAll(TERM), ([whole, minus = '', name, quoted, plain]) => {
    const value = (quoted ?? plain ?? '').trim();
    // A name whose value is not typed yet asks for nothing.
    const bare =
      name === undefined && quoted === undefined ? /^([a-z]+):$/i.exec(value)?.[1]?.toLowerCase() : undefined;
    const isBegun = bare !== undefined && isName(bare);
    return {
      name: isBegun ? bare : name?.toLowerCase(),
      value: isBegun ? '' : value,
      not: minus !== '',
      isQuoted: quoted !== undefined,
      whole: whole.slice(minus.length),
    };
  });
}

function isName(name: string): boolean {
  return QUERY_NAMES.includes(name) || OTHER_NAMES.has(name);
}

/** Whether a name and its value are a term. */
export function readsTerm(name: string, value: string): boolean {
  return readTerm(name, value, false) !== undefined;
}

const STATES: ReadonlySet<string> = new Set([...POST_STATES, 'post', 'page']);

/**
 * Reads what a person types: words and quoted phrases; `tag:` `category:` `author:` `layout:` `path:`; `is:draft`
 * (`in-review`, `ready`, `scheduled`, `published`, `unpublished`, `post`, `page`); `has:comments`, `has:suggestions`, `has:image`,
 * `missing:image` (any key); `date:2025-12`, `date:2025..2026`, `date:>=2025`, `before:2025-12-02`, `after:2025`; a minus turns a term
 * round. What is no such term is a word. Never fails.
 */
export function parseQuery(text: string): Query {
  const terms: Term[] = [];
  for (const { name, value, not, whole } of queryWords(text)) {
    if (value === '') continue;
    const term = name === undefined ? undefined : readTerm(name, value, not);
    terms.push(term ?? { kind: 'word', text: name === undefined ? value : whole.replaceAll('"', '').trim(), not });
  }
  return { terms };
}

/** The query as it is typed; `parseQuery` gives it back. */
export function formatQuery(query: Query): string {
  return query.terms.map(formatTerm).join(' ');
}

/** A query with a term added, or taken out where it has it: what a click on a filter does. */
export function toggleTerm(query: Query, term: Term): Query {
  const written = formatTerm(term);
  const others = query.terms.filter(other => formatTerm(other) !== written);
  return { terms: others.length < query.terms.length ? others : [...query.terms, term] };
}

/** The words that are looked for in the text, for a full-text index and for highlighting; negated ones are left out. */
export function wordsOfQuery(query: Query): readonly string[] {
  return query.terms.flatMap(term => (term.kind === 'word' && !term.not ? [term.text] : []));
}

/** Whether a post has a word in its names or, as the caller knows, in its text. */
export type TextHolds = (post: PostFacts, word: string) => boolean;

export type Test = (post: PostFacts) => boolean;

/**
 * The conditions of a query, all of which a post must meet. Words are looked for in title, path, tags, categories and author,
 * and in the text where `textHolds` is given. Without `is:page` pages are left out.
 */
export function testsOf(query: Query, textHolds: TextHolds | undefined): Test[] {
  const states = query.terms.filter(term => term.kind === 'is');
  const wanted = new Set<string>(states.filter(term => !term.not).map(term => term.state));
  const unwanted = new Set<string>(states.filter(term => term.not).map(term => term.state));
  const tests: Test[] = [];
  if (!wanted.has('page')) tests.push(post => post.kind !== 'page');
  if (wanted.size > 0) tests.push(post => wanted.has(post.state) || wanted.has(post.kind));
  if (unwanted.size > 0) tests.push(post => !unwanted.has(post.state) && !unwanted.has(post.kind));
  for (const term of query.terms) {
    const test = testOf(term, textHolds);
    if (test) tests.push(term.not ? post => !test(post) : test);
  }
  return tests;
}

function testOf(term: Term, textHolds: TextHolds | undefined): Test | undefined {
  switch (term.kind) {
    case 'is':
      return undefined;
    case 'word': {
      const word = foldText(term.text);
      return post => post.names.includes(word) || (textHolds?.(post, term.text) ?? false);
    }
    case 'tag':
      return among(post => post.tags, term.text);
    case 'category':
      return among(post => post.categories, term.text);
    case 'author':
      return within(post => post.author, term.text);
    case 'layout':
      return among(post => [post.layout], term.text);
    case 'path':
      return within(post => post.path, term.text);
    case 'has':
      return post => has(post, term.key);
    case 'missing':
      return post => !has(post, term.key);
    case 'date': {
      const from = term.from === '' ? -Infinity : Date.parse(term.from);
      const before = term.to === '' ? Infinity : Date.parse(term.to) + DAY_LENGTH;
      return ({ date }) => {
        if (!date) return false;
        const clock = date.epoch + date.offset * 1000;
        return clock >= from && clock < before;
      };
    }
  }
}

/** Compared folded; each different spelling is folded once. */
function among(list: (post: PostFacts) => readonly string[], wanted: string): Test {
  const folded = foldText(wanted);
  const known = new Map<string, boolean>();
  const fits = (value: string): boolean => {
    let fit = known.get(value);
    if (fit === undefined) known.set(value, (fit = foldText(value) === folded));
    return fit;
  };
  return post => list(post).some(fits);
}

const DAY_LENGTH = 86_400_000;

function within(value: (post: PostFacts) => string, wanted: string): Test {
  const folded = foldText(wanted);
  return post => foldText(value(post)).includes(folded);
}

function has(post: PostFacts, key: string): boolean {
  if (key === 'comments') return post.comments > 0;
  if (key === 'suggestions') return post.suggestions > 0;
  if (key === 'marks') return post.comments + post.suggestions > 0;
  if (key === 'tags' || key === 'tag') return post.tags.length > 0;
  if (key === 'categories' || key === 'category') return post.categories.length > 0;
  return post.keys.includes(key);
}

/** The day on the site's clocks, `2025-12-02`. */
export function dayOf(date: { readonly epoch: number; readonly offset: number }): string {
  const day = new Date(date.epoch + date.offset * 1000);
  return Number.isNaN(day.getTime()) ? '' : day.toISOString().slice(0, 10);
}

function readTerm(name: string, value: string, not: boolean): Term | undefined {
  switch (name) {
    case 'tag':
    case 'category':
    case 'author':
    case 'layout':
    case 'path':
      return { kind: name, text: value, not };
    case 'in':
      return { kind: 'path', text: value, not };
    case 'is': {
      const state = value
        .toLowerCase()
        .replace(/[\s_]+/g, '-')
        .replace(/^(?:inreview|review)$/, 'in-review');
      return STATES.has(state) ? { kind: 'is', state: state as PostState | PostKind, not } : undefined;
    }
    case 'has':
      return { kind: 'has', key: value, not };
    case 'missing':
    case 'no':
      return { kind: 'missing', key: value, not };
    case 'date':
    case 'before':
    case 'after':
      return readDates(name, value, not);
    default:
      return undefined;
  }
}

const DAY = /^\d{4}(?:-\d{1,2}(?:-\d{1,2})?)?$/;

function readDates(name: 'date' | 'before' | 'after', value: string, not: boolean): Term | undefined {
  const compared = name === 'date' ? /^([<>]=?)(.+)$/.exec(value) : null;
  if (compared) return readCompared(compared[1]!, compared[2]!, `${name}:${value}`, not);
  if (name !== 'date' && value.includes('..')) return undefined;
  const [first = '', second] = value.split('..');
  if ((first !== '' && !DAY.test(first)) || (second && !DAY.test(second)) || (first === '' && !second))
    return undefined;
  const written = `${name}:${value}`;
  const from = first === '' ? '' : firstDay(first);
  if (name === 'before') return { kind: 'date', from: '', to: shiftDay(from, -1), written, not };
  if (name === 'after') return { kind: 'date', from: shiftDay(lastDay(first), 1), to: '', written, not };
  return {
    kind: 'date',
    from,
    to: second === undefined ? lastDay(first) : second === '' ? '' : lastDay(second),
    written,
    not,
  };
}

function readCompared(sign: string, day: string, written: string, not: boolean): Term | undefined {
  if (!DAY.test(day)) return undefined;
  const edge = sign === '<' || sign === '>=' ? firstDay(day) : lastDay(day);
  const [from, to] = {
    '<': ['', shiftDay(edge, -1)],
    '<=': ['', edge],
    '>': [shiftDay(edge, 1), ''],
    '>=': [edge, ''],
  }[sign] as [string, string];
  return { kind: 'date', from, to, written, not };
}

function firstDay(written: string): string {
  const [year = 0, month = 1, day = 1] = written.split('-').map(Number);
  return isoDay(Date.UTC(year, month - 1, day));
}

function lastDay(written: string): string {
  const [year = 0, month = 12, day] = written.split('-').map(Number);
  return isoDay(day === undefined ? Date.UTC(year, month, 0) : Date.UTC(year, month - 1, day));
}

function shiftDay(day: string, days: number): string {
  return isoDay(Date.parse(day) + days * DAY_LENGTH);
}

function isoDay(epoch: number): string {
  return new Date(epoch).toISOString().slice(0, 10);
}

function formatTerm(term: Term): string {
  const minus = term.not ? '-' : '';
  switch (term.kind) {
    case 'word':
      return minus + quote(term.text);
    case 'is':
      return `${minus}is:${term.state}`;
    case 'has':
    case 'missing':
      return `${minus}${term.kind}:${quote(term.key)}`;
    case 'date':
      return minus + term.written;
    default:
      return `${minus}${term.kind}:${quote(term.text)}`;
  }
}

function quote(text: string): string {
  return /[\s":]|^-/.test(text) ? `"${text.replaceAll('"', '')}"` : text;
}
