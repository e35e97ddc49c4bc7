import { anyOf, re, rei } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { mixin, pop, rule, upTo } from '../rules.ts';

const KEYWORDS = anyOf(`
  abstract as base break case catch checked const continue default delegate do else enum event explicit extern false
  finally fixed for foreach goto if implicit in interface internal is lock new null operator out override params private
  protected public readonly ref return sealed sizeof stackalloc static switch this throw true try typeof unchecked unsafe
  virtual void volatile while
  add alias async await get global partial remove set value where yield nameof
  ascending by descending equals from group in into join let on orderby select`);

const TYPES = anyOf(`
  bool byte char decimal double dynamic float int long object sbyte short string uint ulong ushort var`);

const DIRECTIVES = anyOf('if endif else elif define undef line error warning region endregion pragma');

const NAME = '@?[_a-zA-Z]\\w*';

/** A string up to its quote or the end of its line; where the text ends first, up to the last escaped quote. */
const STRING_TEXT = String.raw`(?:\\[^\n]|[^"\\\n]|\\(?=\n))*`;

/** C# as Rouge's `csharp` takes it apart. */
export const csharp = defineStates(() => ({
  root: [
    mixin('space'),
    rule(/\$\s*"/u, 's', 'spliced'),
    rule(/\$@\s*"/u, 's', 'splicedLiteral'),
    rule(re`<\[\s*(?:${NAME}:)?`, 'k'),
    rule(/\]>/u, 'k'),
    rule(/[~!%^&*()+=|[\]{}:;,.<>/?-]/u, 'p'),
    rule(/@"(?:""|[^"])*"/u, 's'),
    rule(re`"(?:${STRING_TEXT}["\n]|${STRING_TEXT}\\")`, 's'),
    rule(/'(?:\\.|.)'/u, 'sc'),
    rule(/0x[0-9a-f]+[lu]?/iu, 'm'),
    rule(/[0-9](?:[.][0-9]*)?(?:e[+-][0-9]+)?[fldu]?/iu, 'm'),
    rule(/(?:class|struct|interface)\b/u, 'k', 'class'),
    rule(/(?:namespace|using)\b/u, 'k', 'namespace'),
    rule(re`^#[ \t]*(?:${DIRECTIVES})\b.*?\n`, 'cp'),
    rule(re`(?:${KEYWORDS})\b`, 'k'),
    rule(re`(?:${TYPES})\b`, 'kt'),
    rule(re`${NAME}(?=\s*\()`, 'nf'),
    rule(re`${NAME}`, 'n'),
  ],
  space: [rule(/\s+/u, ''), rule(/\/\/.*?$/u, 'c1'), upTo('/*', '*/', rule(/\/\*.*?\*\//su, 'cm'))],
  nest: [rule(/\{/u, 'p', 'nest'), rule(/\}/u, 'p', pop), mixin('root')],
  spliced: [rule(/\\./u, 's'), rule(/\{/u, 'p', 'nest'), rule(/"|\n/u, 's', pop), rule(/./u, 's')],
  splicedLiteral: [rule(/""/u, 's'), rule(/\{/u, 'p', 'nest'), rule(/"/u, 's', pop), rule(/./u, 's')],
  class: [mixin('space'), rule(re`${NAME}`, 'nc', pop)],
  namespace: [mixin('space'), rule(/(?=\()/u, '', pop), rule(rei`(?:${NAME}|[.])+`, 'nn', pop)],
}));
