import { LiquidFault } from '../fault.ts';
import { VARIABLE_SIGNATURE } from '../markup.ts';
import { Output } from '../output.ts';
import { blockTag } from '../tag.ts';

const SYNTAX = new RegExp(`((?:${VARIABLE_SIGNATURE})+)`);

/** `{% capture name %}…{% endcapture %}` */
export const capture = blockTag(({ name: tag, markup, line, parsing, tokens }) => {
  const name = SYNTAX.exec(markup)?.[1];
  if (name === undefined) throw new LiquidFault('syntax', "Syntax Error in 'capture' - Valid syntax: capture [var]");
  const body = parsing.simpleBlock(tag, tokens, line);
  return {
    line,
    blank: true,
    render(context) {
      const captured = new Output(context.budget);
      body.render(context, captured);
      context.assign(name, captured.text);
    },
  };
});
