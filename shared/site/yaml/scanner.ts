import { Cursor } from './cursor.ts';
import { scanBlock, scanPlain, scanQuoted } from './scan-scalars.ts';
import type { Token, TokenKind } from './tokens.ts';
import { YamlError } from './tokens.ts';

/** A token that becomes a mapping's key if a `:` follows it on the same line. */
interface SimpleKey {
  possible: boolean;
  required: boolean;
  tokenNumber: number;
  index: number;
  line: number;
  column: number;
}

const MAX_KEY_LENGTH = 1024;
const MAX_FLOW_DEPTH = 500;
/** `- ? : , [ ] { } # & * ! | > ' " % @` and the backtick: what a plain scalar cannot begin with. */
const INDICATORS = new Set([...'-?:,[]{}#&*!|>\'"%@`'].map(letter => letter.charCodeAt(0)));

/**
 * Cuts a YAML 1.1 text into tokens by the rules of libyaml, which Ruby's Psych reads with: what it accepts and refuses
 * here is what Jekyll accepts and refuses. Throws `YamlError`.
 */
export class Scanner {
  private readonly cursor: Cursor;
  private readonly queue: Token[] = [];
  private taken = 0;
  private head = 0;
  private readonly indents: number[] = [];
  private indent = -1;
  private keyAllowed = true;
  private readonly keys: SimpleKey[] = [noKey()];
  private ended = false;
  /** What `%TAG` declares. */
  private readonly handles = new Set<string>();
  /** How many of `keys` are possible. */
  private possible = 0;

  constructor(text: string) {
    this.cursor = new Cursor(text);
  }

  peek(): Token {
    this.fill();
    return this.queue[this.head] as Token;
  }

  next(): Token {
    const token = this.peek();
    this.head += 1;
    this.taken += 1;
    if (this.head > 64) {
      this.queue.splice(0, this.head);
      this.head = 0;
    }
    return token;
  }

  private fill(): void {
    for (;;) {
      if (this.head < this.queue.length) {
        if (this.possible === 0) return;
        this.dropStaleKeys();
        if (!this.waitsForColon()) return;
      }
      if (this.ended) return;
      this.scanNext();
    }
  }

  private scanNext(): void {
    const cursor = this.cursor;
    this.skipToToken();
    this.dropStaleKeys();
    this.unroll(cursor.column);
    if (cursor.ended) return this.scanEnd();
    const code = cursor.at();
    if (cursor.column === 0 && code === 37) return this.scanDirective();
    if (cursor.atDocumentMark()) return this.scanDocumentMark(code === 45 ? 'document-start' : 'document-end');
    switch (code) {
      case 91:
        return this.openFlow('flow-sequence-start');
      case 123:
        return this.openFlow('flow-mapping-start');
      case 93:
        return this.closeFlow('flow-sequence-end');
      case 125:
        return this.closeFlow('flow-mapping-end');
      case 44:
        this.removeKey();
        this.keyAllowed = true;
        return this.mark('flow-entry', 1);
      case 42:
        return this.scanName('alias');
      case 38:
        return this.scanName('anchor');
      case 33:
        return this.scanTag();
      case 39:
      case 34:
        return this.scanQuotedScalar();
    }
    if (code === 45 && cursor.isBlankOrEnd(1)) return this.scanBlockEntry();
    if (code === 63 && (this.inFlow || cursor.isBlankOrEnd(1))) return this.scanKey();
    if (code === 58 && (this.inFlow || cursor.isBlankOrEnd(1))) return this.scanValue();
    if ((code === 124 || code === 62) && !this.inFlow) return this.scanBlockScalar();
    if (this.startsPlain(code)) return this.scanPlainScalar();
    cursor.fail(
      `The character ${JSON.stringify(String.fromCharCode(code))} cannot begin a value; put the value in quotation marks.`,
    );
  }

  private get inFlow(): boolean {
    return this.keys.length > 1;
  }

  private startsPlain(code: number): boolean {
    const cursor = this.cursor;
    if (!cursor.isBlankOrEnd() && !INDICATORS.has(code)) return true;
    if (code === 45) return !cursor.isBlank(1);
    return !this.inFlow && (code === 63 || code === 58) && !cursor.isBlankOrEnd(1);
  }

