import { anyOf, quoted, re } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { groups, pop, rule, upTo } from '../rules.ts';
import type { Stack } from '../rules.ts';

const KEYWORDS = anyOf(`
  abstract case catch def do else extends final finally for forSome if implicit lazy match new override private
  protected requires return sealed super this throw try val var while with yield`);

const LETTER = String.raw`[\p{L}$_]`;
const OPERATOR = String.raw`(?!\p{White_Space}|[\p{L}$_0-9(){}[\]‘’".;,])[\u0020-\u007F\p{Sm}\p{So}]`;
const NAME = String.raw`${LETTER}[\p{L}$_0-9]*(?:(?<=_)(?:${OPERATOR})+)?`;
const ANY_NAME = String.raw`(?:${NAME}|(?:${OPERATOR})+|\x60[^\x60]+\x60)`;
/** Rouge leaves out a bar here. */
const TYPE_NAME = String.raw`(?:${NAME}|(?:${OPERATOR})+\x60[^\x60]+\x60)`;
const TYPE = String.raw`${TYPE_NAME}(?:\.${TYPE_NAME})*`;

function toTypeParameters(stack: Stack): void {
  stack.pop();
  stack.push('typeparam');
}

/** Scala as Rouge's `scala` takes it apart. */
export const scala = defineStates(() => ({
  root: [
    groups(/(class|trait|object)(\s+)/u, ['k', ''], 'class'),
    rule(re`'${NAME}(?!')`, 'ss'),
    rule(/[\t\v\f\r ]+/u, ''),
    rule(/\/\/.*/u, 'c1'),
    rule(/\/\*/u, 'cm', 'comment'),
    rule(re`@${NAME}`, 'nd'),
    groups(re`(def)(\s+)(${ANY_NAME})(\s*)`, ['k', '', 'nf', '']),
    groups(re`(val)(\s+)(${ANY_NAME})(\s*)`, ['k', '', 'nv', '']),
    groups(re`(this)(\n*)(\.)(${NAME})`, ['k', '', 'o', 'py']),
    groups(re`(${NAME}|_)(\n*)(\.)(${NAME})`, ['nv', '', 'o', 'py']),
    rule(re`[\p{Lu}$_]${NAME}\b`, 'nc'),
    groups(re`(${NAME})(\p{White_Space}*)(\()`, ['nf', '', 'o']),
    groups(re`(\.)(${NAME})`, ['o', 'py']),
    rule(re`(?:${KEYWORDS})\b|(?:<[%:-]|=>|>:|[#=@_\u21D2\u2190])(?:\b|(?=\s)|$)`, 'k'),
    rule(re`:(?!${OPERATOR})`, 'k', 'type'),
    rule(/(?:true|false|null)\b/u, 'kc'),
    groups(/(import|package)(\s+)/u, ['k', ''], 'import'),
    groups(/(type)(\s+)/u, ['k', ''], 'type'),
    upTo('"""', '"""', rule(/""".*?"""(?!")/su, 's')),
    rule(re`${quoted('"')}`, 's'),
    rule(/'\\.'|'[^\\]'|'\\u[0-9a-fA-F]{4}'/u, 'sc'),
    rule(re`${NAME}`, 'n'),
    rule(/\x60[^\x60]+\x60/u, 'n'),
    rule(/\[/u, 'o', 'typeparam'),
    rule(/[(){};,.#]/u, 'o'),
    rule(re`(?:${OPERATOR})+`, 'o'),
    rule(/(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?[fFdD]?/u, 'mf'),
    rule(/[0-9]+[fFdD]/u, 'mf'),
    rule(/0x[0-9a-fA-F]+/u, 'mh'),
    rule(/[0-9]+L?/u, 'mi'),
    rule(/\n/u, ''),
  ],
  class: [
    groups(re`(${ANY_NAME})(\s*)(\[)`, ['nc', '', 'o'], 'typeparam'),
    rule(/\s+/u, ''),
    rule(/\{/u, 'o', pop),
    rule(/\(/u, 'o', pop),
    rule(/\/\/.*/u, 'c1', pop),
    rule(re`${ANY_NAME}`, 'nc', pop),
  ],
  type: [
    rule(/\s+/u, ''),
    rule(/<[%:]|>:|[#_\u21D2]|forSome|type/u, 'k'),
    groups(/([,);}]|=>|=)(\s*)/u, ['o', ''], pop),
    rule(/[({]/u, 'o', 'type'),
    groups(re`(${TYPE})(\s*)(\[)`, ['kt', '', 'o'], toTypeParameters),
    groups(re`(${TYPE})(\s*)$`, ['kt', ''], pop),
    rule(/\/\/.*/u, 'c1', pop),
    rule(re`\.|${ANY_NAME}`, 'kt'),
  ],
  typeparam: [
    rule(/[\s,]+/u, ''),
    rule(/<[%:]|=>|>:|[#_\u21D2]|forSome|type/u, 'k'),
    rule(/[\])}]/u, 'o', pop),
    rule(/[([{]/u, 'o', 'typeparam'),
    rule(re`\.|${ANY_NAME}`, 'kt'),
  ],
  comment: [rule(/[^/*]+/u, 'cm'), rule(/\/\*/u, 'cm', 'comment'), rule(/\*\//u, 'cm', pop), rule(/[*/]/u, 'cm')],
  import: [rule(re`(?:${NAME}|\.)+`, 'nn', pop)],
}));
