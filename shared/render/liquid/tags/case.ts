import { strip } from '../../../ruby/string.ts';
import { Body } from '../body.ts';
import { Condition } from '../condition.ts';
import { parseExpression } from '../expression.ts';
import { LiquidFault } from '../fault.ts';
import { SPACE } from '../lexer.ts';
import { QUOTED_FRAGMENT } from '../markup.ts';
import type { Parsing } from '../tag.ts';
import { blockTag } from '../tag.ts';
import { readOperand } from './if.ts';

const SUBJECT = new RegExp(`(${QUOTED_FRAGMENT})`);
const VALUE = new RegExp(QUOTED_FRAGMENT, 'g');
const NEXT = new RegExp(`(?:${SPACE}+or${SPACE}+|${SPACE}*,${SPACE}*)(?=${QUOTED_FRAGMENT})`, 'y');

/** A condition with what it shows; `else` has none. */
interface Branch {
  readonly condition: Condition | undefined;
  readonly body: Body;
}

/** `{% case value %}{% when a or b, c %}…{% else %}…{% endcase %}`: every branch that matches shows, in order. */
export const caseTag = blockTag(({ name, markup, line, parsing, tokens }) => {
  const subject = SUBJECT.exec(markup)?.[1];
  if (subject === undefined) throw new LiquidFault('syntax', "Syntax Error in 'case' - Valid syntax: case [condition]");
  const left = parseExpression(subject);
  const branches: Branch[] = [];
  const bodies = [new Body()];

  const foreign = (tag: string, rest: string): boolean => {
    if (tag !== 'when' && tag !== 'else') return false;
    const body = new Body();
    if (tag === 'else') checkElse(rest, parsing);
    const values = tag === 'when' ? whenValues(rest, parsing) : [undefined];
    for (const value of values) {
      const condition = value === undefined ? undefined : new Condition(left, '==', readOperand(value));
      branches.push({ condition, body });
    }
    bodies.push(body);
    return true;
  };
  while (parsing.block(name, bodies.at(-1) as Body, tokens, line, foreign));

  const blank = bodies.every(body => body.blank);
  if (blank) for (const body of bodies) body.dropBlankText();
  return {
    line,
    blank,
    render(context, out) {
      let otherwise = true;
      for (const { condition, body } of branches) {
        if (condition ? condition.evaluate(context) : otherwise) {
          if (condition) otherwise = false;
          body.render(context, out);
        }
      }
    },
  };
});

/** The values of a `when`, with `or` or a comma between; what else stands there is passed over. */
function whenValues(markup: string, parsing: Parsing): string[] {
  const values: string[] = [];
  for (let more = true, at = 0; more; at = NEXT.lastIndex) {
    VALUE.lastIndex = at;
    const value = VALUE.exec(markup)?.[0];
    if (value === undefined) {
      const message = "Syntax Error in tag 'case' - Valid when condition: {% when [condition] [or condition2...] %}";
      parsing.fault(new LiquidFault('syntax', message), parsing.line);
      return values;
    }
    values.push(value);
    NEXT.lastIndex = VALUE.lastIndex;
    more = NEXT.test(markup);
  }
  return values;
}

function checkElse(markup: string, parsing: Parsing): void {
  if (strip(markup) === '') return;
  const message = "Syntax Error in tag 'case' - Valid else condition: {% else %} (no parameters) ";
  parsing.fault(new LiquidFault('syntax', message), parsing.line);
}
