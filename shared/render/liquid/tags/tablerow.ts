import { textToInteger } from '../../../ruby/number.ts';
import type { RubyValue } from '../../../ruby/value.ts';
import { RubyFloat } from '../../../ruby/value.ts';
import { className } from '../../../ruby/compare.ts';
import { isTruthy } from '../condition.ts';
import { parseExpression } from '../expression.ts';
import { LiquidFault, rubyFault } from '../fault.ts';
import { TableRowLoop } from '../for-loop.ts';
import { SPACE } from '../lexer.ts';
import { attributeExpressions, QUOTED_FRAGMENT } from '../markup.ts';
import { Output } from '../output.ts';
import { blockTag } from '../tag.ts';
import { slice } from './for.ts';

const SYNTAX = new RegExp(`(\\w+)${SPACE}+in${SPACE}+((?:${QUOTED_FRAGMENT})+)`);

/** `{% tablerow item in list cols: 2 limit: 4 offset: 1 %}…{% endtablerow %}` */
export const tablerow = blockTag(({ name, markup, line, parsing, tokens }) => {
  const match = SYNTAX.exec(markup);
  if (!match) {
    throw new LiquidFault(
      'syntax',
      "Syntax Error in 'table_row loop' - Valid syntax: table_row [item] in [collection] cols=3",
    );
  }
  const [, variable = '', source = ''] = match;
  const collection = parseExpression(source);
  const given = attributeExpressions(markup);
  const body = parsing.simpleBlock(name, tokens, line);
  return {
    line,
    blank: body.blank,
    render(context, out) {
      const list = collection.evaluate(context);
      if (!isTruthy(list)) return;
      const [offset, limit] = [given.get('offset'), given.get('limit')];
      const from = offset ? looseInteger(offset.evaluate(context)) : 0;
      const to = limit ? from + looseInteger(limit.evaluate(context)) : undefined;
      const items = slice(list, from, to, context.budget);
      const columns = looseInteger(given.get('cols')?.evaluate(context) ?? null);
      out.write('<tr class="row1">\n');
      context.stack(() => {
        const loop = new TableRowLoop(items.length, columns);
        context.set('tablerowloop', loop);
        for (const item of items) {
          context.set(variable, item);
          out.write(`<td class="col${loop.column}">`);
          const cell = new Output(context.budget);
          body.render(context, cell);
          out.write(`${cell.text}</td>`);
          if (loop.endsRow) out.write(`</tr>\n<tr class="row${loop.row + 1}">`);
          loop.next();
        }
      });
      out.write('</tr>\n');
    },
  };
});

/** Ruby's `to_i`. */
function looseInteger(value: RubyValue): number {
  if (value === null) return 0;
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return Number(textToInteger(value));
  if (value instanceof RubyFloat && Number.isFinite(value.value)) return Math.trunc(value.value);
  throw rubyFault(`undefined method \`to_i' for ${className(value)}`);
}
