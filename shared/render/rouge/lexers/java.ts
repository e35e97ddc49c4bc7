import { anyOf, quoted, re, rei, WORD } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { groups, on, pop, rule, upTo } from '../rules.ts';

const KEYWORDS = anyOf(`
  assert break case catch continue default do else finally for if goto instanceof new return switch this throw try while`);

const DECLARATIONS = anyOf(`
  abstract const enum extends final implements native private protected public static strictfp super synchronized throws
  transient volatile`);

const TYPES = anyOf('boolean byte char double float int long short var void');

const NAME = String.raw`[\p{Alphabetic}_][${WORD}]*`;

/** What may stand before a method's name; bounded, so that hostile text takes no quadratic time. */
const MODIFIERS = String.raw`\s{0,200}(?:[a-zA-Z_][a-zA-Z0-9_.\[\]<>]{0,200}\s{1,200}){1,30}?`;

const DIGIT = '(?:[0-9]_+[0-9]|[0-9])';

/** Java as Rouge's `java` takes it apart. */
export const java = defineStates(() => ({
  root: [
    rule(/[\t\v\f\r ]+/u, ''),
    rule(/\/\/.*?$/u, 'c1'),
    upTo('/*', '*/', rule(/\/\*.*?\*\//su, 'cm')),
    rule(re`(?:${KEYWORDS})\b`, 'k'),
    on(re`(${MODIFIERS})([a-zA-Z_][a-zA-Z0-9_]*)(\s{0,200})(\()`, (scan, match) => {
      const before = java();
      before.reset();
      scan.delegate(before, match[1] ?? '');
      scan.token('nf', match[2]);
      scan.token('', match[3]);
      scan.token('o', match[4]);
    }),
    rule(re`@${NAME}`, 'nd'),
    rule(re`(?:${DECLARATIONS})\b`, 'kd'),
    rule(re`(?:${TYPES})\b`, 'kt'),
    rule(/(?:true|false|null)\b/u, 'kc'),
    rule(/(?:class|interface)\b/u, 'kd', 'class'),
    rule(/(?:import|package)\b/u, 'kn', 'import'),
    rule(re`${quoted('"')}`, 's'),
    rule(/'(?:\\.|[^\\]|\\u[0-9a-f]{4})'/u, 'sc'),
    groups(re`(\.)(${NAME})`, ['o', 'na']),
    rule(re`${NAME}:`, 'nl'),
    rule(/\p{Uppercase}[\p{Uppercase}\p{Nd}_]*\b/u, 'no'),
    rule(/\p{Uppercase}[\p{Alphabetic}\p{Nd}]*\b/u, 'nc'),
    rule(re`\$?${NAME}`, 'n'),
    rule(/[~^*!%&[\](){}<>|+=:;,./?-]/u, 'o'),
    rule(re`${DIGIT}+\.${DIGIT}+(?:[eE]${DIGIT}+)?[fd]?`, 'mf'),
    rule(/0b(?:[01]_+[01]|[01])+/iu, 'mb'),
    rule(rei`0x(?:[0-9a-f]_+[0-9a-f]|[0-9a-f])+`, 'mh'),
    rule(/0(?:[0-7]_+[0-7]|[0-7])+/u, 'mo'),
    rule(re`${DIGIT}+L?`, 'mi'),
    rule(/\n/u, ''),
  ],
  class: [rule(/\s+/u, ''), rule(re`${NAME}`, 'nc', pop)],
  import: [rule(/\s+/u, ''), rule(/[a-z0-9_.]+\*?/iu, 'nn', pop)],
}));
