import { defineStates } from '../regex-lexer.ts';
import { mixin, otherwise, resetStack, rule, upTo, when } from '../rules.ts';
import { SASS_COMMON } from './sass-common.ts';

/** SCSS as Rouge's `scss` takes it apart. */
export const scss = defineStates(() => ({
  root: [
    rule(/\s+/u, ''),
    rule(/\/\/.*?$/u, 'c1'),
    upTo('/*', '*/', rule(/\/\*.*?\*\//su, 'cm')),
    rule(/@import\b/u, 'k', 'value'),
    mixin('statements'),
    when(/(?=[^;{}][;}])/u, 'attribute'),
    when(/(?=[^;{}:[]+:[^a-z])/u, 'attribute'),
    otherwise('selector'),
  ],
  sectionEnd: [rule(/\n/u, ''), rule(/[;{}]/u, 'p', resetStack)],
  ...SASS_COMMON,
}));
