import { EditorSelection, type EditorState } from '@codemirror/state';
import type { Change } from './change.ts';
import { selectedLines } from './toggle-block.ts';

/** Writes every selection (or the word at a cursor) otherwise; each stays selected. */
export function transformWords(write: (words: string) => string): Change {
  return state => {
    const spec = state.changeByRange(range => {
      const part = range.empty ? (state.wordAt(range.head) ?? range) : range;
      const insert = write(state.sliceDoc(part.from, part.to));
      const same = insert === state.sliceDoc(part.from, part.to);
      return {
        ...(same ? {} : { changes: { from: part.from, to: part.to, insert } }),
        range: range.empty && same ? range : EditorSelection.range(part.from, part.from + insert.length),
      };
    });
    return spec.changes.empty ? null : spec;
  };
}

export const upperCase = (words: string): string => words.toLocaleUpperCase();
export const lowerCase = (words: string): string => words.toLocaleLowerCase();

const SMALL =
  /^(?:a|an|and|as|at|but|by|for|from|if|in|into|nor|of|off|on|or|over|per|so|than|the|to|up|via|vs|with|yet)$/i;

/** Words with capitals as English titles have them; words that hold capitals already are names and stay. */
export function titleCase(words: string): string {
  const all = [...words.matchAll(/\p{L}[\p{L}\p{M}'’]*/gu)];
  const isShouting = words === words.toLocaleUpperCase();
  return words.replace(/\p{L}[\p{L}\p{M}'’]*/gu, (word, at: number) => {
    if (!isShouting && /\p{Lu}/u.test(word.slice(1))) return word;
    const first = at === all[0]?.index || at === all.at(-1)?.index || /[:?!.–—]\s+$/.test(words.slice(0, at));
    const lower = word.toLocaleLowerCase();
    return !first && SMALL.test(word) ? lower : lower.charAt(0).toLocaleUpperCase() + lower.slice(1);
  });
}

/** Only the first letter of each sentence is a capital. */
export function sentenceCase(words: string): string {
  return words
    .toLocaleLowerCase()
    .replace(
      /(^|[.!?]\s+)([^\p{L}]*)(\p{L})/gu,
      (_, lead: string, signs: string, letter: string) => lead + signs + letter.toLocaleUpperCase(),
    );
}

/** Code, Liquid, tags, attribute lists and addresses keep their straight quotes: there they are syntax. */
const SYNTAX = /`+[^`]*`+|\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}|\{:[^}]*\}|<[^>]*>|\]\([^)]*\)|https?:\S+/g;

/** `"word"` and `it's` with the signs of print. */
export function curlyQuotes(text: string): string {
  return outsideSyntax(text, words =>
    words
      .replace(/(^|[\s([{–—\uE000-])"(?=\S)/g, '$1“')
      .replace(/"/g, '”')
      .replace(/(^|[\s([{–—“-])'(?=\d0s|(?:tis|twas|em|til)\b)/gi, '$1’')
      .replace(/(^|[\s([{–—“-])'/g, '$1‘')
      .replace(/'/g, '’'),
  );
}

export function straightQuotes(text: string): string {
  return outsideSyntax(text, words => words.replace(/[“”„]/g, '"').replace(/[‘’‚]/g, "'"));
}

function outsideSyntax(text: string, write: (words: string) => string): string {
  const kept: string[] = [];
  const marked = text.replace(SYNTAX, found => {
    kept.push(found);
    return '\uE000';
  });
  let next = 0;
  return write(marked).replace(/\uE000/g, sign => kept[next++] ?? sign);
}

/** Joins the selected lines, or the lines of the paragraph at the cursor, to one; marks of quotes and items in front of them go. */
export const joinSelectedLines: Change = state => {
  const lines = paragraphLines(state);
  if (lines.length < 2) return null;
  const text = lines
    .map((line, index) => (index === 0 ? line.text.trimEnd() : line.text.replace(/^\s*(?:>\s?)*/, '').trim()))
    .filter((words, index) => index === 0 || words !== '')
    .join(' ');
  const from = lines[0]!.from;
  return {
    changes: { from, to: lines.at(-1)!.to, insert: text },
    selection: EditorSelection.cursor(from + text.length),
  };
};

/** Sorts the selected lines as a dictionary does, numbers by their value. */
export const sortSelectedLines: Change = state => {
  const lines = selectedLines(state);
  if (lines.length < 2) return null;
  const [first, last] = [lines[0]!, lines.at(-1)!];
  const compare = new Intl.Collator(undefined, { numeric: true }).compare;
  const all = state.sliceDoc(first.from, last.to).split('\n');
  const insert = all.toSorted(compare).join('\n');
  if (insert === all.join('\n')) return null;
  return {
    changes: { from: first.from, to: last.to, insert },
    selection: EditorSelection.range(first.from, first.from + insert.length),
  };
};

function paragraphLines(state: EditorState): ReturnType<typeof selectedLines> {
  const lines = selectedLines(state);
  const [only] = lines;
  if (lines.length > 1 || !only || only.text.trim() === '') return lines;
  let first = only.number;
  let last = only.number;
  while (first > 1 && state.doc.line(first - 1).text.trim() !== '') first -= 1;
  while (last < state.doc.lines && state.doc.line(last + 1).text.trim() !== '') last += 1;
  return Array.from({ length: last - first + 1 }, (_, index) => state.doc.line(first + index));
}
