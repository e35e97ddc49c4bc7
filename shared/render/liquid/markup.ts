import { SPACE } from './lexer.ts';
import type { Expression } from './expression.ts';
import { parseExpression } from './expression.ts';

/** Patterns of Liquid's lax parser, as sources for regular expressions. */
const QUOTED_STRING = `"[^"]*"|'[^']*'`;
export const QUOTED_FRAGMENT = `(?:${QUOTED_STRING}|(?:[^ \\t\\r\\n\\f\\v,|'"]|${QUOTED_STRING})+)`;
export const VARIABLE_SIGNATURE = `\\(?[\\w\\-.\\[\\]]\\)?`;
/** Two groups: the name and the value. */
export const TAG_ATTRIBUTE = `(\\w[\\w-]*)${SPACE}*:${SPACE}*(${QUOTED_FRAGMENT})`;

const ATTRIBUTES = new RegExp(TAG_ATTRIBUTE, 'g');

/** Every `name: value` in a markup, in order. */
export function attributes(markup: string): [string, string][] {
  return Array.from(markup.matchAll(ATTRIBUTES), match => [match[1] ?? '', match[2] ?? '']);
}

/** As `attributes`, parsed; of a name that is given twice the last counts. */
export function attributeExpressions(markup: string): Map<string, Expression> {
  return new Map(attributes(markup).map(([name, value]) => [name, parseExpression(value)]));
}
