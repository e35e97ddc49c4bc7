import { Body, isBlank } from '../body.ts';
import { LiquidFault } from '../fault.ts';
import { SPACE } from '../lexer.ts';
import { Output } from '../output.ts';
import { blockTag, simpleTag } from '../tag.ts';
import type { Tokenizer } from '../tokenizer.ts';
import { Variable } from '../variable.ts';

/** `{% comment %}…{% endcomment %}`: what is inside is read as Liquid (5.4 does so), but tags need not exist. */
export const comment = blockTag(({ name, line, parsing, tokens }) => {
  while (parsing.block(name, new Body(), tokens, line, () => true));
  return { line, blank: true, render() {} };
});

/** `{% # a comment %}`; every further line of it must begin with `#` too. */
export const inlineComment = simpleTag(({ markup, line, parsing }) => {
  if (new RegExp(`\\n${SPACE}*[^# \\t\\r\\n\\f\\v]`).test(markup)) {
    const message = "Syntax error in tag '#' - Each line of comments must be prefixed by the '#' character";
    parsing.fault(new LiquidFault('syntax', message, "Begin each of the comment's lines with #."), line);
  }
  return { line, blank: true, render() {} };
});

const RAW_END = new RegExp(`^\\{%${SPACE}*(\\w+)`);

/** `{% raw %}…{% endraw %}`: shows its body as it is written. `{%- endraw %}` does not end it. */
export const raw = blockTag(({ name, markup, line, parsing, tokens }) => {
  if (!isBlank(markup)) throw new LiquidFault('syntax', `Syntax Error in '${name}' - Valid syntax: ${name}`);
  const first = tokens.line;
  const text = rawText(tokens, `end${name}`);
  if (text.open) {
    parsing.fault(new LiquidFault('unclosed-tag', `'${name}' tag was never closed`, `Add {% end${name} %}.`), line);
  }
  return {
    line,
    blank: text.body === '',
    render(_context, out) {
      out.mark(first, true);
      out.write(text.body);
    },
  };
});

function rawText(tokens: Tokenizer, delimiter: string): { readonly body: string; readonly open: boolean } {
  let body = '';
  for (let token = tokens.shift(); token !== undefined; token = tokens.shift()) {
    const end = token.endsWith('%}') ? endTag(token, delimiter) : -1;
    if (end >= 0) return { body: body + token.slice(0, end), open: false };
    body += token;
  }
  return { body, open: true };
}

/** Where in a token its last tag begins, if that is the delimiter; else -1. */
function endTag(token: string, delimiter: string): number {
  for (let at = token.lastIndexOf('{%'); at >= 0; at = at === 0 ? -1 : token.lastIndexOf('{%', at - 1)) {
    const name = RAW_END.exec(token.slice(at))?.[1];
    if (name !== undefined) return name === delimiter ? at : -1;
  }
  return -1;
}

/** `{% echo value | filter %}` */
export const echo = simpleTag(({ markup, line, parsing }) => {
  const variable = new Variable(markup, parsing);
  return { line, blank: false, render: (context, out) => variable.render(context, out) };
});

/** `{% ifchanged %}…{% endifchanged %}`: shows its body unless that is what any such tag showed last. */
export const ifchanged = blockTag(({ name, line, parsing, tokens }) => {
  const body = parsing.simpleBlock(name, tokens, line);
  return {
    line,
    blank: body.blank,
    render(context, out) {
      const shown = new Output(context.budget);
      body.render(context, shown);
      if (context.registers.get('ifchanged') === shown.text) return;
      context.registers.set('ifchanged', shown.text);
      out.write(shown.text);
    },
  };
});

/** `{% break %}` and `{% continue %}`. Outside of a loop they end the template. */
export const breakTag = simpleTag(({ line }) => ({
  line,
  blank: false,
  render: context => void context.interrupts.push('break'),
}));

export const continueTag = simpleTag(({ line }) => ({
  line,
  blank: false,
  render: context => void context.interrupts.push('continue'),
}));

const RENDER = /(?:"[^"]*"|'[^']*')+/;

/** `{% render 'name' %}`: Liquid's own includes have no files under Jekyll. */
export const renderTag = simpleTag(({ markup, line }) => {
  if (!RENDER.test(markup)) {
    throw new LiquidFault('syntax', "Syntax error in tag 'render' - Template name must be a quoted string");
  }
  return {
    line,
    blank: false,
    render() {
      const message = 'This liquid context does not allow includes.';
      throw new LiquidFault('argument', message, "Use Jekyll's {% include %} instead.");
    },
  };
});
