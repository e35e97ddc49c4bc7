import { defineLexer } from '../regex-lexer.ts';
import { mixin, pop, rule } from '../rules.ts';
import { ConsoleLexer } from './console.ts';
import { ruby, RUBY } from './ruby.ts';
import type { RubyMemory } from './ruby.ts';

/** What IRB prints, as Rouge's `irb_output` takes it apart: output up to `=>`, then a value in Ruby. */
export const irbOutput = defineLexer<RubyMemory>({
  memory: RUBY.memory,
  start: scan => {
    RUBY.start(scan);
    scan.push('output');
  },
  states: () => {
    const states = RUBY.states();
    return {
      ...states,
      root: [rule(/#</u, 'kt', 'object'), ...(states['root'] ?? [])],
      object: [rule(/>/u, 'kt', pop), mixin('root')],
      output: [rule(/\w+?(?:Error|Exception):.+?(?:\n|$)/u, 'gr', 'error'), mixin('plainOutput')],
      error: [rule(/.+?(?:\n|$)/u, 'gr'), mixin('plainOutput')],
      plainOutput: [rule(/[=]>/u, 'p', pop), rule(/.+?(?:\n|$)/u, 'go')],
    };
  },
});

/** Sessions of IRB or Pry as Rouge's `irb`. */
export function irb(): ConsoleLexer {
  return new ConsoleLexer({
    prompt: /^(?:(?!irb|pry)[^\n])*(?:irb|pry)[^\n>"*]*[>"*]/u,
    commands: ruby(),
    output: irbOutput(),
  });
}
