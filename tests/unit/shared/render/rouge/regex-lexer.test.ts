import { describe, expect, it } from 'vitest';
import { collectTokens } from '../../../../../shared/render/rouge/format.ts';
import { defineLexer, defineStates } from '../../../../../shared/render/rouge/regex-lexer.ts';
import type { Run } from '../../../../../shared/render/rouge/regex-lexer.ts';
import {
  again,
  groups,
  mixin,
  on,
  onMemory,
  otherwise,
  pop,
  popTimes,
  push,
  resetStack,
  rule,
  to,
  upTo,
  upToOnLine,
  when,
} from '../../../../../shared/render/rouge/rules.ts';
import { LexerOverworked } from '../../../../../shared/render/rouge/work.ts';
import type { PlainStates } from '../../../../../shared/render/rouge/rules.ts';

function lex<M>(lexer: Run<M>, text: string): string {
  lexer.reset();
  return collectTokens(emit => lexer.lex(text, emit))
    .map(({ type, text: piece }) => `${type}:${piece}`)
    .join(' ');
}

function run(states: PlainStates, text: string): string {
  return lex(defineStates(() => states)(), text);
}

describe('a lexer of states', () => {
  it('takes the first rule that matches', () =>
    expect(run({ root: [rule(/a/u, 'k'), rule(/./u, 'n')] }, 'ab')).toBe('k:a n:b'));
  it('gives one character as an error where no rule matches', () =>
    expect(run({ root: [rule(/a/u, 'k')] }, 'a😀a')).toBe('k:a err:😀 k:a'));
  it('gives groups as tokens and skips empty ones', () => {
    expect(run({ root: [groups(/(a)(x)?(b)/u, ['k', 'n', 'o'])] }, 'ab')).toBe('k:a o:b');
  });
  it('pushes and pops states', () => {
    expect(
      run({ root: [rule(/"/u, 's', 'in'), rule(/./u, 'n')], in: [rule(/"/u, 's', pop), rule(/./u, 'm')] }, 'a"b"c'),
    ).toBe('n:a s:" m:b s:" n:c');
  });
  it('pushes the same state again', () => {
    const states = {
      root: [rule(/\(/u, 'p', 'in'), rule(/./u, 'n')],
      in: [rule(/\(/u, 'p', again), rule(/\)/u, 'p', pop), rule(/./u, 'm')],
    };
    expect(run(states, '(())a')).toBe('p:(()) n:a');
  });
  it('replaces, pops several and resets', () => {
    const states = {
      root: [rule(/a/u, 'k', push('one', 'two')), rule(/./u, 'n')],
      one: [rule(/./u, 'm')],
      two: [rule(/b/u, 'k', to('one')), rule(/c/u, 'k', popTimes(2)), rule(/d/u, 'k', resetStack)],
    };
    expect(run(states, 'abx')).toBe('k:ab m:x');
    expect(run(states, 'acx')).toBe('k:ac n:x');
    expect(run(states, 'adx')).toBe('k:ad n:x');
  });
  it('tries the rules of a mixin at its place', () => {
    expect(run({ root: [mixin('words'), rule(/./u, 'p')], words: [rule(/\w+/u, 'n')] }, 'ab+')).toBe('n:ab p:+');
  });
  it('goes on behind the mixin after too many matches of nothing', () => {
    const states = { root: [mixin('loop'), rule(/./u, 'n')], loop: [when(/(?=a)/u, () => {}), rule(/./u, 'k')] };
    expect(run(states, 'ab')).toBe('n:a k:b');
  });
  it('falls back to root where the stack is empty', () =>
    expect(run({ root: [rule(/./u, 'n', popTimes(5))] }, 'ab')).toBe('n:ab'));
  it('does not match before a line begins', () =>
    expect(run({ root: [rule(/^b/u, 'k'), rule(/[^]/u, 'n')] }, 'bb\nb')).toBe('k:b n:b\n k:b'));
  it('always matches otherwise', () =>
    expect(run({ root: [otherwise('x')], x: [rule(/./u, 'k', pop)] }, 'a')).toBe('k:a'));
  it('gives tokens from a function', () => {
    expect(run({ root: [on(/(.)(.)/u, (scan, match) => scan.groups(match, ['k', 'n']))] }, 'ab')).toBe('k:a n:b');
  });
  it('names a state that is missing', () =>
    expect(() => run({ root: [rule(/a/u, 'k', 'gone')] }, 'a')).toThrow(/gone/u));
});

describe('far-looking rules', () => {
  const states = {
    root: [upTo('/*', '*/', rule(/\/\*[^]*?\*\//u, 'c')), upToOnLine('<', '>', rule(/<.*?>/u, 's')), rule(/[^]/u, 'n')],
  };
  it('match over lines', () => expect(run(states, '/*\n*/a')).toBe('c:/*\n*/ n:a'));
  it('are not tried where the end is missing', () => expect(run(states, '/*a')).toBe('n:/*a'));
  it('keep to their line where they must', () => expect(run(states, '<a\n>')).toBe('n:<a\n>'));
  it('may not look in vain too often', () => {
    const costly = { root: [upTo('(', ')', rule(/\([^]*\)x/u, 'c'), 'end'), rule(/[^]/u, 'n')] };
    expect(() => run(costly, `${'('.repeat(100_000)})`)).toThrow(LexerOverworked);
  });
});

describe('what a lexer keeps', () => {
  it('is its memory, made anew at a fresh text', () => {
    const make = defineLexer<{ count: number }>({
      memory: () => ({ count: 0 }),
      start: scan => {
        scan.memory.count = 0;
      },
      states: () => ({
        root: [onMemory(/a/u, (scan, [text]) => scan.token((scan.memory.count += 1) > 1 ? 'k' : 'n', text))],
      }),
    });
    const lexer = make();
    expect(lex(lexer, 'aa')).toBe('n:a k:a');
    expect(lex(lexer, 'aa')).toBe('n:a k:a');
  });
  it('is its stack, when the text goes on', () => {
    const lexer = defineStates(() => ({ root: [rule(/"/u, 's', 'in'), rule(/./u, 'n')], in: [rule(/./u, 'm')] }))();
    const pieces: string[] = [];
    lexer.lex('"', type => pieces.push(type));
    lexer.lex('a', type => pieces.push(type));
    expect(pieces).toEqual(['s', 'm']);
  });
});
