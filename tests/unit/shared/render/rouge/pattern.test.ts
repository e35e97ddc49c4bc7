import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstSet, mayBegin } from '../../../../../shared/render/rouge/first.ts';
import { quote, quoted, re, sticky } from '../../../../../shared/render/rouge/pattern.ts';

function scan(pattern: RegExp, text: string, at = 0): string | undefined {
  const expression = sticky(pattern);
  expression.lastIndex = at;
  return expression.exec(text)?.[0];
}

describe('sticky', () => {
  it('matches only at the place', () => expect(scan(/b/u, 'ab')).toBeUndefined());
  it('ends a line at \\n alone', () => expect(scan(/.+$/u, 'a\r\u2028b\nc')).toBe('a\r\u2028b'));
  it('begins a line after \\n alone', () => expect(scan(/^b/u, 'a\rb', 2)).toBeUndefined());
  it('lets . pass lines with the flag s', () => expect(scan(/a.b/su, 'a\nb')).toBe('a\nb'));
  it('takes no-break space for no space', () => expect(scan(/\s/u, '\u00a0')).toBeUndefined());
  it('knows words of all scripts at \\b', () => expect(scan(/if\b/u, 'ifé')).toBeUndefined());
  it('leaves classes alone', () => expect(scan(/[.$^\s]+/u, '.$^ \nx')).toBe('.$^ \n'));
});

describe('quoted', () => {
  const any = new RegExp(`${quoted('"')}`, 'u');
  it('ends at the first quote that is not escaped', () => expect(any.exec('"a\\"b" c"')?.[0]).toBe('"a\\"b"'));
  it('ends at the last escaped quote where there is no other', () =>
    expect(any.exec('"a\\"b\\"c')?.[0]).toBe('"a\\"b\\"'));
  it('does not match without an end', () => expect(any.exec('"a\\\\')).toBeNull());
});

describe('re', () => {
  it('groups expressions', () => expect(re`${/a|b/u}c`.source).toBe('(?:a|b)c'));
  it('takes quoted text as it is', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        expect(new RegExp(`^${quote(text)}$`, 'u').test(text)).toBe(true);
      }),
    );
  });
});

describe('firstSet', () => {
  const patterns = [
    /a|b+c/u,
    /(?:x?y|\d{2})z/u,
    /[^a-c\]]/u,
    /\s*#/u,
    /(?=a)b/u,
    /\bfoo/u,
    /[A-Z]/iu,
    /\p{L}x/u,
    /./u,
    /é/u,
    /(a)?\1b/u,
  ];
  it('never leaves out a character that begins a match', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...patterns),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4 }),
        (pattern, text) => {
          if (scan(pattern, text) !== undefined) expect(mayBegin(firstSet(pattern), text.charCodeAt(0))).toBe(true);
        },
      ),
      { numRuns: 3000 },
    );
  });
  it('leaves out what begins none', () => expect(mayBegin(firstSet(/a?b|\d/u), 'c'.charCodeAt(0))).toBe(false));
  it('allows all where nothing may match', () => expect(firstSet(/a*/u)).toBeUndefined());
});
