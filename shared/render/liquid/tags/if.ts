import { strip } from '../../../ruby/string.ts';
import { Body } from '../body.ts';
import type { Condition, Operand } from '../condition.ts';
import { parseLaxCondition, parseStrictCondition } from '../condition.ts';
import { parseExpression } from '../expression.ts';
import { LiquidFault } from '../fault.ts';
import type { Parsing, TagSource } from '../tag.ts';
import { blockTag } from '../tag.ts';

/** An operand of `if`, `unless` and `when`: the words `blank` and `empty` ask the other side. */
export function readOperand(markup: string): Operand {
  return markup === 'blank' || markup === 'empty' ? markup : parseExpression(markup);
}

interface Branch {
  readonly condition: Condition | undefined;
  readonly body: Body;
}

interface Branches {
  readonly branches: readonly Branch[];
  readonly blank: boolean;
}

/** `{% if a == b and c %}…{% elsif d %}…{% else %}…{% endif %}` */
export const ifTag = blockTag(source => {
  const { branches, blank } = parseBranches(source);
  return {
    line: source.line,
    blank,
    render(context, out) {
      for (const { condition, body } of branches) {
        if (!condition || condition.evaluate(context)) return body.render(context, out);
      }
    },
  };
});

/** `{% unless a %}…{% endunless %}`: the first condition is turned round, any further ones are not. */
export const unless = blockTag(source => {
  const { branches, blank } = parseBranches(source);
  return {
    line: source.line,
    blank,
    render(context, out) {
      for (const [i, { condition, body }] of branches.entries()) {
        const holds = !condition || condition.evaluate(context);
        if (i === 0 ? !holds : holds) return body.render(context, out);
      }
    },
  };
});

function parseBranches({ name, markup, line, parsing, tokens }: TagSource): Branches {
  const branches: Branch[] = [{ condition: parseCondition(markup, line, parsing), body: new Body() }];
  const foreign = (tag: string, rest: string): boolean => {
    if (tag !== 'else' && tag !== 'elsif') return false;
    branches.push({ condition: tag === 'else' ? undefined : parseElsif(rest, parsing), body: new Body() });
    return true;
  };
  while (parsing.block(name, branches.at(-1)?.body as Body, tokens, line, foreign));
  const blank = branches.every(branch => branch.body.blank);
  if (blank) for (const { body } of branches) body.dropBlankText();
  return { branches, blank };
}

function parseCondition(markup: string, line: number, parsing: Parsing): Condition {
  return parsing.withMode(
    markup,
    line,
    strip(markup),
    text => parseStrictCondition(text, readOperand),
    text => parseLaxCondition(text, readOperand),
  );
}

/** A condition that cannot be read is reported; its branch then never shows. */
function parseElsif(markup: string, parsing: Parsing): Condition {
  try {
    return parseCondition(markup, parsing.line, parsing);
  } catch (error) {
    if (!(error instanceof LiquidFault)) throw error;
    parsing.fault(error, parsing.line);
    return parseStrictCondition('false', readOperand);
  }
}
