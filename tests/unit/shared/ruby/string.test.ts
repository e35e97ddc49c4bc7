import { describe, expect, it } from 'vitest';
import { decodeBase64, encodeBase64 } from '../../../../shared/ruby/codes/base64.ts';
import { cgiEscape, cgiUnescape, escapeHtml } from '../../../../shared/ruby/codes/cgi.ts';
import { JsonFault, prettyJson, toJson } from '../../../../shared/ruby/json.ts';
import { sorted } from '../../../../shared/ruby/sort.ts';
import * as ruby from '../../../../shared/ruby/string.ts';
import type { RubyValue } from '../../../../shared/ruby/value.ts';
import { RubyFloat } from '../../../../shared/ruby/value.ts';

describe('a text', () => {
  it('has as many characters as code points', () => expect(ruby.length('a😀é')).toBe(3));
  it('is cut by code points', () => expect(ruby.substring('a😀bc', 1, 2)).toBe('😀b'));
  it('is cut from the end', () => expect(ruby.substring('a😀bc', -3, 2)).toBe('😀b'));
  it('has nothing behind its end', () => expect(ruby.substring('abc', 4, 1)).toBeUndefined());
  it('has an empty part at its end', () => expect(ruby.substring('abc', 3, 1)).toBe(''));
  it('loses white space and NUL at its ends, no other spaces', () =>
    expect(ruby.strip('\0 \t\u00a0a\n\0')).toBe('\u00a0a'));
  it('is split into words', () => expect(ruby.split(' a  b ', ' ')).toEqual(['a', 'b']));
  it('is split into words up to a number', () => expect(ruby.splitWords('a b  c d', 2)).toEqual(['a', 'b  c d']));
  it('drops empty parts at the end', () => expect(ruby.split(',a,,b,,', ',')).toEqual(['', 'a', '', 'b']));
  it('is split into characters', () => expect(ruby.split('a😀', '')).toEqual(['a', '😀']));
  it('has no final sigma', () => expect(ruby.downcase('ΑΣ')).toBe('ασ'));
  it('capitalizes its first character alone', () => expect(ruby.capitalize('ÉCOLE normale')).toBe('École normale'));
  it('has a title case', () => expect(ruby.capitalize('ǆo ßa')).toBe('ǅo ßa'));
  it('may be empty', () => expect(ruby.capitalize('')).toBe(''));
});

describe('escapes', () => {
  it('HTML', () => expect(escapeHtml(`<a href="x">'&`)).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp;'));
  it('a query', () => expect(cgiEscape('a b*é~/')).toBe('a+b%2A%C3%A9~%2F'));
  it('a query back', () => expect(cgiUnescape('a+b%C3%A9%zz')).toBe('a bé%zz'));
  it('no bytes that are no UTF-8', () => expect(cgiUnescape('%ff')).toBeUndefined());
  it('Base64', () => expect(encodeBase64('h?>é', false)).toBe('aD8+w6k='));
  it('Base64 for addresses', () => expect(encodeBase64('h?>é', true)).toBe('aD8-w6k='));
  it('Base64 back', () => expect(decodeBase64('aD8+w6k=', false)).toBe('h?>é'));
  it('no Base64 without its padding', () => expect(decodeBase64('aGVsbG8', false)).toBeUndefined());
});

describe('JSON', () => {
  it('keeps slashes and line separators', () => expect(toJson('</a>\u2028')).toBe('"</a>\u2028"'));
  it('escapes control characters', () => expect(toJson('\u0001\b\n"\\')).toBe('"\\u0001\\b\\n\\"\\\\"'));
  it('writes keys as text', () => expect(toJson(new Map<RubyValue, RubyValue>([[null, 1], [2, []]]))).toBe('{"":1,"2":[]}')); // prettier-ignore
  it('refuses NaN', () => expect(() => toJson(new RubyFloat(NaN))).toThrow(JsonFault));
  it('refuses what is nested too deeply', () => {
    let value: RubyValue = 1;
    for (let i = 0; i < 101; i++) value = [value];
    expect(() => toJson(value)).toThrow('nesting of 101 is too deep');
  });
  it('is written over lines', () => expect(prettyJson(new Map([['a', [1]]]))).toBe('{\n  "a": [\n    1\n  ]\n}'));
  it('is written over lines where it is empty', () => {
    const empty = new Map<string, RubyValue>([
      ['a', []],
      ['b', new Map()],
    ]);
    expect(prettyJson(empty)).toBe('{\n  "a": [\n\n  ],\n  "b": {\n  }\n}');
  });
});

it('sorts equal elements in their order', () => {
  const items = Array.from({ length: 50 }, (_, i) => ({ key: i % 3, i }));
  const order = sorted(items, (a, b) => a.key - b.key);
  expect(order.map(item => item.i)).toEqual([...items].sort((a, b) => a.key - b.key || a.i - b.i).map(item => item.i));
});
