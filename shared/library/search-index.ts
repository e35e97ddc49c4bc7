import type { SitePath } from '../site/site-file.ts';
import { isOneEdit } from './one-edit.ts';
import {
  countTerms,
  findTerm,
  freeze,
  mergeSegments,
  readPostings,
  termAt,
  weightOf,
  type Segment,
  type TermList,
} from './search-segment.ts';
import { termsOf } from './search-terms.ts';

export interface SearchDocument {
  readonly path: SitePath;
  readonly title: string;
  /** The text that is searched, without the title; marks and markup are harmless. */
  readonly text: string;
  /** What tells versions of the file apart (its time): a kept index is asked for it. */
  readonly stamp: number;
}

export interface SearchHit {
  readonly path: SitePath;
  /** Higher is better; only comparable within one answer. */
  readonly score: number;
}

/** All that an index is, for a worker's message or a file; arrays are shared with the index, not copied. */
export interface SearchSnapshot {
  readonly paths: readonly (SitePath | null)[];
  readonly stamps: readonly number[];
  readonly lengths: readonly number[];
  readonly segments: readonly Segment[];
}

/** Documents that are gathered before they are frozen. */
const BATCH = 1000;
/** Segments of like size that are merged into one. */
const FAN = 6;
/** Terms that a beginning of a word may stand for. */
const MOST_ENDINGS = 400;
const TITLE_BOOST = 4;
/** Documents are few when there are so many times as many. */
const FEW = 5;

/**
 * A full-text index over a site's posts, made for 50,000 of them: postings in bytes, words found by halving, ranking by
 * BM25 with the title weighing more. A document that is added again replaces its older self.
 */
export class SearchIndex {
  private readonly numbers = new Map<SitePath, number>();
  private readonly paths: (SitePath | null)[];
  private readonly stamps: number[];
  private readonly lengths: number[];
  private segments: Segment[];
  private fresh = new Map<string, FreshTerm>();
  private freshFrom: number;

  constructor(snapshot?: SearchSnapshot) {
    this.paths = [...(snapshot?.paths ?? [])];
    this.stamps = [...(snapshot?.stamps ?? [])];
    this.lengths = [...(snapshot?.lengths ?? [])];
    this.segments = [...(snapshot?.segments ?? [])];
    this.freshFrom = this.paths.length;
    for (const [number, path] of this.paths.entries()) if (path !== null) this.numbers.set(path, number);
  }

  get size(): number {
    return this.numbers.size;
  }

  /** The documents that are indexed. */
  all(): Iterable<SitePath> {
    return this.numbers.keys();
  }

  /** The stamp of a document as it is indexed; undefined for one that is not. */
  stampOf(path: SitePath): number | undefined {
    const number = this.numbers.get(path);
    return number === undefined ? undefined : this.stamps[number];
  }

  add({ path, title, text, stamp }: SearchDocument): void {
    this.remove(path);
    const number = this.paths.length;
    const terms = termsOf(text);
    const inTitle = new Set(termsOf(title));
    const touched: FreshTerm[] = [];
    // One look-up for each word of the text is what indexing costs most.
    const count = (word: string): void => {
      let term = this.fresh.get(word);
      if (!term) this.fresh.set(word, (term = { word, list: [], count: 0 }));
      if (term.count === 0) touched.push(term);
      term.count += 1;
    };
    for (const word of terms) count(word);
    for (const word of inTitle) count(word);
    for (const term of touched) {
      term.list.push(number, weightOf(term.count, inTitle.has(term.word)));
      term.count = 0;
    }
    this.numbers.set(path, number);
    this.paths.push(path);
    this.stamps.push(stamp);
    this.lengths.push(terms.length + inTitle.size);
    if (this.paths.length - this.freshFrom >= BATCH) this.settle();
  }

  remove(path: SitePath): void {
    const number = this.numbers.get(path);
    if (number === undefined) return;
    this.numbers.delete(path);
    this.paths[number] = null;
  }

  /**
   * Documents that have every word, best first. The last word may be the beginning of one (a person is typing); a word that
   * nothing has is taken for a misspelling of one letter.
   */
  search(text: string, most = Infinity): readonly SearchHit[] {
    const scores = this.scoresOf(text);
    return scores ? this.ranked(scores, most, () => true) : [];
  }

