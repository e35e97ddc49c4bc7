import { defineStates } from '../regex-lexer.ts';
import { groups, mixin, pop, rule, upTo, upToOnLine } from '../rules.ts';

/** INI as Rouge's `ini` takes it apart. */
export const ini = defineStates(() => ({
  root: [
    mixin('basic'),
    groups(/([\w\-.]{1,400})(\s*)(=)/u, ['py', '', 'p'], 'value'),
    upToOnLine('[', ']', rule(/\[.*?\]/u, 'nn')),
  ],
  basic: [
    upTo(';', '\n', rule(/;[^\n]*\n/u, 'c')),
    upTo('#', '\n', rule(/#[^\n]*\n/u, 'c')),
    rule(/\s+/u, ''),
    rule(/\\\n/u, 'se'),
  ],
  value: [
    rule(/\n/u, '', pop),
    mixin('basic'),
    rule(/"/u, 's', 'double'),
    upToOnLine("'", "'", rule(/'.*?'/u, 's')),
    mixin('escapes'),
    rule(/[^\\\n]+/u, 's'),
  ],
  double: [rule(/"/u, 's', pop), mixin('escapes'), rule(/[^\\"]+/u, 's')],
  escapes: [rule(/\\./su, 'se')],
}));