  private skipToToken(): void {
    const cursor = this.cursor;
    for (;;) {
      if (cursor.index === 0 && cursor.at() === 0xfeff) cursor.index = 1;
      while (cursor.at() === 32 || ((this.inFlow || !this.keyAllowed) && cursor.at() === 9)) cursor.skip();
      if (cursor.at() === 35) cursor.skipToBreak();
      if (cursor.ended || !cursor.isBreak()) return;
      cursor.readBreak();
      if (!this.inFlow) this.keyAllowed = true;
    }
  }

  private push(kind: TokenKind, text: string, line: number, column: number): void {
    this.queue.push({ kind, text, line, column });
  }

  private mark(kind: TokenKind, width: number): void {
    this.push(kind, '', this.cursor.line, this.cursor.column);
    this.cursor.skip(width);
  }

  private roll(column: number, kind: TokenKind, line: number, at?: number): void {
    if (this.inFlow || this.indent >= column) return;
    this.indents.push(this.indent);
    this.indent = column;
    const token: Token = { kind, text: '', line, column };
    if (at === undefined) this.queue.push(token);
    else this.queue.splice(at, 0, token);
  }

  private unroll(column: number): void {
    if (this.inFlow) return;
    while (this.indent > column) {
      this.push('block-end', '', this.cursor.line, this.cursor.column);
      this.indent = this.indents.pop() ?? -1;
    }
  }

  /** Whether the next token may turn out to be a key, so that more must be scanned before it is handed out. */
  private waitsForColon(): boolean {
    for (const key of this.keys) if (key.possible && key.tokenNumber === this.taken) return true;
    return false;
  }

  private dropStaleKeys(): void {
    if (this.possible === 0) return;
    const cursor = this.cursor;
    for (const key of this.keys) {
      if (!key.possible || (key.line === cursor.line && key.index + MAX_KEY_LENGTH >= cursor.index)) continue;
      if (key.required) missingColon(key);
      key.possible = false;
      this.possible--;
    }
  }

  private saveKey(): void {
    if (!this.keyAllowed) return;
    const cursor = this.cursor;
    this.removeKey();
    const required = !this.inFlow && this.indent === cursor.column;
    const tokenNumber = this.taken + this.queue.length - this.head;
    const { index, line, column } = cursor;
    this.possible++;
    this.keys[this.keys.length - 1] = { possible: true, required, tokenNumber, index, line, column };
  }

  private removeKey(): void {
    const key = this.keys[this.keys.length - 1] as SimpleKey;
    if (!key.possible) return;
    if (key.required) missingColon(key);
    key.possible = false;
    this.possible--;
  }

  private scanEnd(): void {
    this.unroll(-1);
    this.removeKey();
    this.push('stream-end', '', this.cursor.line, this.cursor.column);
    this.ended = true;
  }