  /** The score that each document has for words as `search` gives it; 0 for one that lacks some of them. */
  match(text: string): (path: SitePath) => number {
    const scores = this.scoresOf(text);
    if (!scores) return () => 0;
    const few = this.few(scores);
    if (few) return path => few.get(path) ?? 0;
    return path => {
      const number = this.numbers.get(path);
      return number === undefined ? 0 : scores[number]!;
    };
  }

  /** Documents with a score, where they are few: looking among them is several times as fast as among all. */
  private few(scores: Float64Array): ReadonlyMap<SitePath, number> | undefined {
    const few = new Map<SitePath, number>();
    for (const [document, path] of this.paths.entries()) {
      if (path === null || scores[document] === 0) continue;
      if (few.size * FEW > this.size) return undefined;
      few.set(path, scores[document]!);
    }
    return few;
  }

  /** Documents that have the most telling words of a text in common with it, best first. */
  similar(text: string, most: number, except?: SitePath): readonly SearchHit[] {
    const counts = new Map<string, number>();
    for (const term of termsOf(text))
      if (term.length > 2 || term > '\x7f') counts.set(term, (counts.get(term) ?? 0) + 1);
    const telling = [...counts]
      .map(([term, count]) => {
        const lists = this.lists(term, false, false);
        const found = lists.reduce((sum, list) => sum + list.count, 0);
        return { lists, weight: found < 2 ? 0 : (1 + Math.log(count)) * Math.log(1 + this.size / found) };
      })
      .sort((a, b) => b.weight - a.weight)
      .slice(0, 40);
    const scores = new Float64Array(this.paths.length);
    for (const { lists, weight } of telling) if (weight > 0) this.score(lists, scores, () => true);
    return this.ranked(scores, most, document => this.paths[document] !== except);
  }

  /** Freezes what was added last; call it when a run of additions ends and before keeping a snapshot. */
  settle(): void {
    if (this.paths.length === this.freshFrom) return;
    this.segments.push(freeze([...this.fresh.values()], this.freshFrom, this.paths.length));
    this.fresh = new Map();
    this.freshFrom = this.paths.length;
    this.mergeTail();
  }

  /** Takes documents that were indexed elsewhere; one that is here already is replaced. */
  take({ paths, stamps, lengths, segments }: SearchSnapshot): void {
    this.settle();
    const from = this.paths.length;
    for (const [at, path] of paths.entries()) {
      if (path !== null) {
        this.remove(path);
        this.numbers.set(path, from + at);
      }
      this.paths.push(path);
      this.stamps.push(stamps[at]!);
      this.lengths.push(lengths[at]!);
    }
    // Documents stand in a segment by their distances, which stay.
    for (const segment of segments)
      this.segments.push({ ...segment, first: segment.first + from, end: segment.end + from });
    this.freshFrom = this.paths.length;
    this.mergeTail();
  }

  snapshot(): SearchSnapshot {
    this.settle();
    return { paths: [...this.paths], stamps: [...this.stamps], lengths: [...this.lengths], segments: this.segments };
  }

  private mergeTail(): void {
    for (;;) {
      const tail = this.segments.slice(-FAN);
      const smallest = tail.reduce((least, segment) => Math.min(least, sizeOf(segment)), Infinity);
      if (tail.length < FAN || tail.some(segment => sizeOf(segment) > smallest * FAN)) return;
      this.segments.splice(
        -FAN,
        FAN,
        mergeSegments(tail, document => this.paths[document] !== null),
      );
    }
  }

  /** By document; undefined where the text has no word. */
  private scoresOf(text: string): Float64Array | undefined {
    const words = [...new Set(termsOf(text))];
    if (words.length === 0) return undefined;
    const scores = new Float64Array(this.paths.length);
    const matched = new Uint16Array(this.paths.length);
    for (const [index, word] of words.entries()) {
      const isLast = index === words.length - 1 && /[\p{L}\p{N}]$/u.test(text);
      this.score(this.lists(word, isLast), scores, (document: number) => {
        if (matched[document] === index) matched[document] = index + 1;
        return matched[document] === index + 1;
      });
    }
    if (words.length > 1) {
      for (let document = 0; document < scores.length; document++)
        if (matched[document] !== words.length) scores[document] = 0;
    }
    return scores;
  }

