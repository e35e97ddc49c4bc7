import { anyOf, quoted, re } from '../pattern.ts';
import { defineLexer } from '../regex-lexer.ts';
import { groups, mixin, on, onMemory, otherwise, pop, push, rule, to, when } from '../rules.ts';
import type { Rule, Scan, States } from '../rules.ts';
import { anywhere, openSigil, RUBY } from './ruby.ts';
import type { RubyMemory } from './ruby.ts';

const KEYWORDS = anyOf(String.raw`
  BEGIN END alias begin break case defined\? do else elsif end ensure for if ifdef in next redo rescue raise retry return
  super then undef unless until when while yield lib fun type of as`);

const PSEUDO_KEYWORDS = anyOf(`
  initialize new loop include extend raise attr_reader attr_writer attr_accessor alias_method attr catch throw private
  module_function public protected true false nil __FILE__ __LINE__ getter getter? getter! property property? property!
  struct record`);

const BUILTINS = anyOf(`
  abort ancestors at_exit caller catch chomp chop clone constants display dup eval exec exit extend fail fork format
  freeze getc gets global_variables gsub hash id included_modules inspect instance_eval instance_method instance_methods
  lambda loop method method_missing methods module_eval name object_id open p print printf proc putc puts raise rand
  readline readlines require scan select self send sleep split sprintf srand sub syscall system test throw to_a to_s trap
  warn`);

const QUERIES = anyOf('eql equal include is_a iterator kind_of nil');
const BANGS = anyOf('chomp chop exit gsub sub');

const CHARACTER_ESCAPE = String.raw`\\u[a-fA-F0-9]{4}|\\u\{[a-fA-F0-9]{1,6}\}|\\[abefnrtv]`;

/** Rouge prints of what is between single quotes, behind an escape, the last character alone. */
function character(scan: Scan, [whole, escape = '']: RegExpExecArray): void {
  const body = whole.slice(1 + escape.length, -1);
  scan.token('s1', "'");
  scan.token('se', escape);
  scan.token('s1', body.match(/\\[\\']|[^]/gu)?.at(-1));
  scan.token('s1', "'");
}

const STRINGS: States<RubyMemory> = {
  symbols: [
    rule(/:@{0,2}[a-z_]\w*[!?]?/iu, 'ss'),
    rule(
      /:(?:===|=?~|\[\][=?]?|\*\*=?|\/\/=?|[=^*/+-]=?|&[&*+-]?=?|\|\|?=?|![=~]?|%=?|<=>|<<?=?|>>?=?|\.\.\.?)/u,
      'ss',
    ),
    rule(re`:${quoted("'")}`, 'ss'),
    rule(/:"/u, 'ss', 'symbol'),
  ],
  sigils: [onMemory(/%([rqswQWxiI])?([^\w\s}])/u, openSigil)],
  strings: [
    mixin('symbols'),
    rule(/[a-z_]\w*?[?!]?:\s+/u, 'ss', 'expression'),
    rule(/"/u, 's2', 'string'),
    rule(/\x60/u, 'sb', 'backtick'),
    on(re`'(${CHARACTER_ESCAPE})?(?:(?:[^\\']|\\[^])*'|(?:[^\\']|\\[^])*\\')`, character),
  ],
};

const WORDS: readonly Rule<RubyMemory>[] = [
  rule(re`(?:${KEYWORDS})\b`, 'k', 'expression'),
  rule(re`(?:${PSEUDO_KEYWORDS})\b`, 'kp', 'expression'),
  groups(/(module)(\s+)([a-zA-Z_][a-zA-Z0-9_]*(?:::[a-zA-Z_][a-zA-Z0-9_]*)*)/u, ['k', '', 'nn']),
  groups(/(def|macro\b)(\s*)/u, ['k', ''], 'methodName'),
  groups(/(class\b)(\s*)/u, ['k', ''], 'className'),
  rule(re`(?:${QUERIES})[?]`, 'nb', 'expression'),
  rule(re`(?:${BANGS})!`, 'nb', 'expression'),
  rule(re`(?:${BUILTINS})\b`, 'nb', 'call'),
];

const NUMBERS_AND_VARIABLES: readonly Rule<RubyMemory>[] = [
  rule(/0o[0-7]+(?:_[0-7]+)*/u, 'mo'),
  rule(/0x[0-9A-Fa-f]+(?:_[0-9A-Fa-f]+)*/u, 'mh'),
  rule(/0b[01]+(?:_[01]+)*/u, 'mb'),
  rule(/\d+\.\d+(?:e[+-]?\d+)?(?:_f32)?/iu, 'mf'),
  rule(/\d+e[+-]?\d+/iu, 'mf'),
  rule(/\d+_f32/iu, 'mf'),
  rule(/\d+(?:_\d+)*(?:_[iu]\d+)?/u, 'mi'),
  rule(/@\[[^\]]+\]/u, 'nd'),
  rule(/@@[a-z_]\w*/iu, 'vc'),
  rule(/@[a-z_]\w*/iu, 'vi'),
  rule(/\$\w+/u, 'vg'),
  rule(/\$[!@&\x60'+~=/\\,;.<>_*$?:"]/u, 'vg'),
  rule(/\$-[0adFiIlpvw]/u, 'vg'),
  rule(/::/u, 'o'),
];

const NAMES_AND_OPERATORS: readonly Rule<RubyMemory>[] = [
  rule(/\.{2,3}/u, 'o', 'expression'),
  rule(/[A-Z][a-zA-Z0-9_]*/u, 'no', 'call'),
  groups(/(\.|::)(\s*)([a-z_]\w*[!?]?|[*%&^\x60~+-/[<>=])/u, ['p', '', 'nf'], 'call'),
  rule(/[a-zA-Z_]\w*[?!]/u, 'n', 'expression'),
  rule(/[a-zA-Z_]\w*/u, 'n', 'call'),
  rule(/\*\*|\/\/|>=|<=|<=>|<<?|>>?|=~|={3}|!~|&&?|\|\||\./u, 'o', 'expression'),
  rule(/\{%|%\}/u, 'p'),
  rule(/[-+/*%=<>&!^|~]=?/u, 'o', 'expression'),
  rule(/\?/u, 'p', push('ternary', 'expression')),
  rule(/[[({,:\\;/]/u, 'p', 'expression'),
  rule(/[\])}]/u, 'p'),
];

/** Crystal as Rouge's `crystal` takes it apart: Ruby's states with rules of its own. */
export const crystal = defineLexer<RubyMemory>({
  ...RUBY,
  states: () => {
    const states = RUBY.states();
    return {
      ...states,
      ...STRINGS,
      root: anywhere(NUMBERS_AND_VARIABLES, WORDS, NAMES_AND_OPERATORS),
      escapedOrInterpolated: [
        mixin('interpolated'),
        rule(/\\(?:[\\abefnrstv#"']|x[a-fA-F0-9]{1,2}|[0-7]{1,3})/u, 'se'),
        rule(/\\u(?:[a-fA-F0-9]{4}|\{[^}]+\})/u, 'se'),
        rule(/\\./u, 'se'),
      ],
      className: [
        rule(/\s+/u, ''),
        rule(/\(/u, 'p', push('parameters', 'expression')),
        rule(/<</u, 'o', to('expression')),
        rule(/[A-Z_]\w*/u, 'nc', pop),
        otherwise(pop),
      ],
      ternary: [rule(/:(?!:)/u, 'p', to('expression')), mixin('root')],
      call: [rule(/\//u, 'o', to('expression')), when(/(?=\n)/u, pop), otherwise(to('callSpaced'))],
    };
  },
});
