import { anyOf, re } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { pop, rule } from '../rules.ts';

const KEYWORDS = anyOf(`
  module exposing port import as type alias if then else case of let in`);

/** Elm as Rouge's `elm` takes it apart. */
export const elm = defineStates(() => ({
  root: [
    rule(/\s+/su, ''),
    rule(/--.*/u, 'c1'),
    rule(/\{-/u, 'cm', 'multilineComment'),
    rule(re`(${KEYWORDS})\b`, 'k'),
    rule(/[a-z]\w*/u, 'n'),
    rule(/_/u, 'n'),
    rule(/[A-Z]\w*/u, 'kt'),
    rule(/(->|::|\/\/|\.\.|&&|\|\||\+\+|\|>|<\||>>|<<|==|\/=|<=|>=)/u, 'o'),
    rule(/[+-/*%=<>^\|!]/u, 'o'),
    rule(/\\/u, 'o'),
    rule(/[@#$&~?]/u, 'o'),
    rule(/"""/u, 's', 'multilineString'),
    rule(/'(\\.|.)'/u, 'sc'),
    rule(/"/u, 's', 'doubleQuote'),
    rule(/0x[\da-f]+/iu, 'mh'),
    rule(/\d+e[+\-]?\d+/iu, 'mf'),
    rule(/\d+\.\d+(e[+\-]?\d+)?/iu, 'mf'),
    rule(/\d+/u, 'mi'),
    rule(/[\[\](),;`{}:]/u, 'p'),
  ],
  multilineComment: [
    rule(/-\}/u, 'cm', pop),
    rule(/\{-/u, 'cm', 'multilineComment'),
    rule(/[^\-{}]+/u, 'cm'),
    rule(/[\-{}]/u, 'cm'),
  ],
  doubleQuote: [rule(/[^\\"]+/u, 's2'), rule(/\\"/u, 'se'), rule(/"/u, 's2', pop)],
  multilineString: [rule(/\\"/u, 'se'), rule(/"""/u, 's', pop), rule(/[^"]+/u, 's'), rule(/"/u, 's')],
}));
