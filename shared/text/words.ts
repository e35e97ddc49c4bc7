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

  constructor(private readonly options: WordCountOptions = {}) {}

  /** The figures of a whole text, front matter included in the text but not in the figures. */
  count(text: string): WordCount {
    const counting = this.counting(text);
    for (;;) {
      const step = counting.next();
      if (step.done) return step.value;
    }
  }

  /**
   * The same in steps of some thousand letters, so that counting a long text can leave room for keys. One that is not carried
   * to its end leaves the counter as it was.
   */
  *counting(text: string): Generator<void, WordCount> {
    const raw = splitFrontMatter(text)?.body ?? text;
    const body = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
    const shift = this.lines.length - countLines(body);
    const lines: CountedLine[] = [];
    let total = NOTHING;
    let open: Open = '';
    let sinceStep = 0;
    for (let from = 0; from <= body.length;) {
      const found = body.indexOf('\n', from);
      const end = found < 0 ? body.length : found;
      const source = body.slice(from, end);
      const line: CountedLine =
        sameLine(this.lines[lines.length], open, source) ??
        sameLine(this.lines[lines.length + shift], open, source) ??
        (yield* countLine(source, open, this.options.code === true));
      lines.push(line);
      total = sum(total, line.count);
      open = line.after;
      from = end + 1;
      sinceStep += source.length + LINE;
      if (sinceStep < STEP) continue;
      sinceStep = 0;
      yield;
    }
    this.lines = lines;
    return total;
  }
}

/** UTF-16 units that are looked at in one step; a line counts for some of its own. */
const STEP = 10_000;
const LINE = 20;

function sameLine(known: CountedLine | undefined, open: Open, text: string): CountedLine | undefined {
  return known?.open === open && known.text === text ? known : undefined;
}

function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** The figures of one text. */
export function countWords(text: string, options: WordCountOptions = {}): WordCount {
  return new WordCounter(options).count(text);
}

/** Minutes that reading takes at so many words a minute; 0 for no words, else at least 1. */
export function readingMinutes(words: number, wordsPerMinute = 220): number {
  return words === 0 ? 0 : Math.max(1, Math.round(words / wordsPerMinute));
}

/** Signs that are passed over in one step. */
const SIGNS = 2000;
const PROSELESS = 'comment|highlight';

function* countLine(text: string, open: Open, code: boolean): Generator<void, CountedLine> {
  const line = (count: WordCount, after: Open): CountedLine => ({ open, text, count, after });
  const fence = /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1];
  if (open.startsWith('fence ')) {
    const opening = open.slice(6);
    const closes = fence !== undefined && fence.startsWith(opening) && text.trim() === fence;
    return line(code && !closes ? yield* measureAll(text) : NOTHING, closes ? '' : open);
  }
  if (
    fence !== undefined &&
    open === '' &&
    !(fence.startsWith('`') && text.slice(text.indexOf(fence) + fence.length).includes('`'))
  ) {
    return line(NOTHING, `fence ${fence}`);
  }
  const { prose, after } = yield* proseOf(text, open, code);
  return line(yield* measureAll(prose), after);
}

const CLOSERS: Readonly<Record<string, string>> = { liquid: '%}', comment: '-->', tag: '>' };

/** A line without what is no prose, walking from one opening sign to its closing one. */
function* proseOf(
  text: string,
  open: Open,
  code: boolean,
): Generator<void, { readonly prose: string; readonly after: Open }> {
  let prose = '';
  let state = open;
  let at = 0;
  for (let signs = 1; at <= text.length; signs++) {
    if (signs % SIGNS === 0) yield;
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

const LETTER = String.raw`(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{N}]`;
/** Behind one of these signs a word goes on with a letter or digit, not with a mark on it. */
const JOINED = String.raw`[’'.,_-](?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}]`;
const WORD = new RegExp(
  String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:${LETTER})+(?:${JOINED}(?:${LETTER})*)*`,
  'gu',
);
/** Matches at an offset that lies within a word. */
const WITHIN = new RegExp(`(?<=${LETTER})(?:${LETTER}|${JOINED})|(?<=${LETTER}(?=${JOINED}).)`, 'yu');

/** Measures a line; a very long one in parts, of which a word that two of them share counts once. */
function* measureAll(line: string): Generator<void, WordCount> {
  const prose = withoutSigns(line).trim();
  if (prose.length <= STEP) return measure(prose);
  let total = NOTHING;
  for (let from = 0; from < prose.length;) {
    const end = wholeLetter(prose, from + STEP);
    const part = measure(prose.slice(from, end));
    total = sum(total, isWithinWord(prose, from) ? { ...part, words: part.words - 1 } : part);
    from = end;
    yield;
  }
  return total;
}

function isWithinWord(text: string, at: number): boolean {
  WITHIN.lastIndex = at;
  return WITHIN.test(text);
}

/** An offset that parts no letter of two units. */
function wholeLetter(text: string, at: number): number {
  return at < text.length && text.charCodeAt(at) >>> 10 === 0x37 ? at + 1 : at;
}

function withoutSigns(text: string): string {
  return text
    .replace(/^\s{0,3}(?:#{1,6}\s|>\s?|[-*+]\s|\d+[.)]\s)+/, '')
    .replace(/[*_~|]{1,3}|\{(?:\+\+|--|~~|==|>>)|(?:\+\+|--|~~|==|<<)\}/g, '');
}

function measure(prose: string): WordCount {
  let words = 0;
  for (const _ of prose.matchAll(WORD)) words += 1;
  let characters = 0;
  let spaces = 0;
  for (const letter of prose) {
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
