import { YamlError } from './tokens.ts';

const TAB = 9;
const LINE_FEED = 10;
const RETURN = 13;
const SPACE = 32;

/** A place in a YAML text that knows its line and column, with libyaml's character classes. */
export class Cursor {
  index = 0;
  line = 0;
  column = 0;

  constructor(readonly text: string) {}

  /** The code unit ahead, 0 at the end (libyaml's NUL). */
  at(ahead = 0): number {
    const index = this.index + ahead;
    return index < this.text.length ? this.text.charCodeAt(index) : 0;
  }

  get ended(): boolean {
    return this.index >= this.text.length;
  }

  isBlank(ahead = 0): boolean {
    const code = this.at(ahead);
    return code === SPACE || code === TAB;
  }

  isBreak(ahead = 0): boolean {
    const code = this.at(ahead);
    return code === LINE_FEED || code === RETURN || code === 0x85 || code === 0x2028 || code === 0x2029;
  }

  /** A blank, a line break or the end. */
  isBlankOrEnd(ahead = 0): boolean {
    return this.at(ahead) === 0 || this.isBlank(ahead) || this.isBreak(ahead);
  }

  skip(count = 1): void {
    this.index += count;
    this.column += count;
  }

  /** Passes a line break and gives it as YAML normalises it; a return and line feed are one. */
  readBreak(): string {
    const code = this.at();
    this.index += code === RETURN && this.at(1) === LINE_FEED ? 2 : 1;
    this.line += 1;
    this.column = 0;
    return code === 0x2028 || code === 0x2029 ? String.fromCharCode(code) : '\n';
  }

  /** Passes characters up to the next blank, break or end of the line and gives them. */
  skipToBreak(): string {
    const start = this.index;
    while (!this.ended && !this.isBreak()) this.index++;
    this.column += this.index - start;
    return this.text.slice(start, this.index);
  }

  /** `---` or `...` at the beginning of a line, standing alone. */
  atDocumentMark(): boolean {
    if (this.column !== 0) return false;
    const code = this.at();
    if (code !== 45 && code !== 46) return false;
    return this.at(1) === code && this.at(2) === code && this.isBlankOrEnd(3);
  }

  fail(message: string): never {
    throw new YamlError(message, this.line, this.column);
  }
}
