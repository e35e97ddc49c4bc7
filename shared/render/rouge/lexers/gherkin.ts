import { quote, re } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { mixin, on, otherwise, pop, push, resetStack, rule, to, upTo, upToOnLine, when } from '../rules.ts';
import type { Scan } from '../rules.ts';
import { ELEMENTS, EXAMPLES, FEATURES, STEPS } from './gherkin-words.ts';

const STEP = STEPS.map(word =>
  word.endsWith('<') ? quote(word.slice(0, -1)) : word.endsWith(' ') ? quote(word) : String.raw`${quote(word)}\b`,
).join('|');

function heading(scan: Scan, [, word = '', colon]: RegExpExecArray): void {
  scan.resetStack();
  const [token, state] = ELEMENTS.has(word)
    ? (['kn', 'description'] as const)
    : FEATURES.has(word)
      ? (['kd', 'featureDescription'] as const)
      : EXAMPLES.has(word)
        ? (['nn', 'exampleDescription'] as const)
        : (['err', undefined] as const);
  if (state) scan.push(state);
  scan.token(token, word);
  scan.token('p', colon);
}

const REST_OF_LINE = rule(/.*?(?=[#\n])/u, '');

/** Gherkin, which Cucumber and Behat read, as Rouge's `gherkin` takes it apart. */
export const gherkin = defineStates(() => ({
  basic: [rule(/#.*$/u, 'c'), rule(/[ \r\t]+/u, '')],
  root: [
    mixin('basic'),
    rule(/\n/u, ''),
    upTo('"""', '"""', rule(/""".*?"""/su, 's')),
    rule(/@[^\s@]+/u, 'nt'),
    mixin('tables'),
    mixin('steps'),
  ],
  headings: [upToOnLine('', ':', on(/(.*?)(:)/u, heading))],
  steps: [
    mixin('headings'),
    rule(re`(?:${STEP})`, 'nf', stack => {
      resetStack(stack);
      push('step')(stack);
    }),
  ],
  tables: [when(/(?=\|)/u, 'tableHeader')],
  tableHeader: [rule(/[^|\s]+/u, 'nv'), rule(/\n/u, '', to('table')), mixin('table')],
  table: [mixin('basic'), rule(/\n/u, '', 'tableLine'), rule(/\|/u, 'p'), rule(/[^|\s]+/u, 'n')],
  tableLine: [when(/(?=\s*[^\s|])/u, resetStack), otherwise(pop)],
  description: [mixin('basic'), mixin('steps'), rule(/\n/u, ''), REST_OF_LINE],
  featureDescription: [mixin('basic'), mixin('headings'), rule(/\n/u, ''), REST_OF_LINE],
  exampleDescription: [mixin('basic'), mixin('tables'), rule(/\n/u, ''), REST_OF_LINE],
  step: [
    mixin('basic'),
    rule(/<.*?>/u, 'nv'),
    rule(/".*?"/u, 's'),
    rule(/\S[^\s<]*/u, ''),
    rule(/.*?(?=[#\n])/u, '', pop),
  ],
}));
