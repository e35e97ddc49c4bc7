import { hashKey } from '../../ruby/equality.ts';
import { RubyDate, RubyTime } from '../../ruby/time/time.ts';
import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import { RubyFloat } from '../../ruby/value.ts';
import type { ToLocal } from './scalar.ts';
import { DisallowedValue, readPlainScalar } from './scalar.ts';
import { Scanner } from './scanner.ts';
import type { Token, TokenKind } from './tokens.ts';
import { YamlError } from './tokens.ts';

const MAX_DEPTH = 400;
/** Values that aliases may stand for in one text, counted as often as they are repeated. */
const MAX_EXPANDED = 1_000_000;

interface Properties {
  anchor: string | undefined;
  tag: string | undefined;
}

/** Where a block construct ends: which tokens leave a value empty. */
const NO_VALUE_IN_MAPPING = new Set<TokenKind>(['key', 'value', 'block-end']);
const NO_VALUE_IN_SEQUENCE = new Set<TokenKind>(['block-entry', 'block-end']);
const NO_VALUE_INDENTLESS = new Set<TokenKind>(['block-entry', 'key', 'value', 'block-end']);

/** Told of each key of the outermost mapping as it is read. */
export type OnKey = (key: RubyValue, line: number) => void;

/** Reads the first document of a YAML text as `Psych.safe_load` with dates, times and aliases allowed. Throws `YamlError`. */
export class Parser {
  private readonly scanner: Scanner;
  private readonly anchors = new Map<string, RubyValue>();
  private readonly sizes = new Map<RubyValue, number>();
  private readonly objectKeys = new WeakMap<RubyHash, Map<string, RubyValue>>();
  private expanded = 0;
  private depth = 0;
  private lastWasAlias = false;

  constructor(
    text: string,
    private readonly toLocal: ToLocal,
    private readonly onKey?: OnKey,
    private readonly symbolsAreText = false,
  ) {
    this.scanner = new Scanner(text);
  }

  read(): RubyValue {
    let token = this.scanner.peek();
    const directives = token.kind === 'directive';
    while (token.kind === 'directive') {
      this.scanner.next();
      token = this.scanner.peek();
    }
    if (directives && token.kind !== 'document-start') this.fail(token, 'A “---” line must follow a % directive.');
    if (token.kind === 'stream-end') return null;
    if (token.kind === 'document-start') {
      this.scanner.next();
      token = this.scanner.peek();
      if (['document-start', 'document-end', 'directive', 'stream-end'].includes(token.kind)) return null;
    }
    const value = this.node(true, false);
    this.scanner.peek();
    return value;
  }

  private node(block: boolean, indentless: boolean): RubyValue {
    if (++this.depth > MAX_DEPTH) this.fail(this.scanner.peek(), 'Values are nested too deeply.');
    const alias = this.scanner.peek().kind === 'alias';
    const value = this.nodeInside(block, indentless);
    this.depth -= 1;
    this.lastWasAlias = alias;
    return value;
  }

  private nodeInside(block: boolean, indentless: boolean): RubyValue {
    const first = this.scanner.peek();
    if (first.kind === 'alias') {
      this.scanner.next();
      return this.alias(first);
    }
    const properties = this.properties();
    const token = this.scanner.peek();
    return this.content(token, properties, block, indentless);
  }

  private content(token: Token, properties: Properties, block: boolean, indentless: boolean): RubyValue {
    switch (token.kind) {
      case 'plain':
      case 'quoted':
        this.scanner.next();
        return this.keep(properties, this.scalar(token, properties.tag));
      case 'flow-sequence-start':
        return this.flowSequence(properties);
      case 'flow-mapping-start':
        return this.flowMapping(properties);
      case 'block-entry':
        if (indentless) return this.sequence(properties, true);
        break;
      case 'block-sequence-start':
        if (block) return this.sequence(properties, false);
        break;
      case 'block-mapping-start':
        if (block) return this.mapping(properties);
        break;
      default:
        break;
    }
    if (properties.anchor === undefined && properties.tag === undefined) {
      this.fail(token, 'A value is expected here.');
    }
    return this.keep(properties, isText(properties.tag) ? '' : null);
  }

  private properties(): Properties {
    const properties: Properties = { anchor: undefined, tag: undefined };
    for (;;) {
      const token = this.scanner.peek();
      if (token.kind === 'anchor' && properties.anchor === undefined) properties.anchor = token.text;
      else if (token.kind === 'tag' && properties.tag === undefined) properties.tag = this.allowedTag(token);
      else return properties;
      this.scanner.next();
    }
  }

