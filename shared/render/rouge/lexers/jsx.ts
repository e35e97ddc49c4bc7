import { defineLexer } from '../regex-lexer.ts';
import { groups, mixin, onMemory, otherwise, pop, popTimes, push, rule, to } from '../rules.ts';
import type { PlainStates, Stack, States } from '../rules.ts';
import type { Lexer } from '../token.ts';
import { html } from './html.ts';
import { JAVASCRIPT_WORDS, javascriptStates } from './javascript.ts';
import { TYPESCRIPT_WORDS, withTypes } from './typescript.ts';

/** The text between elements is HTML. */
interface Memory {
  html: Lexer;
}

const INTERPOLATION = rule(/\{/u, 'si', push('interpolation', 'expression'));

function closingTag(stack: Stack): void {
  stack.goto('tag');
  stack.push('tagName');
}

function withElements(states: PlainStates): States<Memory> {
  return {
    ...states,
    expression: [mixin('element'), ...(states['expression'] ?? [])],
    element: [rule(/</u, 'p', push('content', 'tag', 'tagName'))],
    content: [
      rule(/<\//u, 'p', closingTag),
      mixin('element'),
      INTERPOLATION,
      onMemory(/[^<{]+/u, (run, [text]) => run.delegate(run.memory.html, text)),
    ],
    tag: [
      mixin('space'),
      rule(/\/>/u, 'p', popTimes(2)),
      rule(/>/u, 'p', pop),
      INTERPOLATION,
      rule(/\w[\w-]*/u, 'na'),
      rule(/[=]/u, 'p'),
      rule(/(["']).*?\1/u, 's'),
    ],
    tagName: [rule(/[A-Z]\w*/u, 'nc'), rule(/\w+/u, 'nt'), rule(/\./u, 'p'), otherwise(pop)],
    interpolation: [rule(/\}/u, 'si', pop), rule(/\{/u, 'p', push('innerBraces', 'statement')), mixin('root')],
    innerBraces: [rule(/\}/u, 'p', to('statement')), mixin('root')],
  };
}

const language = {
  memory: () => ({ html: html() }),
  start: (run: { memory: Memory; push(name: string): void }) => {
    run.memory.html = html();
    run.push('expression');
  },
};

/** JavaScript with elements as Rouge's `jsx` takes it apart. */
export const jsx = defineLexer<Memory>({ ...language, states: () => withElements(javascriptStates(JAVASCRIPT_WORDS)) });

/** TypeScript with elements as Rouge's `tsx` takes it apart. */
export const tsx = defineLexer<Memory>({
  ...language,
  states: () => {
    const states = withElements(withTypes(javascriptStates(TYPESCRIPT_WORDS)));
    return { ...states, tagName: [groups(/(\w+)(,)/u, ['nx', 'p'], popTimes(3)), ...(states['tagName'] ?? [])] };
  },
});
