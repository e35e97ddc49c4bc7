import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fencedCode } from '../../../../shared/text/fenced-code.ts';

const blocks = (text: string, from = 0): readonly string[] =>
  fencedCode(text, from).map(range => text.slice(range.from, range.to));

describe('fencedCode', () => {
  it.each([
    ['a\n```\nb\n```\nc', ['```\nb\n```\n']],
    ['~~~ md\n```\nb\n~~~', ['~~~ md\n```\nb\n~~~']],
    ['```\n```js\nb\n```\nc\n', ['```\n```js\nb\n```\n']],
    ['````\n```\nb\n````\r\nc', ['````\n```\nb\n````\r\n']],
    ['```\nnever closed\n', []],
    ['````\nshorter\n```\nb\n```\n', ['````\nshorter\n```\n']],
    ['```a```\nb\n```\n', ['```a```\nb\n```\n']],
    ['``` a b\nc\n```\n', []],
    ['    ```\nb\n    ```\n', []],
    ['a\u2028```\nb\n```\n', []],
  ])('of %j are %j', (text, found) => expect(blocks(text)).toEqual(found));

  it('begin where they are looked for', () => expect(blocks('```\na\n```\nb\n```\n', 6)).toEqual(['```\nb\n```\n']));

  it('are those that kramdown’s expression finds, one behind the other', () => {
    const rule = /^ {0,3}(([~`])\2{2,})[ \t]*\S*[ \t]*\n(?:[^\n]*\n)*?^ {0,3}\1\2*[ \t]*(?:\n|$)/gm;
    const line = fc.constantFrom('```', '````', '```js', '~~~', '~~~~', ' ~~~', 'text', '', '```x```', '~~~ a b');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), lines => {
        const text = lines.map(one => `${one}\n`).join('');
        expect(blocks(text)).toEqual(Array.from(text.matchAll(rule), ([block]) => block));
      }),
    );
  });
});
