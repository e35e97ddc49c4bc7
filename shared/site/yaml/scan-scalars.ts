import type { Cursor } from './cursor.ts';
import { YamlError } from './tokens.ts';

/** White space and line breaks between two pieces of a flow scalar, folded as YAML folds them. */
class Fold {
  private spaces = '';
  private firstBreak = '';
  private laterBreaks = '';
  crossed = false;

  /** Takes the run of blanks and breaks at the cursor. */
  read(cursor: Cursor, onIndentTab?: () => void): void {
    while (!cursor.ended && (cursor.isBlank() || cursor.isBreak())) {
      if (cursor.isBlank()) {
        if (this.crossed && cursor.at() === 9) onIndentTab?.();
        if (!this.crossed) this.spaces += String.fromCharCode(cursor.at());
        cursor.skip();
      } else if (!this.crossed) {
        this.spaces = '';
        this.firstBreak = cursor.readBreak();
        this.crossed = true;
      } else {
        this.laterBreaks += cursor.readBreak();
      }
    }
  }

  /** An escaped line break joins the lines without a space. */
  cross(): void {
    this.crossed = true;
  }

  take(): string {
    let folded: string;
    if (!this.crossed) folded = this.spaces;
    else if (this.firstBreak === '\n') folded = this.laterBreaks === '' ? ' ' : this.laterBreaks;
    else folded = this.firstBreak + this.laterBreaks;
    this.spaces = '';
    this.firstBreak = '';
    this.laterBreaks = '';
    this.crossed = false;
    return folded;
  }
}

const FLOW_END = new Set([44, 91, 93, 123, 125]);

