import { wordSet } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { groups, on, pop, rule, upTo } from '../rules.ts';
import { MATLAB_FUNCTIONS } from './matlab-functions.ts';
import { shell } from './shell.ts';

const KEYWORDS = wordSet(`
  arguments break case catch classdef continue else elseif end for function global if import methods otherwise
  parfor persistent properties return spmd switch try while`);

/** MATLAB as Rouge's `matlab` takes it apart. */
export const matlab = defineStates(() => ({
  root: [
    rule(/\s+/su, ''),
    upTo('{%', '%}', rule(/[{]%.*?%[}]/su, 'cm')),
    rule(/%.*$/u, 'c1'),
    groups(/([.][.][.])(.*?)$/u, ['k', 'c']),
    on(/^(!)(.*?)(?=%|$)/u, (scan, match) => {
      scan.token('k', match[1]);
      scan.delegate(shell(), match[2] ?? '');
    }),
    on(/[a-zA-Z][_a-zA-Z0-9]*/u, (scan, [text]) => {
      scan.token(KEYWORDS.has(text) ? 'k' : MATLAB_FUNCTIONS.has(text) ? 'nb' : 'n', text);
    }),
    rule(/[(){};:,\/\\\]\[]/u, 'p'),
    rule(/~=|==|<<|>>|[\-~+/*%=<>&^|.@]/u, 'o'),
    rule(/(\d+\.\d*|\d*\.\d+)(e[+\-]?[0-9]+)?/iu, 'mf'),
    rule(/\d+e[+\-]?[0-9]+/iu, 'mf'),
    rule(/\d+L/u, 'il'),
    rule(/\d+/u, 'mi'),
    rule(/'(?=(.*'))/u, 's1', 'chararray'),
    rule(/"(?=(.*"))/u, 's2', 'string'),
    rule(/'/u, 'o'),
  ],
  chararray: [rule(/[^']+/u, 's1'), rule(/''/u, 'se'), rule(/'/u, 's1', pop)],
  string: [rule(/[^"]+/u, 's2'), rule(/""/u, 'se'), rule(/"/u, 's2', pop)],
}));
