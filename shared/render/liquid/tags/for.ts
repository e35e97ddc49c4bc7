import { RubyRange } from '../../../ruby/value.ts';
import type { RubyHash, RubyValue } from '../../../ruby/value.ts';
import { Drop } from '../../../ruby/value.ts';
import type { Budget } from '../budget.ts';
import { Body } from '../body.ts';
import type { Context, Node } from '../context.ts';
import { toCount } from '../convert.ts';
import type { Expression } from '../expression.ts';
import { parseExpression } from '../expression.ts';
import { LiquidFault } from '../fault.ts';
import { ForLoop } from '../for-loop.ts';
import { SPACE } from '../lexer.ts';
import { attributes, QUOTED_FRAGMENT } from '../markup.ts';
import type { Output } from '../output.ts';
import { Parser } from '../parser.ts';
import { strip } from '../../../ruby/string.ts';
import { blockTag } from '../tag.ts';

interface Header {
  readonly variable: string;
  /** Tells loops apart for `offset: continue`. */
  readonly name: string;
  readonly collection: Expression;
  readonly reversed: boolean;
  readonly offset: Expression | 'continue' | undefined;
  readonly limit: Expression | undefined;
}

/** `{% for item in list limit: 2 offset: 1 reversed %}…{% else %}…{% endfor %}` */
export const forTag = blockTag(({ name, markup, line, parsing, tokens }) => {
  const header = parsing.withMode(markup, line, strip(markup), parseStrict, parseLax);
  const body = new Body();
  let otherwise: Body | undefined;
  const isElse = (tag: string): boolean => tag === 'else';
  if (parsing.block(name, body, tokens, line, isElse)) {
    otherwise = new Body();
    // A second `else` ends the tag in Liquid: what follows belongs to the block around.
    if (parsing.block(name, otherwise, tokens, line, isElse)) otherwise = new Body();
  }
  const blank = body.blank && (otherwise?.blank ?? true);
  if (blank) {
    body.dropBlankText();
    otherwise?.dropBlankText();
  }
  return new ForNode(line, blank, header, body, otherwise);
});

const SYNTAX = new RegExp(`^([\\w-]+)${SPACE}+in${SPACE}+((?:${QUOTED_FRAGMENT})+)${SPACE}*(reversed)?`);

function parseLax(markup: string): Header {
  const match = SYNTAX.exec(markup);
  if (!match) {
    throw new LiquidFault('syntax', "Syntax Error in 'for loop' - Valid syntax: for [item] in [collection]");
  }
  const [, variable = '', collection = '', reversed] = match;
  return header(variable, collection, reversed !== undefined, attributes(markup));
}

function parseStrict(markup: string): Header {
  const parser = new Parser(markup);
  const variable = parser.consume('id');
  if (!parser.acceptWord('in')) throw new LiquidFault('syntax', "For loops require an 'in' clause");
  const collection = parser.expression();
  const reversed = parser.acceptWord('reversed');
  const given: [string, string][] = [];
  while (parser.look('id') && parser.look('colon', 1)) {
    const attribute = parser.acceptWord('limit') ? 'limit' : parser.acceptWord('offset') ? 'offset' : undefined;
    if (attribute === undefined) {
      throw new LiquidFault('syntax', 'Invalid attribute in for loop. Valid attributes are limit and offset');
    }
    parser.consume('colon');
    given.push([attribute, parser.expression()]);
  }
  parser.consume('end_of_string');
  return header(variable, collection, reversed, given);
}

function header(
  variable: string,
  collection: string,
  reversed: boolean,
  given: readonly (readonly [string, string])[],
): Header {
  let offset: Header['offset'];
  let limit: Header['limit'];
  for (const [key, value] of given) {
    if (key === 'offset') offset = value === 'continue' ? 'continue' : parseExpression(value);
    else if (key === 'limit') limit = parseExpression(value);
  }
  const name = `${variable}-${collection}`;
  return { variable, name, collection: parseExpression(collection), reversed, offset, limit };
}

class ForNode implements Node {
  constructor(
    readonly line: number,
    readonly blank: boolean,
    private readonly header: Header,
    private readonly body: Body,
    private readonly otherwise: Body | undefined,
  ) {}

  render(context: Context, out: Output): void {
    const segment = this.#segment(context);
    if (segment.length === 0) this.otherwise?.render(context, out);
    else context.stack(() => this.#loop(segment, context, out));
  }

  /** The elements to go through, and the place from which `offset: continue` goes on. */
  #segment(context: Context): readonly RubyValue[] {
    const { header } = this;
    const offsets = remembered(context);
    let from = 0;
    if (header.offset === 'continue') from = offsets.get(header.name) ?? 0;
    else {
      const value = header.offset?.evaluate(context) ?? null;
      if (value !== null) from = toCount(value);
    }
    const collection = header.collection.evaluate(context);
    const limit = header.limit?.evaluate(context) ?? null;
    const to = limit === null ? undefined : toCount(limit) + from;
    const segment = slice(collection, from, to, context.budget);
    offsets.set(header.name, from + segment.length);
    return header.reversed ? [...segment].reverse() : segment;
  }

  #loop(segment: readonly RubyValue[], context: Context, out: Output): void {
    const loops = loopStack(context);
    const loop = new ForLoop(this.header.name, segment.length, loops.at(-1) ?? null);
    loops.push(loop);
    context.set('forloop', loop);
    try {
      for (const item of segment) {
        context.set(this.header.variable, item);
        this.body.render(context, out);
        loop.next();
        if (context.interrupts.length > 0 && context.interrupts.pop() === 'break') break;
      }
    } finally {
      loops.pop();
    }
  }
}

function remembered(context: Context): Map<string, number> {
  let offsets = context.registers.get('for') as Map<string, number> | undefined;
  if (!offsets) context.registers.set('for', (offsets = new Map()));
  return offsets;
}

function loopStack(context: Context): ForLoop[] {
  let loops = context.registers.get('for_stack') as ForLoop[] | undefined;
  if (!loops) context.registers.set('for_stack', (loops = []));
  return loops;
}

/** Liquid::Utils.slice_collection: the elements with an index of `from` up to `to`; a text is one element, a hash its pairs, a drop its
 * keys (Jekyll's drops yield a value besides, which Liquid passes over). */
export function slice(
  collection: RubyValue,
  from: number,
  to: number | undefined,
  budget: Budget,
): readonly RubyValue[] {
  const start = Math.max(0, from);
  if (typeof collection === 'string') return collection === '' ? [] : [collection];
  if (collection instanceof RubyRange) return sliceRange(collection, start, to, budget);
  const items = elements(collection);
  if (start === 0 && (to === undefined || to >= items.length)) return items;
  return items.slice(start, to === undefined ? undefined : Math.max(0, to));
}

function sliceRange(range: RubyRange, start: number, to: number | undefined, budget: Budget): readonly RubyValue[] {
  const size = Math.max(0, range.last - range.first + 1);
  const end = to === undefined ? size : Math.min(size, Math.max(0, to));
  const items: number[] = [];
  budget.array(Math.max(0, end - start));
  for (let i = start; i < end; i++) items.push(range.first + i);
  return items;
}

function elements(collection: RubyValue): readonly RubyValue[] {
  if (Array.isArray(collection)) return collection as readonly RubyValue[];
  if (collection instanceof Map) return Array.from(collection as RubyHash, ([key, value]) => [key, value]);
  if (collection instanceof Drop) return collection.keys();
  return [];
}
