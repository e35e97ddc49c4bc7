import { defineStates } from '../regex-lexer.ts';
import { groups, rule } from '../rules.ts';

/** Unified diffs as Rouge's `diff` takes them apart. */
export const diff = defineStates(() => ({
  root: [
    rule(/^ .*\n?/u, ''),
    rule(/^---$\n?/u, 'p'),
    rule(/^[+>]+.*\n?/u, 'gi'),
    rule(/^[-<]+.*\n?/u, 'gd'),
    rule(/^!.*\n?/u, 'gs'),
    rule(/^(?:[Ii]ndex|diff).*\n?/u, 'gh'),
    groups(/^(@@[^@]*@@)([^\n]*\n)/u, ['p', '']),
    rule(/^\w.*\n?/u, 'p'),
    rule(/^[=].*\n?/u, 'gh'),
    rule(/\s.*\n?/u, ''),
  ],
}));
