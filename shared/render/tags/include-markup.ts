import { strip } from '../../ruby/string.ts';
import type { RubyValue } from '../../ruby/value.ts';
import type { Body } from '../liquid/body.ts';
import type { Context } from '../liquid/context.ts';
import { toLiquid } from '../liquid/context.ts';
import type { Expression } from '../liquid/expression.ts';
import { literal, parseExpression } from '../liquid/expression.ts';
import { LiquidFault } from '../liquid/fault.ts';
import { Output } from '../liquid/output.ts';
import type { TagSource } from '../liquid/tag.ts';

/** What stands in an include tag: a name, which may be Liquid itself, and parameters. */
export interface IncludeMarkup {
  /** The file's name as written, or as its Liquid renders. */
  name(context: Context): string;
  /** The hash that the included file sees as `include`; `undefined` when the tag has no parameters. */
  params(context: Context): ReadonlyMap<RubyValue, RubyValue> | undefined;
}

/** Reads an include tag's markup as Jekyll's IncludeTag does. Throws a syntax fault for malformed parameters. */
export function parseInclude({ name: tag, markup, line, parsing }: TagSource): IncludeMarkup {
  const text = strip(markup);
  const dynamic = dynamicName(text);
  const fixed = /^[^ \t\r\n\f\v]+/.exec(text)?.[0] ?? '';
  const file = dynamic === undefined ? fixed : strip(text.slice(...dynamic));
  const rest = dynamic === undefined ? text.slice(fixed.length) : text.slice(dynamic[1]);
  const given = dynamic === undefined ? rest.replace(/^[ \t\r\n\f\v]+/, '') : strip(rest);
  const hasParams = dynamic !== undefined || rest !== '';
  const params = hasParams ? parseParams(given, tag) : undefined;
  const body = dynamic === undefined ? undefined : parsing.fragment(file, line);
  return {
    name: context => checkName(body ? renderName(body, context) : file, tag),
    params: context => params && new Map(params.map(([key, value]) => [key, toLiquid(value.evaluate(context))])),
  };
}

/**
 * Where a name that holds Liquid (`{{ page.kind }}.html`, `icons/{{ x | downcase }}.svg`) stands; `undefined` for a plain name. A filter
 * reaches to the last `}}`. Braces before it that begin no such name are passed over, with what stands before them.
 */
function dynamicName(text: string): readonly [start: number, end: number] | undefined {
  const start = /\{\{[ \t\r\n\f\v]*[\w\-.]+[ \t\r\n\f\v]*(?:\||\}\})/y;
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
    let end: number | undefined;
    for (let from = at; ; from = end) {
      start.lastIndex = from;
      const match = start.exec(text);
      if (!match) break;
      const close = match[0].endsWith('|') ? text.lastIndexOf('}}') : start.lastIndex - 2;
      if (close < start.lastIndex - 2) break;
      end = close + 2;
      while (end < text.length && !/[ \t\r\n\f\v{}]/.test(text.charAt(end))) end++;
    }
    if (end !== undefined) return [at === 0 ? 0 : text.lastIndexOf('{', at - 1) + 1, end];
  }
  return undefined;
}

function renderName(body: Body, context: Context): string {
  const out = new Output(context.budget);
  body.render(context, out);
  return out.text;
}

function checkName(file: string, tag: string): string {
  if (!/[./]{2,}/.test(file) && /^[\w/.\-()+~#@]+$/m.test(file)) return file;
  const message = `Invalid syntax for include tag. File contains invalid characters or sequences: ${file}`;
  throw new LiquidFault('include', message, usage(tag));
}

function usage(tag: string): string {
  return `Write {% ${tag} file.ext param='value' param2='value' %}.`;
}

const PARAM =
  /[ \t\r\n\f\v]*([\w-]+)[ \t\r\n\f\v]*=[ \t\r\n\f\v]*(?:"([^"\\]*(?:\\[^\n][^"\\]*)*)"|'([^'\\]*(?:\\[^\n][^'\\]*)*)'|([\w.-]+))(?=[ \t\r\n\f\v]|$)[ \t\r\n\f\v]*/y;

function parseParams(text: string, tag: string): readonly (readonly [string, Expression])[] {
  const params: [string, Expression][] = [];
  for (PARAM.lastIndex = 0; PARAM.lastIndex < text.length;) {
    const match = PARAM.exec(text);
    if (!match) throw new LiquidFault('include', `Invalid syntax for include tag: ${text}`, usage(tag));
    const [, key = '', double, single, variable = ''] = match;
    if (double !== undefined) params.push([key, literal(double.replaceAll('\\"', '"'))]);
    else if (single !== undefined) params.push([key, literal(single.replaceAll("\\'", "'"))]);
    else params.push([key, parseExpression(variable)]);
  }
  return params;
}
