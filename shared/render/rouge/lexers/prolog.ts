import { re, WORD } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { again, otherwise, pop, rule } from '../rules.ts';

/** Prolog as Rouge's `prolog` takes it apart; the words of a comment of several lines are errors to it. */
export const prolog = defineStates(
  () => ({
    root: [
      rule(/\s+/u, ''),
      rule(/%.*/u, 'c1'),
      rule(/\/\*/u, 'cm', 'comment'),
      rule(/[[\](){}|.,;!]/u, 'p'),
      rule(/:-|-->/u, 'p'),
      rule(/"[^"]*"/u, 's2'),
      rule(/\d+\.\d+/u, 'mf'),
      rule(/\d+/u, 'm'),
      rule(re`\p{Lowercase}[${WORD}]*`, 'ss'),
      rule(/'[^']*'/u, 'ss'),
      rule(/[A-Z]+\w*/u, 'nv'),
      rule(re`_[${WORD}]*`, 'nv'),
      rule(/(?:<|>|=<|>=|==|=:=|=|\/|\/\/|\*|\+|-)(?=\s|[a-zA-Z0-9[])/u, 'o'),
      rule(/[#&*+,\-./:<=>?@^~]+/u, 'o'),
    ],
    line: [rule(/#.*/u, 'c1'), otherwise(pop)],
    comment: [rule(/\/\*/u, 'cm', again), rule(/\s*\*[^*/]+/u, 'cm'), rule(/\*\//u, 'cm', pop)],
  }),
  scan => scan.push('line'),
);
