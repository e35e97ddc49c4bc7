import { defineStates } from '../regex-lexer.ts';
import { groups, mixin, pop, rule, upToOnLine } from '../rules.ts';
import type { PlainStates } from '../rules.ts';

const STATES: PlainStates = {
  root: [
    mixin('space'),
    rule(/\{/u, 'p', 'object'),
    rule(/\[/u, 'p', 'array'),
    mixin('name'),
    mixin('value'),
    rule(/[\]}]/u, 'p'),
  ],
  object: [mixin('space'), mixin('name'), mixin('value'), rule(/\}/u, 'p', pop), rule(/,/u, 'p')],
  array: [mixin('value'), rule(/\]/u, 'p', pop), rule(/,/u, 'p')],
  space: [rule(/\s+/u, 'w')],
  name: [groups(/("(?:\\.|[^"\\\n])*")(\s*)(:)/u, ['nl', 'w', 'p'])],
  value: [
    mixin('space'),
    rule(/true|false|null/u, 'kc'),
    rule(/-?(?:0|[1-9]\d*)\.\d+(?:e[+-]?\d+)?/iu, 'mf'),
    rule(/-?(?:0|[1-9]\d*)(?:e[+-]?\d+)?/iu, 'mi'),
    rule(/"/u, 's2', 'string'),
    rule(/\[/u, 'p', 'array'),
    rule(/\{/u, 'p', 'object'),
  ],
  string: [rule(/[^\\"]+/u, 's2'), rule(/\\./u, 'se'), rule(/"/u, 's2', pop)],
};

/** JSON as Rouge's `json` takes it apart. */
export const json = defineStates(() => STATES);

/** JSON with comments and names without quotes as Rouge's `json-doc` takes it apart. */
export const jsonDoc = defineStates(() => ({
  ...STATES,
  name: [groups(/([$\w]+)(\s*)(:)/u, ['na', '', 'p']), ...(STATES['name'] ?? [])],
  value: [
    upToOnLine('/*', '*/', rule(/\/\*.*?\*\//u, 'c')),
    rule(/\/\/.*?$/u, 'c1'),
    rule(/\.\.\./u, 'c1'),
    ...(STATES['value'] ?? []),
  ],
}));
