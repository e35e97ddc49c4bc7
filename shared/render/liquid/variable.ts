import { joinText, toText } from '../../ruby/text.ts';
import { strip } from '../../ruby/string.ts';
import type { RubyValue } from '../../ruby/value.ts';
import type { Context, Node } from './context.ts';
import type { Expression } from './expression.ts';
import { literal, parseExpression } from './expression.ts';
import { SPACE } from './lexer.ts';
import type { Output } from './output.ts';
import { Parser } from './parser.ts';
import type { Parsing } from './tag.ts';
import { QUOTED_FRAGMENT, TAG_ATTRIBUTE } from './markup.ts';

interface FilterCall {
  readonly name: string;
  readonly args: readonly Expression[];
  readonly named: readonly (readonly [string, Expression])[];
}

interface Parts {
  readonly value: Expression;
  readonly filters: readonly FilterCall[];
}

const NOTHING: Parts = { value: literal(null), filters: [] };

/** Liquid::Variable: a value and its filters, as `{{ }}`, `assign` and `echo` take them. */
export class Variable implements Node {
  readonly blank = false;
  readonly line: number;
  readonly #parts: Parts;

  constructor(markup: string, parsing: Pick<Parsing, 'line' | 'withFallback'>) {
    this.line = parsing.line;
    this.#parts = parsing.withFallback(markup, this.line, `{{${markup}}}`, parseStrict, parseLax);
  }

  evaluate(context: Context): RubyValue {
    const { value, filters } = this.#parts;
    let result = value.evaluate(context);
    for (const call of filters) {
      const args = call.args.map(arg => arg.evaluate(context));
      if (call.named.length > 0) args.push(new Map(call.named.map(([name, arg]) => [name, arg.evaluate(context)])));
      result = context.invoke(call.name, result, args);
    }
    return result;
  }

  render(context: Context, out: Output): void {
    const value = this.evaluate(context);
    if (typeof value === 'string') out.write(value);
    else if (Array.isArray(value)) out.write(joinText(value as readonly RubyValue[], ''));
    else if (value !== null) out.write(toText(value));
  }
}

function parseStrict(markup: string): Parts {
  const parser = new Parser(markup);
  if (parser.look('end_of_string')) return NOTHING;
  const value = parseExpression(parser.expression());
  const filters: FilterCall[] = [];
  while (parser.accept('pipe') !== undefined) {
    const name = parser.consume('id');
    const args: string[] = [];
    if (parser.accept('colon') !== undefined) {
      do args.push(parser.argument());
      while (parser.accept('comma') !== undefined);
    }
    filters.push(filterCall(name, args));
  }
  parser.consume('end_of_string');
  return { value, filters };
}

const LEADING = new RegExp(`(${QUOTED_FRAGMENT})([^]*)`);
const FILTERS = new RegExp(`\\|${SPACE}*([^]*)`);
const FILTER = new RegExp(`(?:${SPACE}+|${QUOTED_FRAGMENT}|,)+`, 'g');
const ARGUMENT = new RegExp(`[:,]${SPACE}*((?:\\w+${SPACE}*:${SPACE}*)?${QUOTED_FRAGMENT})`, 'g');

function parseLax(markup: string): Parts {
  const match = LEADING.exec(markup);
  if (!match) return NOTHING;
  const [, value = '', rest = ''] = match;
  const filters: FilterCall[] = [];
  for (const text of FILTERS.exec(rest)?.[1]?.match(FILTER) ?? []) {
    const name = /\w+/.exec(text)?.[0];
    if (name !== undefined)
      filters.push(
        filterCall(
          name,
          Array.from(text.matchAll(ARGUMENT), found => found[1] ?? ''),
        ),
      );
  }
  return { value: parseExpression(value), filters };
}

const NAMED = new RegExp(`^${TAG_ATTRIBUTE}$`);

function filterCall(name: string, args: readonly string[]): FilterCall {
  const plain: Expression[] = [];
  const named: [string, Expression][] = [];
  for (const arg of args) {
    const match = NAMED.exec(arg);
    if (match) named.push([match[1] ?? '', parseExpression(match[2] ?? '')]);
    else plain.push(parseExpression(strip(arg)));
  }
  return { name, args: plain, named };
}
