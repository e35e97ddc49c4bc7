import { defineStates } from '../regex-lexer.ts';
import { mixin, pop, rule } from '../rules.ts';

/** The configuration of SSH as Rouge's `ssh` takes it apart. */
export const ssh = defineStates(() => ({
  root: [rule(/[a-z0-9]+/iu, 'k', 'statement'), mixin('base')],
  statement: [
    rule(/\n/u, '', pop),
    rule(/(?:yes|no|confirm|ask|always|auto|none|force)\b/u, 'no'),
    rule(/\d+/u, 'm'),
    rule(/[^#\s;{}$\\]+/u, ''),
    mixin('base'),
  ],
  base: [rule(/\s+/u, ''), rule(/#.*/u, 'c1')],
}));
