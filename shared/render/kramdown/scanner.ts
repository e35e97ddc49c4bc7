import { isSpace, skipBlanks } from './ruby-text.ts';

/**
 * A position in a text, as Ruby's StringScanner keeps one. `^` of kramdown's regular expressions matches wherever the scanner stands,
 * so the patterns used here are sticky and carry no `^`.
 *
 * `reach` is how far the text has been looked at (its length plus one when the end was): a later change behind it cannot have
 * changed what was parsed.
 */
export class Scanner {
  pos = 0;
  reach = 0;
  match: RegExpExecArray | null = null;
  private found: Map<string, { from: number; at: number }> | undefined;
  private linePos: number;
  private lineNumber: number;

  /** A scanner at `start`, which lies in source line `startLine`. */
  constructor(
    readonly text: string,
    private readonly startLine: number,
    private readonly start = 0,
  ) {
    this.pos = this.linePos = start;
    this.lineNumber = startLine;
  }

  get atEnd(): boolean {
    return this.pos >= this.text.length;
  }

  /** The source line (0-based in the document) of the scanner's position. */
  get line(): number {
    if (this.pos < this.linePos) {
      this.linePos = this.start;
      this.lineNumber = this.startLine;
    }
    for (;;) {
      const newline = this.text.indexOf('\n', this.linePos);
      if (newline === -1 || newline >= this.pos) return this.lineNumber;
      this.linePos = newline + 1;
      this.lineNumber++;
    }
  }

  /** Notes that the text was examined before `end`; without `end`, that its end was seen. */
  touch(end = this.text.length + 1): void {
    if (end > this.reach) this.reach = end;
  }

  /** Matches a sticky pattern at the position without moving. */
  check(sticky: RegExp): RegExpExecArray | null {
    sticky.lastIndex = this.pos;
    return (this.match = sticky.exec(this.text));
  }

  /** Matches a sticky pattern at the position and moves behind it. */
  scan(sticky: RegExp): RegExpExecArray | null {
    const match = this.check(sticky);
    if (match) this.pos += match[0].length;
    return match;
  }

  /**
   * `indexOf`, remembered: asking again for what lies further on, or for what is known to be absent, costs nothing. That keeps input
   * such as a hundred thousand unclosed openers linear.
   */
  next(needle: string, from: number): number {
    return this.remembered(needle, from, needle.length, pos => this.text.indexOf(needle, pos));
  }

  /** The same for a global pattern of one character, which `name` stands for. */
  find(name: string, pattern: RegExp, from: number): number {
    return this.remembered(name, from, 1, pos => {
      pattern.lastIndex = pos;
      return pattern.exec(this.text)?.index ?? -1;
    });
  }

  /** Notes that a search for what `name` stands for found nothing from `from` on. */
  noteAbsent(name: string, from: number): void {
    (this.found ??= new Map()).set(name, { from, at: -1 });
    this.touch();
  }

  /** Whether such a search is known to find nothing from `from` on. */
  isAbsent(name: string, from: number): boolean {
    const known = this.found?.get(name);
    if (known?.at !== -1 || from < known.from) return false;
    this.touch();
    return true;
  }

  private remembered(name: string, from: number, length: number, search: (from: number) => number): number {
    const known = this.found?.get(name);
    const at = known && from >= known.from && (known.at === -1 || from <= known.at) ? known.at : search(from);
    if (at !== known?.at) (this.found ??= new Map()).set(name, { from, at });
    this.touch(at === -1 ? undefined : at + length);
    return at;
  }

  /** Behind the newline of the line that holds `pos`; the text's length if there is none. */
  lineEnd(pos: number): number {
    const newline = this.text.indexOf('\n', pos);
    return newline === -1 ? this.text.length : newline + 1;
  }

  /** Whether only white space stands between `pos` and the line's end (the newline is there). */
  isBlankLine(pos: number): boolean {
    for (; pos < this.text.length; pos++) {
      const code = this.text.charCodeAt(pos);
      if (code === 10) return true;
      if (!isSpace(code)) return false;
    }
    return false;
  }

  /** Where the white-space lines at `pos` end (`(?>^\s*\n)+`), or -1 if the line is not blank. */
  blankEnd(pos: number): number {
    let end = -1;
    let i = pos;
    for (; i < this.text.length; i++) {
      const code = this.text.charCodeAt(i);
      if (code === 10) end = i + 1;
      else if (!isSpace(code)) break;
    }
    this.touch(i + 1);
    return end;
  }

  /** Behind up to three spaces at `pos` (kramdown's OPT_SPACE). */
  skipIndent(pos: number): number {
    const { text } = this;
    let i = pos;
    while (i < pos + 3 && text.charCodeAt(i) === 32) i++;
    return i;
  }

  /** Behind `[ \t]*\n` at `pos`, or -1. */
  trailingSpaceEnd(pos: number): number {
    const end = skipBlanks(this.text, pos);
    return this.text.charCodeAt(end) === 10 ? end + 1 : -1;
  }

  /** Behind `\s*?\n` at `pos` (the first newline, only white space before it), or -1. */
  newlineEnd(pos: number): number {
    for (let i = pos; i < this.text.length; i++) {
      const code = this.text.charCodeAt(i);
      if (code === 10) return i + 1;
      if (!isSpace(code)) return -1;
    }
    return -1;
  }
}
