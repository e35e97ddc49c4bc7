import { re } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { groups, mixin, pop, rule, within } from '../rules.ts';

const NAME = String.raw`[a-zA-Z$._?][\w$.?#@~]*`;

/** NASM as Rouge's `nasm` takes it apart. */
export const nasm = defineStates(() => ({
  root: [
    within(200, rule(/^\s{0,200}%/mu, 'cp', 'preproc')),
    mixin('whitespace'),
    rule(re`${NAME}:`, 'nl'),
    groups(re`(${NAME})(\s+)([eE][qQ][uU])`, ['no', 'kd', 'kd'], 'arguments'),
    rule(
      /BITS|USE16|USE32|SECTION|SEGMENT|ABSOLUTE|EXTERN|GLOBAL|ORG|ALIGN|STRUC|ENDSTRUC|COMMON|CPU|GROUP|UPPERCASE|IMPORT|EXPORT|LIBRARY|MODULE/u,
      'k',
      'arguments',
    ),
    rule(/(?:res|d)[bwdqt]|times/iu, 'kd', 'arguments'),
    rule(re`${NAME}`, 'nf', 'arguments'),
    rule(/[\r\n]+/u, ''),
  ],
  arguments: [
    rule(/"(\\\\"|[^"\\n])*"|'(\\\\'|[^'\\n])*'|`(\\\\`|[^`\\n])*`/u, 's'),
    rule(/(?:0x[\da-f]+|$0[\da-f]*|\d+[\da-f]*h)/iu, 'mh'),
    rule(/[0-7]+q/iu, 'mo'),
    rule(/[01]+b/iu, 'mb'),
    rule(/\d+\.e?\d+/iu, 'mf'),
    rule(/\d+/u, 'mi'),
    mixin('punctuation'),
    rule(
      /r\d[0-5]?[bwd]|[a-d][lh]|[er]?[a-d]x|[er]?[sb]p|[er]?[sd]i|[c-gs]s|st[0-7]|mm[0-7]|cr[0-4]|dr[0-367]|tr[3-7]/iu,
      'nb',
    ),
    rule(re`${NAME}`, 'nv'),
    rule(/[\r\n]+/u, '', pop),
    mixin('whitespace'),
  ],
  preproc: [rule(/[^;\n]+/u, 'cp'), rule(/;.*?\n/u, 'c1', pop), rule(/\n/u, 'cp', pop)],
  whitespace: [rule(/\n/u, ''), rule(/[ \t]+/u, ''), rule(/;.*/u, 'c1')],
  punctuation: [
    rule(/[,():[\]]+/u, 'p'),
    rule(/[&|^<>+*/%~-]+/u, 'o'),
    rule(/\$+/u, 'kc'),
    rule(/seg|wrt|strict/iu, 'ow'),
    rule(/byte|[dq]?word/iu, 'kt'),
  ],
}));
