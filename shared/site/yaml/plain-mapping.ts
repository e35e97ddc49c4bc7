import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import { readPlainScalar, type ToLocal } from './scalar.ts';

// Printable, on one line, and without the letters that end a plain scalar somewhere: `#` and `:` are dealt with apart.
const LETTER = String.raw`[ !"$-9;-~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe]`;
const FIRST = String.raw`[A-Za-z0-9\u00c0-\u1fff\u3040-\ud7a3]`;
const PLAIN = String.raw`${FIRST}(?:${LETTER}|:(?![ \n]|$))*`;
const WORDS = String.raw`${FIRST}(?:[\w ./+-]|(?![\u2028\u2029])[\u00c0-\ud7ff])*`;
const END = String.raw`(?:\n+|$)`;
const KEY = String.raw`([A-Za-z_][\w-]{0,99}):`;
const QUOTED = String.raw`"([ !#-[\]-~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe]*)"|'([ -&(-~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe]*)'`;
const ENTRY = new RegExp(`${KEY}(?: +(?:(?:${QUOTED}|\\[ *(${WORDS}(?:, *${WORDS})*)?\\]) *|(${PLAIN})))?${END}`, 'y');
const ITEM = new RegExp(`( *)- +(${PLAIN})${END}`, 'y');

/**
 * Reads a mapping as most posts have it: one entry a line, each a plain or quoted scalar on that line, a flat list of words in
 * brackets, or a list of plain scalars on lines of their own. Undefined for every other text, and then it is not said whether
 * that is valid; for those that it reads, what `Parser` gives.
 */
export function readPlainMapping(text: string, toLocal: ToLocal): RubyHash | undefined {
  const map = new Map<RubyValue, RubyValue>();
  let at = 0;
  while (at < text.length) {
    ENTRY.lastIndex = at;
    const entry = ENTRY.exec(text);
    if (!entry) return undefined;
    at = ENTRY.lastIndex;
    const [, key, double, single, words, plain] = entry;
    let value: RubyValue = null;
    if (plain !== undefined) value = readPlainScalar(plain.trimEnd(), toLocal);
    else if (words !== undefined) value = words.split(',').map(word => readPlainScalar(word.trim(), toLocal));
    else if (double !== undefined || single !== undefined) value = double ?? single ?? '';
    else if (entry[0].includes('[')) value = [];
    else {
      const list: RubyValue[] = [];
      at = readItems(text, at, toLocal, list);
      if (list.length > 0) value = list;
    }
    map.set(readPlainScalar(key!, toLocal), value);
  }
  return map.size > 0 ? map : undefined;
}

/** Adds the items of a list whose dashes stand in one column; where the text goes on behind them. */
function readItems(text: string, start: number, toLocal: ToLocal, list: RubyValue[]): number {
  let at = start;
  let column: number | undefined;
  for (;;) {
    ITEM.lastIndex = at;
    const item = ITEM.exec(text);
    if (!item || item[1]!.length !== (column ??= item[1]!.length)) return at;
    list.push(readPlainScalar(item[2]!.trimEnd(), toLocal));
    at = ITEM.lastIndex;
  }
}