  private allowedTag(token: Token): string {
    const object = token.text.startsWith('!ruby/') && !token.text.startsWith('!ruby/string');
    if (object || /^(?:!!|!|!<tag:yaml\.org,2002:)set>?$/.test(token.text)) {
      this.fail(token, `The tag ${token.text} makes a Ruby object, which is not allowed.`);
    }
    return token.text;
  }

  private keep<V extends RubyValue>(properties: Properties, value: V): V {
    if (properties.anchor !== undefined) this.anchors.set(properties.anchor, value);
    return value;
  }

  private alias(token: Token): RubyValue {
    const value = this.anchors.get(token.text);
    if (value === undefined) this.fail(token, `No anchor &${token.text} comes before this alias.`);
    this.expanded += this.sizeOf(value);
    if (this.expanded > MAX_EXPANDED) this.fail(token, 'The aliases stand for too many values.');
    return value;
  }

  /** How many values lie in one, repeated ones counted again. A collection that is still being read counts as one. */
  private sizeOf(value: RubyValue): number {
    if (!(value instanceof Map) && !Array.isArray(value)) return 1;
    const known = this.sizes.get(value);
    if (known !== undefined) return known;
    this.sizes.set(value, 1);
    let size = 1;
    for (const child of value instanceof Map ? value.values() : value) size += this.sizeOf(child as RubyValue);
    this.sizes.set(value, size);
    return size;
  }

  private scalar(token: Token, tag: string | undefined): RubyValue {
    if (tag === undefined && token.kind === 'quoted') return token.text;
    if (isText(tag)) return token.text;
    if (tag !== undefined && /^(?:!!|!|!<tag:yaml\.org,2002:)binary>?$/.test(tag)) return decodeBinary(token.text);
    try {
      // A tag makes Psych read a quoted text as if it were plain.
      const value = readPlainScalar(token.text, this.toLocal);
      if (tag !== undefined && /float>?$/.test(tag)) return this.asFloat(value, token);
      return value;
    } catch (error) {
      if (error instanceof DisallowedValue && this.symbolsAreText) return token.text;
      if (error instanceof DisallowedValue) this.fail(token, error.message);
      throw error;
    }
  }

  private sequence(properties: Properties, indentless: boolean): RubyValue {
    const list: RubyValue[] = this.keep(properties, []);
    if (!indentless) this.scanner.next();
    while (this.scanner.peek().kind === 'block-entry') {
      this.scanner.next();
      const empty = indentless ? NO_VALUE_INDENTLESS : NO_VALUE_IN_SEQUENCE;
      list.push(empty.has(this.scanner.peek().kind) ? null : this.node(true, false));
    }
    if (indentless) return list;
    const end = this.scanner.next();
    if (end.kind !== 'block-end') this.fail(end, 'The list goes on with something that is not a “- ” item.');
    return list;
  }

  private mapping(properties: Properties): RubyValue {
    const map: Map<RubyValue, RubyValue> = this.keep(properties, new Map());
    const outermost = this.depth === 1;
    this.scanner.next();
    for (;;) {
      const token = this.scanner.peek();
      if (token.kind === 'block-end') {
        this.scanner.next();
        return map;
      }
      if (token.kind !== 'key') {
        this.fail(token, 'A key is expected here; a text that goes on must be indented or in quotation marks.');
      }
      this.scanner.next();
      const ahead = this.scanner.peek();
      const literal = ahead.kind === 'tag' && isText(ahead.text);
      const key = NO_VALUE_IN_MAPPING.has(ahead.kind) ? null : this.node(true, true);
      if (outermost) this.onKey?.(key, token.line);
      this.setValue(map, key, literal, () => {
        if (this.scanner.peek().kind !== 'value') return null;
        this.scanner.next();
        return NO_VALUE_IN_MAPPING.has(this.scanner.peek().kind) ? null : this.node(true, true);
      });
    }
  }

  private flowSequence(properties: Properties): RubyValue {
    const list: RubyValue[] = this.keep(properties, []);
    this.scanner.next();
    for (let first = true; ; first = false) {
      if (this.scanner.peek().kind === 'flow-sequence-end') break;
      if (!first && this.separator('flow-sequence-end', ']')) break;
      if (this.scanner.peek().kind === 'key') list.push(this.singlePair());
      else list.push(this.node(false, false));
    }
    this.scanner.next();
    return list;
  }

