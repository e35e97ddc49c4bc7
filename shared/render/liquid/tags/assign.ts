import { LiquidFault } from '../fault.ts';
import { SPACE } from '../lexer.ts';
import { VARIABLE_SIGNATURE } from '../markup.ts';
import { simpleTag } from '../tag.ts';
import { Variable } from '../variable.ts';

const SYNTAX = new RegExp(`((?:${VARIABLE_SIGNATURE})+)${SPACE}*=${SPACE}*([^]*)${SPACE}*`);

/** `{% assign name = value | filter %}` */
export const assign = simpleTag(({ markup, line, parsing }) => {
  const match = SYNTAX.exec(markup);
  if (!match) {
    throw new LiquidFault('syntax', "Syntax Error in 'assign' - Valid syntax: assign [var] = [source]");
  }
  const [, name = '', source = ''] = match;
  const value = new Variable(source, parsing);
  return { line, blank: true, render: context => context.assign(name, value.evaluate(context)) };
});
