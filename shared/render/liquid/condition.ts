import { daysFromCivil } from '../../ruby/time/calendar.ts';
import { className, compare, describe } from '../../ruby/compare.ts';
import { equal, fetch } from '../../ruby/equality.ts';
import { RubyDate, RubyTime } from '../../ruby/time/time.ts';
import { toText } from '../../ruby/text.ts';
import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import { RubyFloat, RubyRange } from '../../ruby/value.ts';
import type { Context } from './context.ts';
import type { Expression } from './expression.ts';
import { literal } from './expression.ts';
import { argumentFault, LiquidFault } from './fault.ts';
import { SPACE } from './lexer.ts';
import { QUOTED_FRAGMENT } from './markup.ts';
import { Parser } from './parser.ts';

/** One side of a comparison: an expression, or the words `blank` and `empty`, which ask the other side. */
export type Operand = Expression | 'blank' | 'empty';

/** Ruby's truth: everything but nil and false. */
export function isTruthy(value: RubyValue): boolean {
  return value !== null && value !== false;
}

/** Liquid::Condition: one comparison and, joined by `and` or `or`, those to its right. */
export class Condition {
  #relation: 'and' | 'or' | undefined;
  #child: Condition | undefined;

  constructor(
    private readonly left: Operand,
    private readonly operator?: string,
    private readonly right?: Operand,
  ) {}

  join(relation: 'and' | 'or', child: Condition): void {
    this.#relation = relation;
    this.#child = child;
  }

  /** From the left, and the first side that decides does: `a or b and c` is `a or (b and c)`, `a and b or c` is `a and (b or c)`. */
  evaluate(context: Context): boolean {
    let result = this.#compare(context);
    for (let at = this.#step(result); at; at = at.#step(result)) result = at.#compare(context);
    return result;
  }

  #step(result: boolean): Condition | undefined {
    return this.#relation === (result ? 'and' : 'or') ? this.#child : undefined;
  }

  #compare(context: Context): boolean {
    const { left, operator, right = literal(null) } = this;
    if (operator === undefined) return typeof left === 'string' || isTruthy(left.evaluate(context));
    if (typeof left === 'string') return compareWord(operator, left, value(right, context));
    if (typeof right === 'string') {
      const other = left.evaluate(context);
      return operator === 'contains' ? typeof other === 'string' : compareWord(operator, right, other);
    }
    return operate(operator, left.evaluate(context), right.evaluate(context));
  }
}

function value(operand: Operand, context: Context): RubyValue {
  return typeof operand === 'string' ? null : operand.evaluate(context);
}

/** `empty` asks texts, arrays and hashes; Ruby without Rails knows no `blank?`, so nothing is blank. Every text contains either word. */
function compareWord(operator: string, word: 'blank' | 'empty', other: RubyValue): boolean {
  switch (operator) {
    case '==':
      return word === 'empty' && isEmpty(other);
    case '!=':
    case '<>':
      return !(word === 'empty' && isEmpty(other));
    case '<':
    case '>':
    case '<=':
    case '>=':
    case 'contains':
      return false;
    default:
      throw argumentFault(`Unknown operator ${operator}`);
  }
}

/** Ruby's `empty?`, false for what does not have it. */
export function isEmpty(value: RubyValue): boolean {
  if (typeof value === 'string' || Array.isArray(value)) return value.length === 0;
  return value instanceof Map && value.size === 0;
}

function operate(operator: string, left: RubyValue, right: RubyValue): boolean {
  switch (operator) {
    case '==':
      return equal(left, right);
    case '!=':
    case '<>':
      return !equal(left, right);
    case 'contains':
      return contains(left, right);
    case '<':
      return ordered(left, right, order => order < 0);
    case '>':
      return ordered(left, right, order => order > 0);
    case '<=':
      return ordered(left, right, order => order <= 0);
    case '>=':
      return ordered(left, right, order => order >= 0);
    default:
      throw argumentFault(`Unknown operator ${operator}`);
  }
}

