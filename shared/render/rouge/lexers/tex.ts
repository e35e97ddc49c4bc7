import { defineStates } from '../regex-lexer.ts';
import { groups, mixin, otherwise, pop, rule, upToOnLine, within } from '../rules.ts';

const COMMAND = /\\(?:[a-z]+|\s+|.)/iu;

/** TeX and LaTeX as Rouge's `tex` takes them apart. */
export const tex = defineStates(() => ({
  general: [rule(/%.*$/u, 'c'), rule(/[{}&_^]/u, 'p')],
  root: [
    rule(/\\\[/u, 'p', 'displaymath'),
    rule(/\\\(/u, 'p', 'inlinemath'),
    rule(/\$\$/u, 'p', 'displaymath'),
    rule(/\$/u, 'p', 'inlinemath'),
    upToOnLine('\\', '}', rule(/\\(?:begin|end)\{.*?\}/u, 'nt')),
    within(500, groups(/(\\verb)\b(\S)(.{0,500}?)(\2)/u, ['nb', 'kp', 'sx', 'kp'])),
    rule(COMMAND, 'k', 'command'),
    mixin('general'),
    rule(/[^\\$%&_^{}]+/u, ''),
  ],
  math: [
    rule(COMMAND, 'nv'),
    mixin('general'),
    rule(/[0-9]+/u, 'm'),
    rule(/[-=!+*/()[\]]/u, 'o'),
    rule(/[^=!+*/()[\]\\$%&_^{}0-9-]+/u, 'nb'),
  ],
  inlinemath: [rule(/\\\)/u, 'p', pop), rule(/\$/u, 'p', pop), mixin('math')],
  displaymath: [rule(/\\\]/u, 'p', pop), rule(/\$\$/u, 'p', pop), rule(/\$/u, 'nb'), mixin('math')],
  command: [upToOnLine('[', ']', rule(/\[.*?\]/u, 'na')), rule(/\*/u, 'k'), otherwise(pop)],
}));
