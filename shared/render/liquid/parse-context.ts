import type { Problem } from '../../kit/problem.ts';
import { stripLeft, stripRight } from '../../ruby/string.ts';
import { Body, isBlank, TextNode } from './body.ts';
import type { Node } from './context.ts';
import { LiquidFault, remedyFor } from './fault.ts';
import { SPACE } from './lexer.ts';
import type { ForeignHandler, Parsing, Reader, TagRegistry } from './tag.ts';
import { countLines, Tokenizer, tokenizeTemplate } from './tokenizer.ts';
import { Variable } from './variable.ts';

/** A tag that no registry knows: the block around it decides what it is (`else`, its own end, a mistake). */
interface ForeignTag {
  readonly name: string;
  readonly markup: string;
}

const FULL_TAG = new RegExp(`^\\{%-?(${SPACE}*)(#|\\w+)(${SPACE}*)([^]*?)-?%\\}$`);
const LINE_TAG = new RegExp(`^${SPACE}*(#|\\w+)${SPACE}*(.*)$`, 's');
/** Liquid::Block::MAX_DEPTH. */
const DEEPEST = 100;
const MOST_PROBLEMS = 100;

/** The state of one parsing: where it is, what blocks are open, what is wrong. */
export class ParseContext implements Parsing {
  readonly problems: Problem[] = [];
  line = 1;
  #trim = false;
  /** End tags of the blocks around, the innermost last. */
  readonly #open: string[] = [];
  readonly #unknown = new Set<string>();

  constructor(
    readonly path: string,
    readonly errorMode: 'strict' | 'warn' | 'lax',
    private readonly tags: TagRegistry,
  ) {}

  /** Parses a whole template. */
  document(tokens: Tokenizer): Body {
    const body = new Body();
    for (let tag = this.#body(body, tokens); tag; tag = this.#body(body, tokens)) {
      if (this.#excused(tag.name)) continue;
      const outer = tag.name === 'else' || tag.name === 'end';
      if (outer) this.fault(new LiquidFault('syntax', `Unexpected outer '${tag.name}' tag`), this.line);
      else this.#unknownTag(tag.name);
    }
    return body;
  }

  block(name: string, body: Body, tokens: Tokenizer, line: number, handle: ForeignHandler): boolean {
    if (this.#open.length >= DEEPEST) throw new LiquidFault('nesting', 'Nesting too deep', 'Nest fewer tags.');
    const delimiter = `end${name}`;
    this.#open.push(delimiter);
    try {
      for (;;) {
        const tag = this.#body(body, tokens);
        if (!tag) {
          const message = `'${name}' tag was never closed`;
          this.fault(new LiquidFault('unclosed-tag', message, `Add {% ${delimiter} %}.`), line);
          return false;
        }
        if (tag.name === delimiter) return false;
        if (handle(tag.name, tag.markup)) return true;
        if (this.#excused(tag.name)) continue;
        if (this.#open.includes(tag.name)) {
          this.#wrongEnd(tag.name, name, delimiter);
          tokens.unshift();
          return false;
        }
        if (tag.name === 'else')
          this.fault(new LiquidFault('syntax', `${name} tag does not expect 'else' tag`), this.line);
        else if (tag.name.startsWith('end')) this.#wrongEnd(tag.name, name, delimiter);
        else this.#unknownTag(tag.name);
      }
    } finally {
      this.#open.pop();
    }
  }

  simpleBlock(name: string, tokens: Tokenizer, line: number): Body {
    const body = new Body();
    this.block(name, body, tokens, line, () => false);
    return body;
  }

  fragment(text: string, line: number): Body {
    const inner = new ParseContext(this.path, this.errorMode, this.tags);
    const body = inner.document(new Tokenizer(tokenizeTemplate(text), line, false));
    for (const problem of inner.problems) this.problems.push(problem);
    return body;
  }

  withMode<T>(markup: string, line: number, shown: string, strict: Reader<T>, lax: Reader<T>): T {
    return this.errorMode === 'lax' ? lax(markup) : this.withFallback(markup, line, shown, strict, lax);
  }

  withFallback<T>(markup: string, line: number, shown: string, strict: Reader<T>, lax: Reader<T>): T {
    try {
      return strict(markup);
    } catch (error) {
      if (!(error instanceof LiquidFault)) throw error;
      const fault = new LiquidFault(error.kind, `${error.message} in "${shown}"`, error.remedy);
      if (this.errorMode === 'strict') throw fault;
      const result = lax(markup);
      if (this.errorMode === 'warn') this.#add(fault, line, 'warning');
      return result;
    }
  }

  fault(fault: LiquidFault, line: number): void {
    this.#add(fault, line, 'error');
  }

  #add(fault: LiquidFault, line: number, severity: 'error' | 'warning'): void {
    if (this.problems.length >= MOST_PROBLEMS) return;
    const place = { path: this.path, line, column: 1 };
    const code = severity === 'warning' ? 'liquid-lax' : `liquid-${fault.kind}`;
    this.problems.push({ severity, code, place, cause: fault.message, remedy: remedyFor(fault) });
  }

  #unknownTag(name: string): void {
    this.#unknown.add(name);
    this.fault(new LiquidFault('unknown-tag', `Unknown tag '${name}'`), this.line);
  }

  #wrongEnd(tag: string, block: string, delimiter: string): void {
    const message = `'${tag}' is not a valid delimiter for ${block} tags. use ${delimiter}`;
    this.fault(new LiquidFault('syntax', message, `Write {% ${delimiter} %}.`), this.line);
  }