  private scanDirective(): void {
    this.unroll(-1);
    this.removeKey();
    this.keyAllowed = false;
    const { line, column } = this.cursor;
    const directive = this.cursor.skipToBreak();
    const known = /^%(?:YAML[ \t]+1\.\d+|TAG[ \t]+(!(?:[\w-]*!)?)[ \t]+\S+)[ \t]*(?:#.*)?$/.exec(directive);
    if (!known) throw new YamlError(`“${directive}” is no directive that YAML knows.`, line, column);
    if (known[1] !== undefined) this.handles.add(known[1]);
    this.push('directive', directive, line, column);
  }

  private scanDocumentMark(kind: TokenKind): void {
    this.unroll(-1);
    this.removeKey();
    this.keyAllowed = false;
    this.mark(kind, 3);
  }

  private openFlow(kind: TokenKind): void {
    this.saveKey();
    if (this.keys.length > MAX_FLOW_DEPTH) this.cursor.fail('Brackets are nested too deeply.');
    this.keys.push(noKey());
    this.keyAllowed = true;
    this.mark(kind, 1);
  }

  private closeFlow(kind: TokenKind): void {
    this.removeKey();
    if (this.keys.length > 1) this.keys.pop();
    this.keyAllowed = false;
    this.mark(kind, 1);
  }

  private scanBlockEntry(): void {
    if (!this.inFlow) {
      if (!this.keyAllowed) this.cursor.fail('A list item cannot begin here.');
      this.roll(this.cursor.column, 'block-sequence-start', this.cursor.line);
    }
    this.removeKey();
    this.keyAllowed = true;
    this.mark('block-entry', 1);
  }

  private scanKey(): void {
    if (!this.inFlow) {
      if (!this.keyAllowed) this.cursor.fail('A key cannot begin here.');
      this.roll(this.cursor.column, 'block-mapping-start', this.cursor.line);
    }
    this.removeKey();
    this.keyAllowed = !this.inFlow;
    this.mark('key', 1);
  }

  private scanValue(): void {
    const key = this.keys[this.keys.length - 1] as SimpleKey;
    if (key.possible) {
      const at = key.tokenNumber - this.taken + this.head;
      this.queue.splice(at, 0, { kind: 'key', text: '', line: key.line, column: key.column });
      this.roll(key.column, 'block-mapping-start', key.line, at);
      key.possible = false;
      this.possible--;
      this.keyAllowed = false;
    } else {
      if (!this.inFlow) {
        if (!this.keyAllowed) {
          this.cursor.fail('A second “: ” on the line: put the value in quotation marks.');
        }
        this.roll(this.cursor.column, 'block-mapping-start', this.cursor.line);
      }
      this.keyAllowed = !this.inFlow;
    }
    this.mark('value', 1);
  }

  private scanName(kind: 'alias' | 'anchor'): void {
    this.saveKey();
    this.keyAllowed = false;
    const cursor = this.cursor;
    const { line, column } = cursor;
    cursor.skip();
    const start = cursor.index;
    while (/[\w-]/.test(String.fromCharCode(cursor.at()))) cursor.skip();
    const name = cursor.text.slice(start, cursor.index);
    if (name === '' || (!cursor.isBlankOrEnd() && !'?:,]}%@`'.includes(String.fromCharCode(cursor.at())))) {
      throw new YamlError(`The ${kind} here has no proper name; put the value in quotation marks.`, line, column);
    }
    this.push(kind, name, line, column);
  }

  private scanTag(): void {
    this.saveKey();
    this.keyAllowed = false;
    const cursor = this.cursor;
    const { line, column } = cursor;
    const match = /!<[\w\-;/?:@&=+$.!~*'()%,[\]]+>|![\w\-;/?:@&=+$.!~*'()%]*/y;
    match.lastIndex = cursor.index;
    const tag = match.exec(cursor.text)?.[0] ?? '!';
    cursor.skip(tag.length);
    if (!cursor.isBlankOrEnd() && !(this.inFlow && cursor.at() === 44))
      cursor.fail('A tag must be followed by a space.');
    const handle = /^![\w-]+!/.exec(tag)?.[0];
    if (tag === '!!' || /%(?![\da-f]{2})/i.test(tag) || (handle !== undefined && !this.handles.has(handle)))
      cursor.fail(`The tag ${tag} is not declared or not complete.`);
    this.push('tag', tag, line, column);
  }

  private scanBlockScalar(): void {
    this.removeKey();
    this.keyAllowed = true;
    const { line, column } = this.cursor;
    this.push('quoted', scanBlock(this.cursor, this.indent), line, column);
  }

  private scanQuotedScalar(): void {
    this.saveKey();
    this.keyAllowed = false;
    const { line, column } = this.cursor;
    this.push('quoted', scanQuoted(this.cursor), line, column);
  }

  private scanPlainScalar(): void {
    this.saveKey();
    this.keyAllowed = false;
    const { line, column } = this.cursor;
    const { text, crossed } = scanPlain(this.cursor, this.indent + 1, this.inFlow);
    this.push('plain', text, line, column);
    if (crossed) this.keyAllowed = true;
  }
}

function noKey(): SimpleKey {
  return { possible: false, required: false, tokenNumber: 0, index: 0, line: 0, column: 0 };
}

function missingColon(key: SimpleKey): never {
  throw new YamlError("A “:” is missing behind this line's key.", key.line, key.column);
}