  private lists(word: string, isBeginning: boolean, forgiving = true): PostingList[] {
    const lists: PostingList[] = [];
    for (const segment of this.segments) {
      for (let index = findTerm(segment, word); lists.length < MOST_ENDINGS; index++) {
        const term = termAt(segment, index);
        if (term === undefined || (isBeginning ? !term.startsWith(word) : term !== word)) break;
        lists.push(frozenList(segment, index, term === word));
      }
    }
    const fresh = isBeginning ? this.fresh.values() : [this.fresh.get(word)];
    for (const term of fresh) {
      if (term && (term.word === word || term.word.startsWith(word)))
        lists.push(freshList(term.list, term.word === word));
    }
    return lists.length === 0 && forgiving && word.length >= 5 ? this.misspelt(word) : lists;
  }

  /** Lists of terms that begin with the same letter and differ in one. */
  private misspelt(word: string): PostingList[] {
    const lists: PostingList[] = [];
    const letter = word.slice(0, 1);
    for (const segment of this.segments) {
      for (let index = findTerm(segment, letter); index < countTerms(segment); index++) {
        const term = termAt(segment, index)!;
        if (!term.startsWith(letter) || lists.length > MOST_ENDINGS) break;
        if (Math.abs(term.length - word.length) < 2 && isOneEdit(term, word))
          lists.push(frozenList(segment, index, false));
      }
    }
    for (const term of this.fresh.values()) {
      if (Math.abs(term.word.length - word.length) < 2 && isOneEdit(term.word, word))
        lists.push(freshList(term.list, false));
    }
    return lists;
  }

  private score(lists: readonly PostingList[], scores: Float64Array, counts: (document: number) => boolean): void {
    const found = lists.reduce((sum, list) => sum + list.count, 0);
    const rarity = Math.log(1 + (this.size + 1) / (found + 0.5));
    const mean = this.meanLength();
    for (const { read, isWhole } of lists) {
      const boost = isWhole ? 1 : 0.5;
      read((document, weight) => {
        if (this.paths[document] === null || !counts(document)) return;
        const count = weight >> 1;
        const length = this.lengths[document]! / mean;
        const frequency = (count * 2.2) / (count + 1.2 * (0.25 + 0.75 * length));
        scores[document]! += rarity * boost * (frequency + (weight & 1) * TITLE_BOOST);
      });
    }
  }

  private ranked(scores: Float64Array, most: number, fits: (document: number) => boolean): readonly SearchHit[] {
    const hits: SearchHit[] = [];
    for (const [document, score] of scores.entries()) {
      const path = this.paths[document];
      if (score > 0 && path && fits(document)) hits.push({ path, score });
    }
    hits.sort((a, b) => b.score - a.score || (a.path < b.path ? -1 : 1));
    return hits.length > most ? hits.slice(0, most) : hits;
  }

  private meanLength(): number {
    // All that were ever added: near enough, and known without looking at each.
    let sum = 0;
    const step = Math.max(1, this.lengths.length >> 10);
    let seen = 0;
    for (let at = 0; at < this.lengths.length; at += step) {
      sum += this.lengths[at]!;
      seen += 1;
    }
    return Math.max(1, sum / Math.max(1, seen));
  }
}

/** A word of the documents that are gathered, and how often the one that is being added has it. */
interface FreshTerm extends TermList {
  readonly list: number[];
  count: number;
}

interface PostingList {
  /** Documents in the list, gone ones too. */
  readonly count: number;
  readonly isWhole: boolean;
  readonly read: (take: (document: number, weight: number) => void) => void;
}

function frozenList(segment: Segment, index: number, isWhole: boolean): PostingList {
  const bytes = segment.postingOffsets[index + 1]! - segment.postingOffsets[index]!;
  return { count: bytes / 2, isWhole, read: take => readPostings(segment, index, take) };
}

function freshList(list: readonly number[], isWhole: boolean): PostingList {
  const read: PostingList['read'] = take => {
    for (let at = 0; at < list.length; at += 2) take(list[at]!, list[at + 1]!);
  };
  return { count: list.length / 2, isWhole, read };
}

function sizeOf(segment: Segment): number {
  return segment.end - segment.first;
}