  /** The end of a block whose start was unknown has been reported by that. */
  #excused(name: string): boolean {
    return name.startsWith('end') && this.#unknown.has(name.slice(3));
  }

  #body(body: Body, tokens: Tokenizer): ForeignTag | undefined {
    this.line = tokens.line;
    return tokens.forLiquidTag ? this.#liquidLines(body, tokens) : this.#tokens(body, tokens);
  }

  #tokens(body: Body, tokens: Tokenizer): ForeignTag | undefined {
    for (let token = tokens.shift(); token !== undefined; token = tokens.shift()) {
      if (token.startsWith('{%')) {
        const foreign = this.#tag(token, body, tokens);
        if (foreign) return foreign;
      } else if (token.startsWith('{{')) this.#variable(token, body);
      else this.#text(token, body);
      this.line = tokens.line;
    }
    return undefined;
  }

  #tag(token: string, body: Body, tokens: Tokenizer): ForeignTag | undefined {
    this.#controlSpace(token, body);
    const match = FULL_TAG.exec(token);
    if (!match) {
      this.#broken('Tag', '/\\%\\}/', 'Close it with %}.', token, body);
      return undefined;
    }
    const [, before = '', name = '', after = '', markup = ''] = match;
    this.line += countLines(before) + countLines(after);
    if (name !== 'liquid') return this.#known(name, markup, body, tokens);
    const lines = new Tokenizer(markup === '' ? [] : markup.split('\n'), this.line, true);
    for (let tag = this.#liquidLines(body, lines); tag; tag = this.#liquidLines(body, lines)) {
      if (tag.name.startsWith('end')) this.#wrongEnd(tag.name, 'liquid', '%}');
      else if (tag.name === 'else')
        this.fault(new LiquidFault('syntax', `liquid tag does not expect 'else' tag`), this.line);
      else this.#unknownTag(tag.name);
    }
    return undefined;
  }

  #liquidLines(body: Body, tokens: Tokenizer): ForeignTag | undefined {
    for (let token = tokens.shift(); token !== undefined; token = tokens.shift()) {
      if (!isBlank(token)) {
        const match = LINE_TAG.exec(token);
        if (!match) return { name: token, markup: token };
        const foreign = this.#known(match[1] ?? '', match[2] ?? '', body, tokens);
        if (foreign) return foreign;
      }
      this.line = tokens.line;
    }
    return undefined;
  }

  #known(name: string, markup: string, body: Body, tokens: Tokenizer): ForeignTag | undefined {
    const tag = this.tags.get(name);
    if (!tag) return { name, markup };
    const { line } = this;
    try {
      body.add(tag.parse({ name, markup, line, parsing: this, tokens }));
    } catch (error) {
      if (!(error instanceof LiquidFault)) throw error;
      this.fault(error, line);
      if (tag.block) this.#salvage(name, body, tokens, line);
    }
    return undefined;
  }

  /** A block whose own markup is wrong still has a body; it shows as if the tag were not there. */
  #salvage(name: string, body: Body, tokens: Tokenizer, line: number): void {
    if (this.#open.length >= DEEPEST) return;
    const inner = new Body();
    const middle = new Set(['else', 'elsif', 'when']);
    while (this.block(name, inner, tokens, line, foreign => middle.has(foreign)));
    for (const node of inner.nodes) body.add(node);
  }

  #variable(token: string, body: Body): void {
    this.#controlSpace(token, body);
    if (!token.endsWith('}}') || token.length < 4) {
      this.#broken('Variable', '/\\}\\}/', 'Close it with }}.', token, body);
      return;
    }
    const start = token.charCodeAt(2) === 45 ? 3 : 2;
    const end = token.length - (token.charCodeAt(token.length - 3) === 45 && token.length - 3 >= start ? 3 : 2);
    try {
      body.add(new Variable(token.slice(start, end), this));
    } catch (error) {
      if (!(error instanceof LiquidFault)) throw error;
      this.fault(error, this.line);
    }
  }

  #text(token: string, body: Body): void {
    const text = this.#trim ? stripLeft(token) : token;
    const line = this.#trim ? this.line + countLines(token.slice(0, token.length - text.length)) : this.line;
    this.#trim = false;
    body.add(new TextNode(text, line));
  }

  /** What is no tag shows as it is written, so that the writer finds it. */
  #broken(kind: string, end: string, remedy: string, token: string, body: Body): void {
    if (this.problems.length < MOST_PROBLEMS) {
      const message = `${kind} '${token}' was not properly terminated with regexp: ${end}`;
      this.fault(new LiquidFault('syntax', message, remedy), this.line);
    }
    this.#trim = false;
    body.add(new TextNode(token, this.line));
  }

  /** `{%-` strips the text before, `-%}` the text to come. */
  #controlSpace(token: string, body: Body): void {
    if (token.charCodeAt(2) === 45) {
      const last: Node | undefined = body.nodes.at(-1);
      if (last instanceof TextNode) last.text = stripRight(last.text);
    }
    this.#trim = token.charCodeAt(token.length - 3) === 45;
  }
}
