import { re } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { mixin, pop, rule, upTo, within } from '../rules.ts';

/** How long a string may be, so that one without an end takes no quadratic time. */
const MOST = 2000;

/** Property lists as Rouge's `plist` takes them apart: those of OpenStep, with braces. */
export const plist = defineStates(() => ({
  root: [
    rule(/\/\/.*$/u, 'c'),
    upTo('/*', '*/', rule(/\/\*.+?\*\//su, 'c')),
    rule(/\s+/u, 'w'),
    rule(/\{/u, 'p', 'dictionary'),
    rule(/\(/u, 'p', 'array'),
    within(MOST, rule(re`"(?:[^"\\]|\\.){0,${String(MOST)}}"`, 's2')),
    within(MOST, rule(re`'(?:[^'\\]|\\.){0,${String(MOST)}}'`, 's1')),
    rule(/</u, 'p', 'data'),
    rule(/[\w$/:.\-]+/u, 'l'),
  ],
  dictionary: [mixin('root'), rule(/[=;]/u, 'p'), rule(/\}/u, 'p', pop)],
  array: [mixin('root'), rule(/,/u, 'p'), rule(/\)/u, 'p', pop)],
  data: [rule(/[0-9a-fA-F\s]+/u, 'mh'), rule(/>/u, 'p', pop)],
}));
