import { re } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { groups, mixin, pop, rule, within } from '../rules.ts';
import type { PlainStates } from '../rules.ts';

/** A key, which is looked for no further than its limit so that long values take no quadratic time. */
const KEY = String.raw`(?:\S{1,300}|"[^"]+"|'[^']+')`;

const STRINGS: PlainStates = {
  double: [rule(/"/u, 's', pop), rule(/\n/u, 'err', pop), mixin('escapes'), rule(/[^\\"\n]+/u, 's')],
  doubleLines: [rule(/"""/u, 's', pop), mixin('escapes'), rule(/[^\\"]+/u, 's'), rule(/"+/u, 's')],
  single: [rule(/'/u, 's', pop), rule(/\n/u, 'err', pop), rule(/[^'\n]+/u, 's')],
  singleLines: [rule(/'''/u, 's', pop), rule(/[^']+/u, 's'), rule(/'+/u, 's')],
  escapes: [rule(/\\[0t\tn\n "\\r]/u, 'se')],
};

/** TOML as Rouge's `toml` takes it apart. */
export const toml = defineStates(() => ({
  root: [mixin('basic'), within(300, groups(re`(${KEY})(\s*)(=)`, ['py', '', 'p'], 'value'))],
  basic: [
    rule(/\s+/u, ''),
    rule(/#.*?$/u, 'c'),
    rule(/true|false/u, 'kc'),
    within(300, groups(re`(${KEY})(\s*)(=)(\s*)(\{)`, ['nn', '', 'o', '', 'p'], 'inline')),
    rule(/\s*\[\S{1,300}\]/u, 'nn'),
    rule(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z/u, 'ld'),
    rule(/[+-]?\d+(?:_\d+)*\.\d+(?:_\d+)*(?:[eE][+-]?\d+(?:_\d+)*)?/u, 'mf'),
    rule(/[+-]?\d+(?:_\d+)*[eE][+-]?\d+(?:_\d+)*/u, 'mf'),
    rule(/[+-]?(?:nan|inf)/u, 'mf'),
    rule(/0x[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*/u, 'mh'),
    rule(/0o[0-7]+(?:_[0-7]+)*/u, 'mo'),
    rule(/0b[01]+(?:_[01]+)*/u, 'mb'),
    rule(/[+-]?\d+(?:_\d+)*/u, 'mi'),
  ],
  value: [rule(/\n/u, '', pop), mixin('content')],
  content: [
    mixin('basic'),
    within(300, groups(re`(${KEY})(\s*)(=)`, ['py', '', 'p'])),
    rule(/"""/u, 's', 'doubleLines'),
    rule(/"/u, 's', 'double'),
    rule(/'''/u, 's', 'singleLines'),
    rule(/'/u, 's', 'single'),
    mixin('escapes'),
    rule(/,/u, 'p'),
    rule(/\[/u, 'p', 'array'),
  ],
  array: [mixin('content'), rule(/\]/u, 'p', pop)],
  inline: [mixin('content'), rule(/\}/u, 'p', pop)],
  ...STRINGS,
}));
