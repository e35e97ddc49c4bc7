import { defineStates } from '../regex-lexer.ts';
import { groups, mixin, pop, rule, upTo, upToOnLine } from '../rules.ts';

/** Java's properties as Rouge's `properties` takes them apart. */
export const properties = defineStates(() => ({
  root: [mixin('basic'), groups(/([\w.-]{1,400})(\s*)([=:])/u, ['py', '', 'p'], 'value')],
  basic: [
    upTo('!', '\n', rule(/!.*\n/u, 'c')),
    upTo('#', '\n', rule(/#.*\n/u, 'c')),
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
  escapes: [rule(/\\u[0-9]{4}/u, 'se'), rule(/\\./su, 'se')],
}));