/** A plain scalar; `indent` is the least column of a continuation line. Tells whether it ended behind a line break. */
export function scanPlain(cursor: Cursor, indent: number, inFlow: boolean): { text: string; crossed: boolean } {
  const fold = new Fold();
  let text = '';
  for (;;) {
    if (cursor.atDocumentMark() || cursor.at() === 35) break;
    const start = cursor.index;
    while (!cursor.isBlankOrEnd()) {
      const code = cursor.at();
      if (code === 58) {
        if (cursor.isBlankOrEnd(1)) break;
        if (inFlow && (FLOW_END.has(cursor.at(1)) || cursor.at(1) === 63)) cursor.fail("Found an unexpected ':'.");
      }
      if (inFlow && FLOW_END.has(code)) break;
      cursor.skip();
    }
    if (cursor.index > start) text += fold.take() + cursor.text.slice(start, cursor.index);
    if (!cursor.isBlank() && !cursor.isBreak()) break;
    fold.read(cursor, () => {
      if (cursor.column < indent) cursor.fail('A tab stands where the indentation needs spaces.');
    });
    if (!inFlow && cursor.column < indent) break;
  }
  return { text, crossed: fold.crossed };
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['\t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  [' ', ' '],
  ['"', '"'],
  ['/', '/'],
  ['\\', '\\'],
  ['N', '\x85'],
  ['_', '\xa0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
]);

/** A quoted scalar, the cursor on its opening quote. Continuation lines may begin in any column, as libyaml allows. */
export function scanQuoted(cursor: Cursor): string {
  const quote = cursor.at();
  const line = cursor.line;
  const column = cursor.column;
  cursor.skip();
  const fold = new Fold();
  let text = '';
  for (;;) {
    if (cursor.ended || cursor.atDocumentMark()) {
      throw new YamlError('The quotation mark opened here is never closed.', line, column);
    }
    text += scanQuotedRun(cursor, quote, fold);
    if (cursor.at() === quote) break;
    if (!cursor.ended && cursor.at() === 0) cursor.fail('A NUL character cannot stand in a quoted text.');
    fold.read(cursor);
    text += fold.take();
  }
  cursor.skip();
  return text;
}

/** The characters up to a blank, a line break or the closing quote. */
function scanQuotedRun(cursor: Cursor, quote: number, fold: Fold): string {
  let run = '';
  let start = cursor.index;
  while (!cursor.isBlankOrEnd()) {
    const code = cursor.at();
    if (code === quote) {
      if (quote !== 39 || cursor.at(1) !== 39) break;
      run += cursor.text.slice(start, cursor.index + 1);
      cursor.skip(2);
      start = cursor.index;
    } else if (code === 92 && quote === 34) {
      run += cursor.text.slice(start, cursor.index);
      if (cursor.isBreak(1)) {
        cursor.skip();
        cursor.readBreak();
        fold.cross();
        return run;
      }
      run += scanEscape(cursor);
      start = cursor.index;
    } else {
      cursor.skip();
    }
  }
  return run + cursor.text.slice(start, cursor.index);
}

function scanEscape(cursor: Cursor): string {
  const letter = String.fromCharCode(cursor.at(1));
  const plain = ESCAPES.get(letter);
  if (plain !== undefined) {
    cursor.skip(2);
    return plain;
  }
  const length = letter === 'x' ? 2 : letter === 'u' ? 4 : letter === 'U' ? 8 : 0;
  const digits = cursor.text.slice(cursor.index + 2, cursor.index + 2 + length);
  if (length === 0 || !/^[0-9a-fA-F]+$/.test(digits) || digits.length < length) {
    cursor.fail(`The escape \\${letter} is unknown in a text with double quotation marks.`);
  }
  const code = parseInt(digits, 16);
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
    cursor.fail(`The character code ${digits} does not exist.`);
  cursor.skip(2 + length);
  return String.fromCodePoint(code);
}

/** A `|` or `>` scalar, the cursor on its indicator; `parent` is the indentation of the block around it (-1 at the top). */
export function scanBlock(cursor: Cursor, parent: number): string {
  const literal = cursor.at() === 124;
  cursor.skip();
  const { chomp, increment } = scanBlockHeader(cursor);
  const given = increment > 0 ? Math.max(parent, 0) + increment : 0;
  const first = scanBlockBreaks(cursor, given, parent);
  const indent = first.indent;
  let laterBreaks = first.breaks;
  let text = '';
  let lastBreak = '';
  let lastBlank = false;
  while (cursor.column === indent && !cursor.ended) {
    const blank = cursor.isBlank();
    if (!literal && lastBreak === '\n' && !lastBlank && !blank) text += laterBreaks === '' ? ' ' : '';
    else text += lastBreak;
    text += laterBreaks;
    lastBlank = blank;
    text += cursor.skipToBreak();
    lastBreak = cursor.ended ? '' : cursor.readBreak();
    laterBreaks = scanBlockBreaks(cursor, indent, parent).breaks;
  }
  if (chomp !== '-') text += lastBreak;
  if (chomp === '+') text += laterBreaks;
  return text;
}

function scanBlockHeader(cursor: Cursor): { chomp: string; increment: number } {
  let chomp = '';
  let increment = 0;
  for (let turn = 0; turn < 2; turn++) {
    const letter = String.fromCharCode(cursor.at());
    if ((letter === '+' || letter === '-') && chomp === '') chomp = letter;
    else if (letter >= '0' && letter <= '9' && increment === 0) {
      if (letter === '0') cursor.fail('The indentation of a block text cannot be 0.');
      increment = Number(letter);
    } else break;
    cursor.skip();
  }
  while (cursor.isBlank()) cursor.skip();
  if (cursor.at() === 35) cursor.skipToBreak();
  if (!cursor.ended && !cursor.isBreak()) cursor.fail('Only a comment may follow the mark of a block text.');
  if (!cursor.ended) cursor.readBreak();
  return { chomp, increment };
}

/** Passes indentation and empty lines; with no indentation given finds it from the first line that has text. */
function scanBlockBreaks(cursor: Cursor, given: number, parent: number): { indent: number; breaks: string } {
  let widest = 0;
  let breaks = '';
  for (;;) {
    while ((given === 0 || cursor.column < given) && cursor.at() === 32) cursor.skip();
    if (cursor.column > widest) widest = cursor.column;
    if ((given === 0 || cursor.column < given) && cursor.at() === 9) {
      cursor.fail('A tab stands where the indentation needs spaces.');
    }
    if (cursor.ended || !cursor.isBreak()) break;
    breaks += cursor.readBreak();
  }
  return { indent: given > 0 ? given : Math.max(widest, parent + 1, 1), breaks };
}
