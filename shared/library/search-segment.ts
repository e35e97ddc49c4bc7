/**
 * The words of a run of documents, frozen: terms in order in one string, and for each the documents that have it, as differences
 * in a byte or more, each followed by a byte of how often (and whether in the title). Some bytes a word and document, so that
 * 50,000 posts fit.
 */
export interface Segment {
  readonly terms: string;
  /** Where each term begins in `terms`, and one more for the end. */
  readonly termOffsets: Uint32Array;
  /** Where each term's documents begin in `postings`, and one more for the end. */
  readonly postingOffsets: Uint32Array;
  readonly postings: Uint8Array;
  /** Document numbers from `first` up to `end`. */
  readonly first: number;
  readonly end: number;
}

/** The documents that have a word: number and weight in turn, numbers rising. */
export interface TermList {
  readonly word: string;
  readonly list: readonly number[];
}

/** A weight holds the count, at most 63, and whether the title has the word. */
export function weightOf(count: number, inTitle: boolean): number {
  return (Math.min(63, count) << 1) | (inTitle ? 1 : 0);
}

export function freeze(lists: readonly TermList[], first: number, end: number): Segment {
  const writer = new SegmentWriter(lists.length);
  for (const { word, list } of lists.toSorted((a, b) => (a.word < b.word ? -1 : 1))) {
    writer.begin(word);
    let previous = first;
    for (let at = 0; at < list.length; at += 2) {
      writer.add(list[at]! - previous, list[at + 1]!);
      previous = list[at]!;
    }
  }
  return writer.finish(first, end);
}

/** One segment for neighbouring ones, in order; documents that are gone are dropped. */
export function mergeSegments(segments: readonly Segment[], isAlive: (document: number) => boolean): Segment {
  const first = segments[0]?.first ?? 0;
  const cursors = segments.map(segment => ({ segment, index: 0, term: termAt(segment, 0) }));
  const writer = new SegmentWriter(segments.reduce((most, segment) => Math.max(most, countTerms(segment)), 0));
  for (;;) {
    let least: string | undefined;
    for (const { term } of cursors) if (term !== undefined && (least === undefined || term < least)) least = term;
    if (least === undefined) return writer.finish(first, segments.at(-1)?.end ?? first);
    let previous = first;
    let begun = false;
    for (const cursor of cursors) {
      if (cursor.term !== least) continue;
      readPostings(cursor.segment, cursor.index, (document, weight) => {
        if (!isAlive(document)) return;
        if (!begun) writer.begin(least);
        begun = true;
        writer.add(document - previous, weight);
        previous = document;
      });
      cursor.index += 1;
      cursor.term = termAt(cursor.segment, cursor.index);
    }
  }
}

export function countTerms(segment: Segment): number {
  return segment.termOffsets.length - 1;
}

export function termAt(segment: Segment, index: number): string | undefined {
  if (index >= countTerms(segment)) return undefined;
  return segment.terms.slice(segment.termOffsets[index], segment.termOffsets[index + 1]);
}

/** The index of the first term that does not come before a word. */
export function findTerm(segment: Segment, word: string): number {
  let low = 0;
  let high = countTerms(segment);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (termAt(segment, middle)! < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function readPostings(segment: Segment, index: number, take: (document: number, weight: number) => void): void {
  const { postings, postingOffsets } = segment;
  const end = postingOffsets[index + 1]!;
  let document = segment.first;
  for (let at = postingOffsets[index]!; at < end;) {
    let gap = 0;
    let shift = 0;
    let byte = postings[at++]!;
    while (byte >= 128) {
      gap |= (byte & 127) << shift;
      shift += 7;
      byte = postings[at++]!;
    }
    document += gap | (byte << shift);
    take(document, postings[at++]!);
  }
}

class SegmentWriter {
  private readonly terms: string[] = [];
  private termLength = 0;
  private readonly termOffsets: number[] = [];
  private readonly postingOffsets: number[] = [];
  private bytes: Uint8Array;
  private size = 0;

  constructor(expected: number) {
    this.bytes = new Uint8Array(Math.max(64, expected * 4));
  }

  begin(term: string): void {
    this.terms.push(term);
    this.termOffsets.push(this.termLength);
    this.postingOffsets.push(this.size);
    this.termLength += term.length;
  }

  add(gap: number, weight: number): void {
    if (this.size + 8 > this.bytes.length) {
      const larger = new Uint8Array(this.bytes.length * 2);
      larger.set(this.bytes);
      this.bytes = larger;
    }
    let rest = gap;
    while (rest >= 128) {
      this.bytes[this.size++] = (rest & 127) | 128;
      rest >>>= 7;
    }
    this.bytes[this.size++] = rest;
    this.bytes[this.size++] = weight;
  }

  finish(first: number, end: number): Segment {
    return {
      terms: this.terms.join(''),
      termOffsets: Uint32Array.from([...this.termOffsets, this.termLength]),
      postingOffsets: Uint32Array.from([...this.postingOffsets, this.size]),
      postings: this.bytes.slice(0, this.size),
      first,
      end,
    };
  }
}
