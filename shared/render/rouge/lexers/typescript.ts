import { re, wordSet } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { groups, rule } from '../rules.ts';
import type { PlainStates } from '../rules.ts';
import { JAVASCRIPT_NAME, JAVASCRIPT_WORDS, javascriptStates } from './javascript.ts';
import type { JavascriptWords } from './javascript.ts';

function and(words: ReadonlySet<string>, more: string): ReadonlySet<string> {
  return new Set([...words, ...wordSet(more)]);
}

export const TYPESCRIPT_WORDS: JavascriptWords = {
  keywords: and(JAVASCRIPT_WORDS.keywords, 'is namespace static private protected public implements readonly'),
  declarations: and(JAVASCRIPT_WORDS.declarations, 'type abstract'),
  reserved: and(JAVASCRIPT_WORDS.reserved, 'string any void number namespace module declare default interface keyof'),
  constants: JAVASCRIPT_WORDS.constants,
  builtins: and(JAVASCRIPT_WORDS.builtins, 'Pick Partial Readonly Record'),
};

/** The states of a language built on JavaScript, with TypeScript's types after names. */
export function withTypes(states: PlainStates): PlainStates {
  return {
    ...states,
    root: [rule(/\?\./u, 'p'), rule(/\?\?/u, 'o'), ...(states['root'] ?? [])],
    statement: [
      groups(re`(${JAVASCRIPT_NAME})(\??)(\s*)(:)`, ['nl', 'p', '', 'p'], 'expression'),
      ...(states['statement'] ?? []),
    ],
  };
}

/** TypeScript as Rouge's `typescript` takes it apart. */
export const typescript = defineStates(() => withTypes(javascriptStates(TYPESCRIPT_WORDS)));
