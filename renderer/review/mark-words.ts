import type { ReviewItem } from '../../shared/text/critic/critic-notes.ts';

const LONGEST = 140;

/** What a mark is about, for its balloon: what it takes away, what it brings, the passage it speaks of. */
export interface MarkWords {
  readonly kind: string;
  readonly old: string | null;
  readonly fresh: string | null;
  readonly passage: string | null;
}

const KINDS = {
  insertion: 'Insertion',
  deletion: 'Deletion',
  substitution: 'Replacement',
  highlight: 'Comment',
  comment: 'Comment',
} as const;

export function markWords(text: string, { mark, notes }: ReviewItem): MarkWords {
  const { kind, before, after } = mark;
  const words = (range: { readonly from: number; readonly to: number }) => shorten(text.slice(range.from, range.to));
  return {
    kind: kind === 'highlight' && notes.length === 0 ? 'Highlight' : KINDS[kind],
    old: kind === 'deletion' || kind === 'substitution' ? words(before) : null,
    fresh: kind === 'insertion' || kind === 'substitution' ? words(after) : null,
    passage: kind === 'highlight' ? words(after) : null,
  };
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}

/** `10:42` for today, `14 Nov` for this year, `14 Nov 2024`; empty for what is no time. */
export function markTime(time: string | undefined, now: Date, zone?: string): string {
  if (time === undefined) return '';
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return '';
  const inZone = (options: Intl.DateTimeFormatOptions, of: Date) =>
    new Intl.DateTimeFormat('en-GB', { ...options, ...(zone === undefined ? {} : { timeZone: zone }) }).format(of);
  const day: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'short', day: 'numeric' };
  if (inZone(day, date) === inZone(day, now)) return inZone({ hour: '2-digit', minute: '2-digit' }, date);
  if (date.getFullYear() === now.getFullYear()) return inZone({ day: 'numeric', month: 'short' }, date);
  return inZone(day, date);
}
