import { downcase } from '../ruby-text.ts';
import { transliterate } from './transliterate.ts';

/** An id from a header's text: its ASCII letters, digits, spaces and dashes, from the first letter on. */
export function basicId(text: string): string {
  return text
    .replace(/(?<![^\n])[^a-zA-Z]+/g, '')
    .replace(/[^a-zA-Z0-9 -]/g, '')
    .replace(/ /g, '-')
    .toLowerCase();
}

/** GFM's id: everything but word characters, dashes and white space is dropped. */
export function gfmId(text: string): string {
  return downcase(text)
    .replace(/[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\- \t]/gu, '')
    .replace(/[ \t]/g, '-');
}

/** The id that kramdown's converter gives to a header that the parser left without. */
export function headerId(text: string, transliterated: boolean): string {
  return basicId(transliterated ? transliterate(text) : text) || 'section';
}

/** Numbers ids that occur more than once: `a`, `a-1`, `a-2`. */
export class IdCounter {
  private readonly used = new Map<string, number>();

  unique(id: string): string {
    const count = this.used.get(id);
    this.used.set(id, (count ?? -1) + 1);
    return count === undefined ? id : `${id}-${count + 1}`;
  }
}
