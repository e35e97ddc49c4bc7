import { defineStates } from '../regex-lexer.ts';
import { rule, upTo, upToOnLine } from '../rules.ts';

/** Configuration files of no particular kind as Rouge's `conf` takes them apart. */
export const conf = defineStates(() => ({
  root: [
    upTo('#', '\n', rule(/#.*\n/u, 'c')),
    upToOnLine('"', '"', rule(/".*?"/u, 's2')),
    upToOnLine("'", "'", rule(/'.*?'/u, 's1')),
    rule(/[a-z]\w*/iu, 'n'),
    rule(/\d+/u, 'm'),
    rule(/[^\w#"']+/u, ''),
  ],
}));