  private singlePair(): RubyHash {
    const map = new Map<RubyValue, RubyValue>();
    const empty = new Set<TokenKind>(['value', 'flow-entry', 'flow-sequence-end']);
    this.scanner.next();
    const bare = empty.has(this.scanner.peek().kind);
    if (bare) this.scanner.next();
    const key = bare ? null : this.node(false, false);
    this.setValue(map, key, false, () => this.flowValue(empty));
    return map;
  }

  private flowMapping(properties: Properties): RubyValue {
    const map: Map<RubyValue, RubyValue> = this.keep(properties, new Map());
    this.scanner.next();
    for (let first = true; ; first = false) {
      if (this.scanner.peek().kind === 'flow-mapping-end') break;
      if (!first && this.separator('flow-mapping-end', '}')) break;
      this.flowPair(map, new Set<TokenKind>(['value', 'flow-entry', 'flow-mapping-end']));
    }
    this.scanner.next();
    return map;
  }

  /** Passes the comma between two entries; true when the collection ends behind it. */
  private separator(end: TokenKind, bracket: string): boolean {
    const token = this.scanner.next();
    if (token.kind !== 'flow-entry') this.fail(token, `A “,” or “${bracket}” is expected here.`);
    return this.scanner.peek().kind === end;
  }

  private flowPair(map: Map<RubyValue, RubyValue>, empty: ReadonlySet<TokenKind>): void {
    let key: RubyValue = null;
    if (this.scanner.peek().kind === 'key') {
      this.scanner.next();
      if (!empty.has(this.scanner.peek().kind)) key = this.node(false, false);
    } else if (this.scanner.peek().kind !== 'value') {
      key = this.node(false, false);
      this.setValue(map, key, false, () => null);
      return;
    }
    this.setValue(map, key, false, () => this.flowValue(empty));
  }

  private flowValue(empty: ReadonlySet<TokenKind>): RubyValue {
    if (this.scanner.peek().kind !== 'value') return null;
    this.scanner.next();
    const kind = this.scanner.peek().kind;
    return kind !== 'value' && empty.has(kind) ? null : this.node(false, false);
  }

  /** Sets a pair; `<<` takes over the pairs of the mapping, or of the list of mappings, that is its value. */
  private setValue(map: Map<RubyValue, RubyValue>, key: RubyValue, literal: boolean, read: () => RubyValue): void {
    const value = read();
    if (key === '<<' && !literal) {
      if (value instanceof Map) {
        for (const [name, merged] of value) map.set(name, merged);
        return;
      }
      if (Array.isArray(value) && !this.lastWasAlias && value.every(item => item instanceof Map)) {
        for (const item of [...(value as readonly RubyHash[])].reverse()) {
          for (const [name, merged] of item) map.set(name, merged);
        }
        return;
      }
    }
    map.set(this.knownKey(map, key), value);
  }

  /** A number, date or time that is a key of the map already: JavaScript tells equal objects apart. */
  private knownKey(map: RubyHash, key: RubyValue): RubyValue {
    if (!(key instanceof RubyFloat || key instanceof RubyDate || key instanceof RubyTime)) return key;
    let known = this.objectKeys.get(map);
    if (!known) this.objectKeys.set(map, (known = new Map()));
    const name = hashKey(key);
    const found = known.get(name);
    if (found === undefined) known.set(name, key);
    return found ?? key;
  }

  private asFloat(value: RubyValue, token: Token): RubyValue {
    if (value instanceof RubyFloat) return value;
    if (typeof value === 'number') return new RubyFloat(value);
    this.fail(token, 'This is not a number.');
  }

  private fail(token: Token, message: string): never {
    throw new YamlError(message, token.line, token.column);
  }
}

function isText(tag: string | undefined): boolean {
  return tag !== undefined && /^(?:!!str|!str|!<tag:yaml\.org,2002:str>|!ruby\/string)$/.test(tag);
}

function decodeBinary(text: string): string {
  const letters = text.replace(/[^A-Za-z0-9+/]/g, '');
  let bits = 0;
  let held = 0;
  let out = '';
  for (const letter of letters) {
    held = (held << 6) | 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'.indexOf(letter);
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out += String.fromCharCode((held >> bits) & 0xff);
  }
  return out;
}
