import { re } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { mixin, otherwise, pop, push, rule } from '../rules.ts';

/** Words between whose letters underscores may stand. */
function loose(list: string): string {
  const words = list.trim().split(/\s+/u);
  return words.map(word => word.replace(/./gu, '$&_?')).join('|');
}

const OPERATORS = loose(`
  and or not xor shl shr div mod in notin is isnot`);

const KEYWORDS = loose(`
  addr as asm atomic bind block break case cast const continue converter defer discard distinct do elif else end
  enum except export func finally for from generic if import include interface iterator let macro method mixin
  nil object of out proc ptr raise ref return static template try tuple type using var when while with without
  yield`);

const IMPORTS = loose(`
  from import include`);

const TYPES = loose(`
  int int8 int16 int32 int64 float float32 float64 bool char range array seq set string`);

const PSEUDO = loose(`
  nil true false`);

/** Nim as Rouge's `nim` takes it apart. */
export const nim = defineStates(() => ({
  root: [
    rule(/##.*$/u, 'sd'),
    rule(/#.*$/u, 'c'),
    rule(/\*|=|>|<|\+|-|\/|@|\$|~|&|%|!|\?|\||\\|\[|\]/u, 'o'),
    rule(/\.\.|\.|,|\[\.|\.\]|\{\.|\.\}|\(\.|\.\)|\{|\}|\(|\)|:|\^|`|;/u, 'p'),
    rule(/(?:\w+)"/u, 's', 'rdqs'),
    rule(/"""/u, 's', 'tdqs'),
    rule(/"/u, 's', 'dqs'),
    rule(/'/u, 'sc', 'chars'),
    rule(re`(?:${OPERATORS})\b`, 'ow'),
    rule(/(p_?r_?o_?c_?\s)(?![\(\[\]])/u, 'k', 'funcname'),
    rule(re`(?:${KEYWORDS})\b`, 'k'),
    rule(re`(?:${IMPORTS})\b`, 'kn'),
    rule(/(v_?a_?r)\b/u, 'kd'),
    rule(re`(?:${TYPES})\b`, 'kt'),
    rule(re`(?:${PSEUDO})\b`, 'kp'),
    rule(/((?![_\d])\w)(((?!_)\w)|(_(?!_)\w))*/u, 'n'),
    rule(/[0-9][0-9_]*(?=(?:[eE.]|'?[fF](?:32|64)))/u, 'mf', push('floatsuffix', 'floatnumber')),
    rule(/0[xX][a-fA-F0-9][a-fA-F0-9_]*/u, 'mh', 'intsuffix'),
    rule(/0[bB][01][01_]*/u, 'm', 'intsuffix'),
    rule(/0o[0-7][0-7_]*/u, 'mo', 'intsuffix'),
    rule(/[0-9][0-9_]*/u, 'mi', 'intsuffix'),
    rule(/\s+/u, ''),
    rule(/.+$/u, 'err'),
  ],
  chars: [rule(/\\([\\abcefnrtvl"']|x[a-fA-F0-9]{2}|[0-9]{1,3})/u, 'se'), rule(/'/u, 'sc', pop), rule(/./u, 'sc')],
  strings: [rule(/\$[\w#]+/u, 'si'), rule(/[^\\'"\$\n]+/u, 's'), rule(/['"\\]/u, 's'), rule(/\$/u, 's')],
  dqs: [rule(/\\([\\abcefnrtvl"']|\n|x[a-fA-F0-9]{2}|[0-9]{1,3})/u, 'se'), rule(/"/u, 's', pop), mixin('strings')],
  rdqs: [rule(/"(?!")/u, 's', pop), rule(/"/u, 'se', pop), mixin('strings')],
  tdqs: [rule(/"""(?!")/u, 's', pop), mixin('strings'), mixin('nl')],
  funcname: [rule(/((?![\d_])\w)(((?!_)\w)|(_(?!_)\w))*/u, 'nf', pop), rule(/`.+`/u, 'nf', pop)],
  nl: [rule(/\n/u, 's')],
  floatnumber: [rule(/\.(?!\.)[0-9_]*/u, 'mf'), rule(/[eE][+\-]?[0-9][0-9_]*/u, 'mf'), otherwise(pop)],
  floatsuffix: [rule(/'?[fF](32|64)/u, 'mf'), otherwise(pop)],
  intsuffix: [rule(/'?[iI](32|64)/u, 'il'), rule(/'?[iI](8|16)/u, 'mi'), rule(/'?[uU]/u, 'mi'), otherwise(pop)],
}));
