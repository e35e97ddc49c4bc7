import { anyOf, re } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { groups, mixin, on, pop, rule, upTo } from '../rules.ts';

const KEYWORDS = anyOf(`
  as assert await break case catch continue default do else finally for if in is new rethrow return super switch
  this throw try while with yield`);

const DECLARATIONS = anyOf(`
  abstract async dynamic const covariant external extends factory final get implements late native on operator
  required set static sync typedef var`);

const TYPES = anyOf(`
  bool Comparable double Dynamic enum Function int List Map Never Null num Object Pattern Set String Symbol Type Uri
  void`);

/** What may stand before a method's name; bounded, so that hostile text takes no quadratic time. */
const MODIFIERS = String.raw`\s{0,200}(?:[a-zA-Z_][a-zA-Z\d_.\[\]]{0,200}\s{1,200}){1,30}?`;

/** Dart as Rouge's `dart` takes it apart. */
export const dart = defineStates(() => ({
  root: [
    on(re`^(${MODIFIERS})([a-zA-Z_]\w*)(\s{0,200})(\()`, (scan, match) => {
      const before = dart();
      before.reset();
      scan.delegate(before, match[1] ?? '');
      scan.token('nf', match[2]);
      scan.token('', match[3]);
      scan.token('p', match[4]);
    }),
    rule(/\s+/u, ''),
    rule(/\/\/.*?$/u, 'c1'),
    upTo('/*', '*/', rule(/\/\*.*?\*\//su, 'cm')),
    rule(/"/u, 's', 'dqs'),
    rule(/'/u, 's', 'sqs'),
    rule(/r"[^"]*"/u, 'sx'),
    rule(/r'[^']*'/u, 'sx'),
    rule(/#(?:[a-zA-Z_]\w*)?/u, 'ss'),
    rule(/@[a-zA-Z_]\w*/u, 'nd'),
    rule(re`(?:${KEYWORDS})\b`, 'k'),
    rule(re`(?:${DECLARATIONS})\b`, 'kd'),
    rule(re`(?:${TYPES})\b`, 'kt'),
    rule(/(?:true|false|null)\b/u, 'kc'),
    rule(/(?:class|interface|mixin)\b/u, 'kd', 'class'),
    rule(/(?:import|deferred|export|library|part\s*of|part|source)\b/u, 'kn', 'import'),
    groups(/(\.)([a-zA-Z_]\w*)/u, ['o', 'na']),
    rule(/[a-zA-Z_]\w*:/u, 'nl'),
    rule(/\$?[a-zA-Z_]\w*/u, 'n'),
    rule(/[~^*!%&|+=:/?-]/u, 'o'),
    rule(/[[\](){}<>.,;]/u, 'p'),
    rule(/\d*\.\d+(?:[eE]-?\d+)?/u, 'mf'),
    rule(/0x[\da-fA-F]+/u, 'mh'),
    rule(/\d+L?/u, 'mi'),
    rule(/\n/u, ''),
  ],
  class: [rule(/\s+/u, ''), rule(/[a-zA-Z_]\w*/u, 'nc', pop)],
  dqs: [rule(/"/u, 's', pop), rule(/[^\\$"]+/u, 's'), mixin('string')],
  sqs: [rule(/'/u, 's', pop), rule(/[^\\$']+/u, 's'), mixin('string')],
  string: [mixin('interpolation'), rule(/\\[nrt"'\\]/u, 'se')],
  interpolation: [rule(/\$[a-zA-Z_]\w*/u, 'si'), upTo('${', '}', rule(/\$\{[^}]+\}/u, 'si'))],
  import: [rule(/;/u, 'o', pop), rule(/(?:show|hide)\b/u, 'kd'), mixin('root')],
}));
