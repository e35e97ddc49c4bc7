import { rei, wordSet } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { again, groups, mixin, on, otherwise, pop, rule, to } from '../rules.ts';
import type { PlainStates, Scan } from '../rules.ts';
import type { Lexer } from '../token.ts';
import { C_WORDS, cStates } from './c.ts';

const AT_KEYWORDS = wordSet(`
  selector private protected public encode synchronized try throw catch finally end property synthesize dynamic optional
  interface implementation import autoreleasepool`);

const AT_BUILTINS = wordSet('true false YES NO');

const NAME = '[a-z$_][a-z0-9$_]*';

const LITERALS: PlainStates = {
  objects: [
    rule(/@"/u, 's', 'string'),
    rule(/@'(?:\\[0-7]{1,3}|\\x[a-fA-F0-9]{1,2}|\\.|[^\\'\n]')/u, 'sc'),
    rule(/@(?:\d+[.]\d*|[.]\d+|\d+)e[+-]?\d+l?/iu, 'mf'),
    rule(/@(?:\d+[.]\d*|[.]\d+|\d+f)f?/iu, 'mf'),
    rule(/@0x[0-9a-fA-F]+[lL]?/u, 'mh'),
    rule(/@0[0-7]+l?/iu, 'mo'),
    rule(/@\d+l?/u, 'mi'),
    rule(/in\b/u, 'k'),
    rule(/@(?:interface|implementation)\b/u, 'k', 'className'),
    rule(/@(?:class|protocol)\b/u, 'k', 'forwardName'),
    on(/@([\p{Alphabetic}\p{Nd}]+)/u, (scan, match) => {
      const name = match[1] ?? '';
      scan.token(AT_KEYWORDS.has(name) ? 'k' : AT_BUILTINS.has(name) ? 'nb' : 'err', match[0]);
    }),
    rule(/[?]/u, 'p', 'ternary'),
    rule(/\[/u, 'p', 'message'),
    rule(/@\[/u, 'p', 'array'),
    rule(/@\{/u, 'p', 'dictionary'),
  ],
  ternary: [rule(/:/u, 'p', pop), mixin('statements')],
  array: [rule(/\]/u, 'p', pop), rule(/,/u, 'p'), mixin('statements')],
  dictionary: [rule(/\}/u, 'p', pop), rule(/,/u, 'p'), mixin('statements')],
};

const MESSAGES: PlainStates = {
  messageShared: [rule(/\]/u, 'p', pop), rule(/\{/u, 'p', pop), rule(/;/u, 'err'), mixin('statements')],
  message: [
    groups(rei`(${NAME})(\s*)(:)`, ['nf', '', 'p'], to('messageArguments')),
    groups(rei`(${NAME})(\s*)(\])`, ['nf', '', 'p'], pop),
    mixin('messageShared'),
  ],
  messageArguments: [
    rule(/\{/u, 'p', 'function'),
    groups(rei`(${NAME})(\s*)(:)`, ['nf', '', 'p'], pop),
    mixin('messageShared'),
  ],
};

const NAMES: PlainStates = {
  className: [
    mixin('space'),
    groups(rei`(${NAME})(\s*)(:)(\s*)(${NAME})`, ['nc', '', 'p', '', 'nc'], pop),
    groups(rei`(${NAME})(\s*)(\()(\s*)(${NAME})(\s*)(\))`, ['nc', '', 'p', '', 'nl', '', 'p'], pop),
    rule(rei`${NAME}`, 'nc', pop),
  ],
  forwardName: [
    mixin('space'),
    groups(rei`(${NAME})(\s*)(,)(\s*)`, ['nc', '', 'p', ''], again),
    groups(rei`(${NAME})(\s*)(;?)`, ['nc', '', 'p'], pop),
  ],
};

function recurse(scan: Scan, text: string | undefined): void {
  if (!text) return;
  const lexer: Lexer = objectiveC();
  lexer.reset();
  scan.delegate(lexer, text);
}

const METHODS: PlainStates = {
  method: [
    rule(/,/u, 'p'),
    rule(/[.]{3}/u, 'p'),
    on(rei`(\(.{0,400}?\))(${NAME})`, (scan, match) => {
      recurse(scan, match[1]);
      scan.token('nv', match[2]);
    }),
    groups(rei`(${NAME})(\s*)(:)`, ['nf', '', 'p']),
    rule(/;/u, 'p', pop),
    rule(/\{/u, 'p', to('function')),
    mixin('inlineSpace'),
    rule(/\/\/.*?\n/u, 'c1'),
    rule(/\s+/u, ''),
    otherwise(pop),
  ],
};

function objectiveCStates(): PlainStates {
  const states = cStates({ ...C_WORDS, builtins: wordSet('YES NO nil') }, () => objectiveC());
  return {
    ...states,
    root: [
      on(rei`([\-+])(\s*)(\(.{0,400}?\))?(\s*)(?=${NAME}:?)`, (scan, match) => {
        scan.token('k', match[1]);
        scan.token('', match[2]);
        recurse(scan, match[3]);
        scan.token('', match[4]);
        scan.push('method');
      }),
      ...(states['root'] ?? []),
    ],
    statements: [mixin('objects'), ...(states['statements'] ?? [])],
    ...LITERALS,
    ...MESSAGES,
    ...NAMES,
    ...METHODS,
  };
}

/** Objective-C as Rouge's `objective_c` takes it apart. */
export const objectiveC = defineStates(objectiveCStates, scan => scan.push('line'));
