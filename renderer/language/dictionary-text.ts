import type { DictionaryBytes } from '../../shared/contract/language-worker.ts';

/** The same as text, said to be UTF-8. */
export interface DictionaryText {
  readonly affixes: string;
  readonly words: string;
}

/**
 * Reads a dictionary in the encoding that its `SET` line names (ISO 8859-1 where it names none, as Hunspell has it) and
 * makes it one of UTF-8. Flags of one byte stay one sign each: `FLAG UTF-8` says so. Throws for an unknown encoding.
 */
export function readDictionary({ affixes, words }: DictionaryBytes): DictionaryText {
  const head = new TextDecoder('latin1').decode(affixes.subarray(0, 20_000));
  const set = /^\s*SET\s+(\S+)/m.exec(head)?.[1] ?? 'ISO8859-1';
  const encoding = labelOf(set);
  const decoder = new TextDecoder(encoding);
  const text = decoder.decode(affixes);
  if (encoding === 'utf-8') return { affixes: text, words: decoder.decode(words) };
  const flag = /^\s*FLAG\s/m.test(head) ? '' : 'FLAG UTF-8\n';
  return { affixes: `SET UTF-8\n${flag}${text.replace(/^\s*SET\s.*$/m, '')}`, words: decoder.decode(words) };
}

function labelOf(set: string): string {
  const name = set.toLowerCase();
  const part = /^iso-?8859-?(\d+)$/.exec(name)?.[1];
  if (part !== undefined) return part === '1' ? 'windows-1252' : `iso-8859-${part}`;
  const page = /^(?:microsoft-)?cp-?(\d+)$/.exec(name)?.[1];
  return page === undefined ? name : `windows-${page}`;
}
