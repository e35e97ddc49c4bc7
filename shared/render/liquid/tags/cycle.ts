import { hashKey } from '../../../ruby/equality.ts';
import { inspect } from '../../../ruby/inspect.ts';
import { joinText, toText } from '../../../ruby/text.ts';
import type { RubyValue } from '../../../ruby/value.ts';
import type { Context } from '../context.ts';
import type { Expression } from '../expression.ts';
import { literal, parseExpression } from '../expression.ts';
import { LiquidFault } from '../fault.ts';
import { SPACE } from '../lexer.ts';
import { QUOTED_FRAGMENT } from '../markup.ts';
import { simpleTag } from '../tag.ts';

const NAMED = new RegExp(`^(${QUOTED_FRAGMENT})${SPACE}*:${SPACE}*([^]*)`);
const SIMPLE = new RegExp(`^(?:${QUOTED_FRAGMENT})+`);
const VALUE = new RegExp(`${SPACE}*(${QUOTED_FRAGMENT})${SPACE}*`);

/**
 * `{% cycle 'a', 'b' %}`, `{% cycle name: 'a', 'b' %}`: one value after the other. Tags with the same name share their place;
 * without a name, tags with the same literals do, and one with variables goes for itself.
 */
export const cycle = simpleTag(({ markup, line }) => {
  const named = NAMED.exec(markup);
  if (!named && !SIMPLE.test(markup)) {
    throw new LiquidFault('syntax', "Syntax Error in 'cycle' - Valid syntax: cycle [name :] var [, var2, var3 ...]");
  }
  const values = parseValues(named ? (named[2] ?? '') : markup);
  const name = named ? parseExpression(named[1] ?? '') : ownName(values);
  return {
    line,
    blank: false,
    render(context, out) {
      const places = remembered(context);
      const key = hashKey(name.evaluate(context));
      const place = places.get(key) ?? 0;
      const value = values[place]?.evaluate(context) ?? null;
      out.write(Array.isArray(value) ? joinText(value as readonly RubyValue[], '') : toText(value));
      places.set(key, place + 1 >= values.length ? 0 : place + 1);
    },
  };
});

function parseValues(markup: string): Expression[] {
  const values: Expression[] = [];
  for (const part of markup.split(',')) {
    const value = VALUE.exec(part)?.[1];
    if (value !== undefined) {
      const expression = parseExpression(value);
      if (expression.constant !== null) values.push(expression);
    }
  }
  return values;
}

let anonymous = 0;

function ownName(values: readonly Expression[]): Expression {
  const constants = values.map(value => value.constant);
  const fixed = constants.every(constant => constant !== undefined);
  return literal(fixed ? inspect(constants) : `#<variables ${++anonymous}>`);
}

function remembered(context: Context): Map<string, number> {
  let places = context.registers.get('cycle') as Map<string, number> | undefined;
  if (!places) context.registers.set('cycle', (places = new Map()));
  return places;
}
