import { splitFrontMatter } from './split.ts';

/** Figures of a post's prose. Front matter, Liquid, HTML, link targets and CriticMarkup's signs are no words. */
export interface WordCount {
  /** Runs of letters and digits; of Chinese and Japanese each character. */
  readonly words: number;
  /** Code points of the prose without line breaks. */
  readonly characters: number;
  readonly charactersWithoutSpaces: number;
}

export interface WordCountOptions {
  /** Whether words in code blocks and code spans count; they do not by default. */
  readonly code?: boolean;
}

const NOTHING: WordCount = { words: 0, characters: 0, charactersWithoutSpaces: 0 };

/** What the lines above leave open: a fenced block, a Liquid block that holds no prose, a comment, a tag. */
type Open = '' | 'liquid' | 'comment' | 'tag' | `until ${string}` | `fence ${string}`;

interface CountedLine {
  readonly open: Open;
  readonly text: string;
  readonly count: WordCount;
  readonly after: Open;
}

/**
 * Counts the words of a document again and again while it is written: lines that have not changed are not looked at again.
 * Keep one per document.
 */
export class WordCounter {
  private lines: CountedLine[] = [];
  private total: WordCount = NOTHING;

  constructor(private readonly options: WordCountOptions = {}) {}

  /** The figures of a whole text, front matter included in the text but not in the figures. */
  count(text: string): WordCount {
    const body = splitFrontMatter(text)?.body ?? text;
    const sources = body.split(/\r\n?|\n/);
    const lines: CountedLine[] = [];
    let start = 0;
    let open: Open = '';
    while (start < sources.length && start < this.lines.length && this.lines[start]!.text === sources[start]) {
      lines.push(this.lines[start]!);
      open = this.lines[start]!.after;
      start += 1;
    }
    const shift = this.lines.length - sources.length;
    let total = this.total;
    for (const line of this.lines.slice(start)) total = subtract(total, line.count);
    for (let index = start; index < sources.length; index++) {
      const known = this.lines[index + shift];
      const line =
        known && known.open === open && known.text === sources[index]
          ? known
          : countLine(sources[index]!, open, this.options.code === true);
      lines.push(line);
      total = sum(total, line.count);
      open = line.after;
    }
    this.lines = lines;
    this.total = total;
    return total;
  }
}

/** The figures of one text. */
export function countWords(text: string, options: WordCountOptions = {}): WordCount {
  return new WordCounter(options).count(text);
}

/** Minutes that reading takes at so many words a minute; 0 for no words, else at least 1. */
export function readingMinutes(words: number, wordsPerMinute = 220): number {
  return words === 0 ? 0 : Math.max(1, Math.round(words / wordsPerMinute));
}

const PROSELESS = 'comment|highlight';

function countLine(text: string, open: Open, code: boolean): CountedLine {
  const line = (count: WordCount, after: Open): CountedLine => ({ open, text, count, after });
  const fence = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1];
  if (open.startsWith('fence ')) {
    const opening = open.slice(6);
    const closes = fence !== undefined && fence.startsWith(opening) && text.trim() === fence;
    return line(code && !closes ? measure(text) : NOTHING, closes ? '' : open);
  }
  if (
    fence !== undefined &&
    open === '' &&
    !(fence.startsWith('`') && text.slice(text.indexOf(fence) + fence.length).includes('`'))
  ) {
    return line(NOTHING, `fence ${fence}`);
  }
  const { prose, after } = proseOf(text, open, code);
  return line(measure(prose), after);
}

const CLOSERS: Readonly<Record<string, string>> = { liquid: '%}', comment: '-->', tag: '>' };

/** A line without what is no prose, walking from one opening sign to its closing one. */
function proseOf(text: string, open: Open, code: boolean): { readonly prose: string; readonly after: Open } {
  let prose = '';
  let state = open;
  let at = 0;
  while (at <= text.length) {
    if (state !== '') {
      if (state.startsWith('until ')) {
        const end = new RegExp(`\\{%-?\\s*end${state.slice(6)}\\s*-?%\\}`).exec(text.slice(at));
        if (!end) return { prose, after: state };
        at += end.index + end[0].length;
      } else {
        const closer = CLOSERS[state]!;
        const end = text.indexOf(closer, at);
        if (end < 0) return { prose, after: state };
        at = end + closer.length;
      }
      state = '';
      continue;
    }
    const next = /\{%-?\s*(\w*)|\{\{(?!-|\+)|<!--|<\/?[A-Za-z]|\]\([^()\s]*(?:\s+"[^"]*")?\)|\{:[^{}]*\}|`+/g;
    next.lastIndex = at;
    const found = next.exec(text);
    if (!found) break;
    prose += text.slice(at, found.index);
    at = found.index + found[0].length;
    const sign = found[0];
    if (sign.startsWith('{%')) {
      const isBlock = new RegExp(`^(?:${PROSELESS})$`).test(found[1] ?? '') && !(code && found[1] !== 'comment');
      const end = text.indexOf('%}', at);
      if (end < 0) return { prose, after: 'liquid' };
      at = end + 2;
      if (isBlock) state = `until ${found[1]!}`;
    } else if (sign === '{{') {
      const end = text.indexOf('}}', at);
      at = end < 0 ? text.length : end + 2;
    } else if (sign === '<!--') state = 'comment';
    else if (sign.startsWith('<')) {
      const end = text.indexOf('>', at);
      if (end < 0) return { prose, after: 'tag' };
      at = end + 1;
    } else if (sign.startsWith('`')) {
      const end = text.indexOf(sign, at);
      if (end < 0) continue;
      if (code) prose += text.slice(at, end);
      else prose += ' ';
      at = end + sign.length;
    } else prose += ' ';
  }
  return { prose: prose + text.slice(at), after: state };
}

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}])+(?:[’'.,_-](?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;

function measure(text: string): WordCount {
  const prose = text
    .replace(/^\s{0,3}(?:#{1,6}\s|>\s?|[-*+]\s|\d+[.)]\s)+/, '')
    .replace(/[*_~|]{1,3}|\{(?:\+\+|--|~~|==|>>)|(?:\+\+|--|~~|==|<<)\}/g, '');
  let words = 0;
  for (const _ of prose.matchAll(WORD)) words += 1;
  let characters = 0;
  let spaces = 0;
  for (const letter of prose.trim()) {
    characters += 1;
    if (/\s/u.test(letter)) spaces += 1;
  }
  return { words, characters, charactersWithoutSpaces: characters - spaces };
}

function sum(a: WordCount, b: WordCount): WordCount {
  return {
    words: a.words + b.words,
    characters: a.characters + b.characters,
    charactersWithoutSpaces: a.charactersWithoutSpaces + b.charactersWithoutSpaces,
  };
}

function subtract(a: WordCount, b: WordCount): WordCount {
  return sum(a, {
    words: -b.words,
    characters: -b.characters,
    charactersWithoutSpaces: -b.charactersWithoutSpaces,
  });
}
