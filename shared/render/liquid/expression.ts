import { textToFloat, textToInteger } from '../../ruby/number.ts';
import { strip } from '../../ruby/string.ts';
import type { RubyValue } from '../../ruby/value.ts';
import { RubyFloat, RubyRange } from '../../ruby/value.ts';
import { BudgetFault } from './budget.ts';
import type { Context } from './context.ts';
import { toInteger } from './convert.ts';
import { LiquidFault } from './fault.ts';
import { SPACE } from './lexer.ts';
import { access } from './access.ts';
import { BLANK, EMPTY } from './method-literal.ts';

/** What a markup such as `page.title`, `"text"` or `(1..n)` means. */
export interface Expression {
  /** The value where it needs no context. */
  readonly constant: RubyValue | undefined;
  evaluate(context: Context): RubyValue;
}

class Literal implements Expression {
  constructor(readonly constant: RubyValue) {}
  evaluate(): RubyValue {
    return this.constant;
  }
}

export function literal(value: RubyValue): Expression {
  return new Literal(value);
}

const WORDS: ReadonlyMap<string, Expression> = new Map([
  ['', literal(null)],
  ['nil', literal(null)],
  ['null', literal(null)],
  ['true', literal(true)],
  ['false', literal(false)],
  ['blank', literal(BLANK)],
  ['empty', literal(EMPTY)],
]);

// The lookahead with a back reference stands for Ruby's atomic group: the first `..` that ends the longest start is final.
const RANGE = new RegExp(
  `^\\(${SPACE}*(?=([^ \\t\\r\\n\\f\\v]+)${SPACE}*\\.\\.)(?:\\1)${SPACE}*\\.\\.${SPACE}*([^ \\t\\r\\n\\f\\v]+)${SPACE}*\\)$`,
);
const WORD = /[\w-]+\??/y;
const COMMANDS: ReadonlySet<string> = new Set(['size', 'first', 'last']);
const DEEPEST = 100;

/** Liquid::Expression.parse: never fails; what means nothing is a variable that is not there. */
export function parseExpression(text: string, depth = 0): Expression {
  const markup = strip(text);
  const first = markup.charCodeAt(0);
  if ((first === 34 || first === 39) && markup.charCodeAt(markup.length - 1) === first)
    return literal(markup.slice(1, -1));
  if (first === 40 || first === 45 || (first >= 48 && first <= 57)) {
    const special = parseNumberOrRange(markup, depth);
    if (special) return special;
  }
  return WORDS.get(markup) ?? parseLookup(markup, depth);
}

function parseNumberOrRange(markup: string, depth: number): Expression | undefined {
  if (/^-?\d+$/.test(markup)) return literal(textToInteger(markup));
  if (/^-?\d[\d.]+$/.test(markup)) return literal(new RubyFloat(textToFloat(markup)));
  const range = RANGE.exec(markup);
  if (!range || depth > DEEPEST) return undefined;
  return parseRange(parseExpression(range[1] ?? '', depth + 1), parseExpression(range[2] ?? '', depth + 1));
}

function parseRange(first: Expression, last: Expression): Expression {
  if (first.constant === undefined || last.constant === undefined) return new RangeExpression(first, last);
  const [from, to] = [looseInteger(first.constant), looseInteger(last.constant)];
  return from === undefined || to === undefined ? new RangeExpression(first, last) : literal(new RubyRange(from, to));
}

/** `to_i` of a literal. */
function looseInteger(value: RubyValue): number | undefined {
  if (typeof value === 'number') return value;
  if (value === null) return 0;
  if (typeof value === 'string') return Number(textToInteger(value));
  return value instanceof RubyFloat && Number.isFinite(value.value) ? Math.trunc(value.value) + 0 : undefined;
}

class RangeExpression implements Expression {
  readonly constant = undefined;
  constructor(
    private readonly first: Expression,
    private readonly last: Expression,
  ) {}

  evaluate(context: Context): RubyValue {
    return new RubyRange(end(this.first.evaluate(context)), end(this.last.evaluate(context)));
  }
}

function end(value: RubyValue): number {
  const number = value === null ? 0 : typeof value === 'string' ? textToInteger(value) : toInteger(value);
  if (typeof number === 'bigint') throw new BudgetFault('A range of the page is too large.');
  return number;
}

function parseLookup(markup: string, depth: number): Expression {
  const [name, ...keys] = lookupParts(markup);
  return new Lookup(
    name === undefined ? literal(null) : part(name, depth),
    keys.map(key => part(key, depth)),
    keys.map(key => COMMANDS.has(key)),
  );
}

/** Liquid's VariableParser: words and what stands in square brackets, in order; anything else is passed over. */
function lookupParts(markup: string): string[] {
  const parts: string[] = [];
  const lastClose = markup.lastIndexOf(']');
  for (let at = 0; at < markup.length; at++) {
    if (markup.charCodeAt(at) === 91 && at + 1 < lastClose && markup.charCodeAt(at + 1) !== 93) {
      const close = markup.indexOf(']', at + 2);
      parts.push(markup.slice(at, close + 1));
      at = close;
      continue;
    }
    WORD.lastIndex = at;
    const word = WORD.exec(markup)?.[0];
    if (word === undefined) continue;
    parts.push(word);
    at += word.length - 1;
  }
  return parts;
}

/** A name is itself; what stands in square brackets is an expression. */
function part(text: string, depth: number): Expression {
  const bracketed = text.startsWith('[') && text.endsWith(']') && depth <= DEEPEST;
  return bracketed ? parseExpression(text.slice(1, -1), depth + 1) : literal(text);
}

/** Liquid::VariableLookup: `page.title`, `site.data[name].size`. */
class Lookup implements Expression {
  readonly constant = undefined;
  readonly #simple: string | undefined;

  constructor(
    private readonly name: Expression,
    private readonly keys: readonly Expression[],
    private readonly commands: readonly boolean[],
  ) {
    this.#simple = typeof name.constant === 'string' ? name.constant : undefined;
  }

  evaluate(context: Context): RubyValue {
    let object = context.find(this.#simple ?? this.name.evaluate(context));
    for (let i = 0; i < this.keys.length; i++) {
      const key = this.keys[i]?.evaluate(context) ?? null;
      const found = access(object, key, this.commands[i] === true, context.strictVariables);
      if (found === undefined) {
        if (!context.strictVariables) return null;
        throw new LiquidFault('undefined-variable', `undefined variable ${String(key)}`);
      }
      object = found;
    }
    return object;
  }
}
