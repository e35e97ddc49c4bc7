import { re, wordSet } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { groups, mixin, on, otherwise, pop, rule, upTo } from '../rules.ts';

const KEYWORDS = wordSet('and case class default define else elsif if in import inherits node unless');
const CONSTANTS = wordSet('false true undef');
const METAPARAMETERS = wordSet('before require notify subscribe');

const NAME = String.raw`[a-z]\w*`;
const QUALIFIED = String.raw`(?:::)?(?:${NAME}::)*\w+`;

/** Puppet as Rouge's `puppet` takes it apart. */
export const puppet = defineStates(() => ({
  root: [
    mixin('space'),
    rule(re`[$]${QUALIFIED}`, 'nv'),
    on(re`${NAME}(?=\s*[=+]>)`, (scan, [name]) => scan.token(METAPARAMETERS.has(name) ? 'kp' : 'py', name)),
    rule(re`${QUALIFIED}(?=\s*[(])`, 'nf'),
    rule(/[A-Z]\w*/u, 'nc'),
    rule(/[+=|~\-]>|<[|~\-]/u, 'p'),
    rule(/[|:}();[\]]/u, 'p'),
    rule(/\{/u, 'p', 'regexAllowed'),
    rule(/,/u, 'p', 'regexAllowed'),
    rule(/(?:in|and|or)\b/u, 'ow'),
    rule(/[=!<>]=/u, 'o'),
    rule(/[=!]~/u, 'o', 'regexAllowed'),
    rule(/[.=<>!+*/\-]/u, 'o'),
    groups(re`(class|include)(\s*)(${QUALIFIED})`, ['k', '', 'nc']),
    rule(/node\b/u, 'k', 'regexAllowed'),
    rule(/'(?:[^'\\]|\\[\\']?)*'/u, 's1'),
    rule(/"/u, 's2', 'string'),
    rule(/\d+(?:[.]\d+)?(?:e[+\-]\d+)?/u, 'm'),
    on(re`${QUALIFIED}`, (scan, [name]) =>
      scan.token(KEYWORDS.has(name) ? 'k' : CONSTANTS.has(name) ? 'kc' : 'n', name),
    ),
  ],
  space: [rule(/\s+/u, ''), upTo('#', '\n', rule(/#.*\n/u, 'c'))],
  regexAllowed: [mixin('space'), rule(/\//u, 'sr', 'regex'), otherwise(pop)],
  regex: [
    rule(/\//u, 'sr', pop),
    rule(/\\./u, 'se'),
    rule(/[(){}]/u, 'si'),
    rule(/\[/u, 'si', 'regexClass'),
    rule(/./u, 'sr'),
  ],
  regexClass: [
    rule(/\]/u, 'si', pop),
    rule(/-(?=\])/u, 'sr'),
    rule(/-/u, 'si'),
    rule(/\\./u, 'se'),
    rule(/[^\\\]\-]+/u, 'sr'),
  ],
  string: [
    rule(/"/u, 's2', pop),
    rule(/[^$\\"]+/u, 's2'),
    rule(/\\./su, 'se'),
    rule(re`[$]${QUALIFIED}`, 'nv'),
    rule(re`[$][{]${QUALIFIED}[}]`, 'nv'),
  ],
}));
