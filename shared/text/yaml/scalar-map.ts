import type { TextRange } from '../text-change.ts';
import { escapeDouble, escapeSingle } from './scalar.ts';
import type { ScalarNode } from './tree.ts';

/**
 * Where each unit of a scalar's content stands in the source, and one more for its end: the bridge by which a word of a
 * folded or escaped scalar is changed without rewriting the rest. Undefined where source and content cannot be aligned.
 */
export function alignScalar(source: string, node: ScalarNode): readonly number[] | undefined {
  const { style, text } = node;
  const block = style === 'literal' || style === 'folded';
  const quoted = style === 'single' || style === 'double';
  const end = quoted ? node.range.to - 1 : node.range.to;
  const indent = block ? blockIndent(source, node.range) : 0;
  const folds = new Folds(source, end, style === 'literal' || style === 'folded' ? indent : undefined);
  const offsets: number[] = [];
  let at = block ? folds.skipIndent(lineAfter(source, node.range.from, end)) : node.range.from + (quoted ? 1 : 0);
  let index = 0;
  while (index < text.length) {
    const fold = folds.at(at);
    if (fold) {
      const taken = style === 'literal' ? (text[index] === '\n' ? 1 : 0) : foldedUnits(text, index, fold.breaks, block);
      if (taken === 0) return undefined;
      for (let unit = 0; unit < taken; unit++) offsets.push(at);
      index += taken;
      at = style === 'literal' ? folds.skipIndent(fold.first) : fold.end;
      continue;
    }
    const unit = style === 'double' && source[at] === '\\' ? readEscape(source, at) : undefined;
    if (unit?.text === '') {
      at = unit.end;
      continue;
    }
    const decoded = unit?.text ?? source[at];
    if (at >= end || decoded === undefined || !text.startsWith(decoded, index)) return undefined;
    for (let count = 0; count < decoded.length; count++) offsets.push(at);
    index += decoded.length;
    at = unit?.end ?? at + (style === 'single' && source.startsWith("''", at) ? 2 : 1);
  }
  offsets.push(at);
  return offsets;
}

/** Content as it is written inside a scalar of this style; undefined where it cannot be. */
export function encodeInside(insert: string, node: ScalarNode, source: string, newline: string): string | undefined {
  switch (node.style) {
    case 'plain':
      return insert.includes('\n') ? undefined : insert;
    case 'single':
      return insert.includes('\n') ? undefined : escapeSingle(insert);
    case 'double':
      return escapeDouble(insert);
    case 'literal':
    case 'folded': {
      const indent = ' '.repeat(blockIndent(source, node.range));
      const lineBreak = (node.style === 'folded' ? newline + newline : newline) + indent;
      return insert.replace(/\n/g, lineBreak);
    }
  }
}

/** The columns by which a block scalar's lines are indented: those of its first line that is not blank. */
export function blockIndent(source: string, range: TextRange): number {
  const lines = source.slice(range.from, range.to).split(/\r\n?|\n/);
  const first = lines.slice(1).find(line => line.trim() !== '');
  return first === undefined ? 0 : first.length - first.trimStart().length;
}

/** The units of content that a fold of so many line breaks stands for, from `index` on; 0 where they do not fit. */
function foldedUnits(text: string, index: number, breaks: number, block: boolean): number {
  if (breaks === 1 && text[index] === ' ') return 1;
  let units = 0;
  while (text[index + units] === '\n') units += 1;
  if (units === breaks - 1) return units;
  return block && units === breaks ? units : 0;
}

interface Fold {
  readonly breaks: number;
  /** Behind the first line break. */
  readonly first: number;
  /** Behind all line breaks and the indentation. */
  readonly end: number;
}

/** Finds line breaks with the white space around them; looks at every unit at most twice. */
class Folds {
  private blankUntil = -1;

  constructor(
    private readonly source: string,
    private readonly limit: number,
    /** Undefined in flow scalars, where all white space around a break is dropped. */
    private readonly indent: number | undefined,
  ) {}

  at(start: number): Fold | undefined {
    if (start < this.blankUntil) return undefined;
    const first = this.breakAfter(start);
    if (first < 0) return undefined;
    let breaks = 1;
    let at = first;
    for (let next = this.breakAfter(at, true); next >= 0; next = this.breakAfter(at, true)) {
      breaks += 1;
      at = next;
    }
    return { breaks, first, end: this.skipIndent(at) };
  }

  skipIndent(start: number): number {
    let at = start;
    const most = this.indent === undefined ? Infinity : start + this.indent;
    while (at < this.limit && at < most && (this.source[at] === ' ' || this.source[at] === '\t')) at += 1;
    return at;
  }

  private breakAfter(start: number, blank = false): number {
    let at = start;
    if (this.indent === undefined || blank) {
      while (at < this.limit && (this.source[at] === ' ' || this.source[at] === '\t')) at += 1;
    }
    if (at < this.limit && this.source[at] === '\r') return this.source[at + 1] === '\n' ? at + 2 : at + 1;
    if (at < this.limit && this.source[at] === '\n') return at + 1;
    if (!blank) this.blankUntil = at;
    return -1;
  }
}

function lineAfter(source: string, from: number, end: number): number {
  let at = from;
  while (at < end && source[at] !== '\n' && source[at] !== '\r') at += 1;
  return Math.min(end, source[at] === '\r' && source[at + 1] === '\n' ? at + 2 : at + 1);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\x85',
  _: '\xa0',
  L: '\u2028',
  P: '\u2029',
};

function readEscape(source: string, at: number): { readonly text: string; readonly end: number } {
  const letter = source[at + 1] ?? '';
  const digits = letter === 'x' ? 2 : letter === 'u' ? 4 : letter === 'U' ? 8 : 0;
  if (digits > 0) {
    const code = Number.parseInt(source.slice(at + 2, at + 2 + digits), 16);
    return { text: code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd', end: at + 2 + digits };
  }
  if (letter === '\n' || letter === '\r') {
    let end = at + (letter === '\r' && source[at + 2] === '\n' ? 3 : 2);
    while (source[end] === ' ' || source[end] === '\t') end += 1;
    return { text: '', end };
  }
  return { text: ESCAPES[letter] ?? letter, end: at + 2 };
}