/** What answers to `<` is compared; a text with a number is an error, and what does not answer makes the condition false. */
function ordered(left: RubyValue, right: RubyValue, holds: (order: number) => boolean): boolean {
  if (!isComparable(left) || !isComparable(right)) return false;
  const order = left instanceof RubyDate && isNumeric(right) ? compare(julianDay(left), right) : compare(left, right);
  if (order !== undefined) return holds(order);
  if (isNumeric(left) && isNumeric(right)) return false;
  throw argumentFault(`comparison of ${className(left)} with ${describe(right)} failed`);
}

/** Ruby compares a Date with a number by its astronomical Julian day. */
function julianDay(date: RubyDate): RubyFloat {
  return new RubyFloat(daysFromCivil(date.year, date.month, date.day) + 2440587.5);
}

function isNumeric(value: RubyValue): boolean {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof RubyFloat;
}

function isComparable(value: RubyValue): boolean {
  return typeof value === 'string' || isNumeric(value) || value instanceof RubyTime || value instanceof RubyDate;
}

function contains(left: RubyValue, right: RubyValue): boolean {
  if (!isTruthy(left) || !isTruthy(right)) return false;
  if (typeof left === 'string') return left.includes(toText(right));
  if (Array.isArray(left)) return (left as readonly RubyValue[]).some(item => equal(item, right));
  if (left instanceof Map) return fetch(left as RubyHash, right) !== undefined;
  if (!(left instanceof RubyRange)) return false;
  const number = right instanceof RubyFloat ? right.value : typeof right === 'number' ? right : undefined;
  return number !== undefined && number >= left.first && number <= left.last;
}

/** Reads one side; `if` reads the words `blank` and `empty`, Jekyll's own conditions (`where_exp`) do not. */
export type OperandReader = (markup: string) => Operand;

/** Comparisons joined by `and` and `or`, by the strict parser, up to the end of the markup. */
export function parseStrictCondition(markup: string, read: OperandReader): Condition {
  const parser = new Parser(markup);
  const first = comparison(parser, read);
  let last = first;
  for (;;) {
    const relation = parser.acceptWord('and') ? 'and' : parser.acceptWord('or') ? 'or' : undefined;
    if (!relation) break;
    const child = comparison(parser, read);
    last.join(relation, child);
    last = child;
  }
  parser.consume('end_of_string');
  return first;
}

function comparison(parser: Parser, read: OperandReader): Condition {
  const left = read(parser.expression());
  const operator = parser.accept('comparison');
  return operator === undefined ? new Condition(left) : new Condition(left, operator, read(parser.expression()));
}

const SIMPLE = new RegExp(`(${QUOTED_FRAGMENT})${SPACE}*([=!<>a-z_]+)?${SPACE}*(${QUOTED_FRAGMENT})?`);
const WORD = `\\b(?:${SPACE}?and${SPACE}?|${SPACE}?or${SPACE}?)\\b`;
const PIECES = new RegExp(
  `(?:${WORD}|(?:${SPACE}*(?!${WORD})(?:${QUOTED_FRAGMENT}|[^ \\t\\r\\n\\f\\v]+)${SPACE}*)+)`,
  'g',
);

/** The same by the lax parser, which takes what looks like a comparison and passes over the rest. */
export function parseLaxCondition(markup: string, read: OperandReader): Condition {
  const pieces: string[] = markup.match(PIECES) ?? [];
  let condition = laxComparison(pieces.pop(), read);
  while (pieces.length > 0) {
    const relation = (pieces.pop() ?? '').trim();
    const outer = laxComparison(pieces.pop(), read);
    if (relation !== 'and' && relation !== 'or') throw badCondition();
    outer.join(relation, condition);
    condition = outer;
  }
  return condition;
}

function laxComparison(piece: string | undefined, read: OperandReader): Condition {
  const match = SIMPLE.exec(piece ?? '');
  if (!match) throw badCondition();
  const [, left = '', operator, right] = match;
  const other = right === undefined ? literal(null) : read(right);
  return operator === undefined ? new Condition(read(left)) : new Condition(read(left), operator, other);
}

function badCondition(): LiquidFault {
  return new LiquidFault('syntax', "Syntax Error in tag 'if' - Valid syntax: if [expression]");
}
