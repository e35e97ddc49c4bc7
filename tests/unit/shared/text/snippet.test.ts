import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillSnippet, usesVariable, type SnippetValues } from '../../../../shared/text/snippet.ts';

const values: SnippetValues = (name, argument) =>
  ({ title: 'Harbour', empty: '', date: argument ?? '2025-12-02', words: 'a {b}\n$1' })[name];

const fill = (body: string) => fillSnippet(body, values);

describe('variables', () => {
  it.each([
    ['# ${title}', '# Harbour'],
    ['${date:%d %B}', '%d %B'],
    ['${empty:none yet}', 'none yet'],
    ['${empty:${title}}', 'Harbour'],
    ['${unknown} and ${unknown:x}', '${unknown} and ${unknown:x}'],
    ['${title', '${title'],
    ['{{ site.baseurl }}/${title}', '{{ site.baseurl }}/Harbour'],
    ['costs \\$5, \\${title}, \\\\, \\}', 'costs $5, ${title}, \\, }'],
    ['a plain $ sign and ${ one', 'a plain $ sign and ${ one'],
    // What a variable holds is text, whatever signs it has.
    ['${words}', 'a {b}\n$1'],
  ])('%s', (body, text) => expect(fill(body).text).toBe(text));

  it('says which of them a body asks for, in words of places too', () => {
    expect(usesVariable('${1:${clipboard}}', 'clipboard')).toBe(true);
    expect(usesVariable('\\${clipboard} ${title}', 'clipboard')).toBe(false);
  });
});

describe('places to write in', () => {
  it('come in the order of their numbers, 0 last', () => {
    const { text, stops } = fill('$0![${2:words}](${1:/assets/})');
    expect(text).toBe('![words](/assets/)');
    expect(stops.map(({ number, from, to }) => [number, text.slice(from, to)])).toEqual([
      [1, '/assets/'],
      [2, 'words'],
      [0, ''],
    ]);
  });

  it('of one number say the same', () => {
    expect(fill('<${1:div}></$1>').text).toBe('<div></div>');
  });

  it('hold Liquid, variables and other places', () => {
    const { text, stops } = fill('[${1:${title} {{ x | y }} ${2:in}}]');
    expect(text).toBe('[Harbour {{ x | y }} in]');
    expect(stops.map(({ from, to }) => text.slice(from, to))).toEqual(['Harbour {{ x | y }} in', 'in']);
  });
});

it('never points outside of its text, and leaves text without signs alone', () => {
  const part = fc.constantFrom('${', '}', '$1', '${1:', '${title', ':', '\\', '$', '{', 'word', '\n', '${0}');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 30 }), parts => {
      const { text, stops } = fill(parts.join(''));
      expect(stops.every(({ from, to }) => from >= 0 && from <= to && to <= text.length)).toBe(true);
    }),
  );
  fc.assert(
    fc.property(fc.string(), body => {
      if (!/[$\\]/.test(body)) expect(fill(body)).toEqual({ text: body, stops: [] });
    }),
  );
});
