import { LiquidFault } from './fault.ts';
import type { Token, TokenKind } from './lexer.ts';
import { tokenize } from './lexer.ts';

const END: Token = { kind: 'end_of_string', text: '' };

/** Expressions inside expressions go no deeper; a person's never do. */
const DEEPEST = 200;

/**
 * Liquid::Parser, the strict one: checks a markup and gives its expressions back as plain text, which `parseExpression`
 * then reads. Every method throws a syntax fault where the markup does not fit.
 */
export class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(markup: string) {
    this.#tokens = tokenize(markup);
  }

  consume(kind: TokenKind): string {
    const token = this.#token();
    if (token.kind !== kind) throw new LiquidFault('syntax', `Expected ${kind} but found ${token.kind}`);
    this.#at++;
    return token.text;
  }

  /** The token's text when it is of that kind, and then it is behind us. */
  accept(kind: TokenKind): string | undefined {
    return this.#token().kind === kind ? this.#next() : undefined;
  }

  /** As `accept`, for the identifier of that name. */
  acceptWord(name: string): boolean {
    const token = this.#token();
    if (token.kind !== 'id' || token.text !== name) return false;
    this.#at++;
    return true;
  }

  look(kind: TokenKind, ahead = 0): boolean {
    return this.#tokens[this.#at + ahead]?.kind === kind;
  }

  expression(): string {
    if (++this.#depth > DEEPEST) throw new LiquidFault('syntax', 'The expression is nested too deeply');
    try {
      return this.#expression();
    } finally {
      this.#depth--;
    }
  }

  #expression(): string {
    const token = this.#token();
    switch (token.kind) {
      case 'id':
        return this.#next() + this.#lookups();
      case 'open_square':
        return this.#next() + this.expression() + this.consume('close_square') + this.#lookups();
      case 'string':
      case 'number':
        return this.#next();
      case 'open_round': {
        this.#at++;
        const first = this.expression();
        this.consume('dotdot');
        const last = this.expression();
        this.consume('close_round');
        return `(${first}..${last})`;
      }
      default:
        throw new LiquidFault('syntax', `${describe(token)} is not a valid expression`);
    }
  }

  /** A filter's argument: an expression, or `name: expression`. */
  argument(): string {
    const name = this.look('id') && this.look('colon', 1) ? `${this.#next()}${this.#next()} ` : '';
    return name + this.expression();
  }

  #lookups(): string {
    let text = '';
    for (;;) {
      if (this.look('open_square')) text += this.#next() + this.expression() + this.consume('close_square');
      else if (this.look('dot')) text += this.#next() + this.consume('id');
      else return text;
    }
  }

  #token(): Token {
    return this.#tokens[this.#at] ?? END;
  }

  #next(): string {
    const { text } = this.#token();
    this.#at++;
    return text;
  }
}

function describe(token: Token): string {
  return token.kind === 'end_of_string' ? '[:end_of_string]' : `[:${token.kind}, ${JSON.stringify(token.text)}]`;
}
