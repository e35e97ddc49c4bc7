import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges } from '../../../../shared/text/text-change.ts';
import {
  compileQuery,
  findInText,
  placesOf,
  planReplacements,
  replacementOf,
  searchedRange,
  type TextQuery,
} from '../../../../shared/text/text-search.ts';

const plain: TextQuery = { text: '', regex: false, matchCase: true, wholeWord: false };

function replaceAll(text: string, query: TextQuery, written: string, most = 10_000): string | undefined {
  const pattern = compileQuery(query);
  if (!pattern.ok) throw new Error(pattern.error);
  const whole = { from: 0, to: text.length };
  const hits = findInText(text, pattern.value, whole, replacementOf(written, query.regex), most);
  const changes = planReplacements(text, hits);
  return changes && applyChanges(text, changes);
}

it('finds the places of a post as those of a site, from an offset on', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '\n', 'é', '𝕏') });
  const sources = fc.constantFrom('a', 'a*', 'b?', '^a', '$', '(a)(b)?', '.', 'x');
  fc.assert(
    fc.property(letters, sources, fc.boolean(), (text, source, wholeWord) => {
      const pattern = compileQuery({ text: source, regex: true, matchCase: true, wholeWord });
      if (!pattern.ok) throw new Error(pattern.error);
      const replace = replacementOf('[$&$1]', true);
      const hits = findInText(text, pattern.value, { from: 0, to: text.length }, replace, Infinity);
      const { places, inserts } = placesOf(text, pattern.value, 0, replace);
      expect([...places]).toEqual(hits.flatMap(({ from, to }) => [from, to]));
      expect(inserts).toEqual(hits.map(({ insert }) => insert));
      const behind = hits.filter(({ from }) => from >= 2).map(({ from }) => from);
      const later = [...placesOf(text, pattern.value, 2, null).places].filter((_, index) => index % 2 === 0);
      if (source === 'a' || source === '^a') expect(later).toEqual(behind);
    }),
  );
});

describe('replacing what was found', () => {
  it.each(['$1', '$2', '$10', '$12', '$21', '$3', '$30', '$$1'])('writes %s as the language itself does', written => {
    const query = { ...plain, text: '(\\d)(b?)', regex: true };
    expect(replaceAll('1b 2', query, written)).toBe('1b 2'.replace(/(\d)(b?)/g, written));
  });

  it('is what the language itself replaces, for words as they are', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '.', '$', '\n', '\r', 'é', '𝕏') });
    fc.assert(
      fc.property(
        letters,
        letters.filter(word => word !== ''),
        letters,
        (text, word, other) => {
          expect(replaceAll(text, { ...plain, text: word }, other)).toBe(text.replaceAll(word, () => other));
        },
      ),
    );
  });

  it.each([
    ['Ada and ada', { text: 'ada', matchCase: false }, 'Eve', 'Eve and Eve'],
    ['cat, cats, Kätzcat', { text: 'cat', wholeWord: true }, 'dog', 'dog, cats, Kätzcat'],
    ['a.b', { text: '.', regex: false }, '$&', 'a$&b'],
    ['2024-05-01', { text: '(\\d+)-(\\d+)-(\\d+)', regex: true }, '$3.$2.$1', '01.05.2024'],
    ['ab', { text: '(?<first>a)b', regex: true }, '$<first>$$\\n$&$9', 'a$\nab$9'],
    ['one\r\ntwo', { text: 'e$', regex: true }, 'E', 'onE\r\ntwo'],
    ['aaa', { text: 'x*', regex: true }, '-', 'aaa'],
  ])('makes of %j, %j and %j', (text, query, written, after) =>
    expect(replaceAll(text, { ...plain, ...query }, written)).toBe(after),
  );

  it('is refused where a text says something else by now', () => {
    expect(planReplacements('one two', [{ from: 4, to: 7, was: 'twO', insert: 'x' }])).toBeUndefined();
    expect(
      planReplacements(
        'aaa',
        [0, 1].map(from => ({ from, to: from + 2, was: 'aa', insert: '' })),
      ),
    ).toBeUndefined();
  });

  it('says what is wrong with an expression', () => {
    expect(compileQuery({ ...plain, text: '(a', regex: true })).toEqual({ ok: false, error: 'Unterminated group' });
  });
});

describe('a place', () => {
  it('has its line and column, and the line around it', () => {
    const text = `one\n${'x'.repeat(300)}here${'y'.repeat(300)}\n`;
    const pattern = /here/gu;
    const [hit] = findInText(text, pattern, { from: 2, to: text.length }, match => match[0], 9);
    expect(hit).toMatchObject({ from: 304, to: 308, line: 2, column: 301 });
    expect(hit!.shown.slice(hit!.at, hit!.at + 4)).toBe('here');
    expect(hit!.shown.length).toBeLessThanOrEqual(200);
  });
});

describe('the searched part', () => {
  const post = '---\ntitle: A\n---\n\nBody\n';
  it.each([
    ['a.md', post, 'bodies', 'Body\n'],
    ['a.md', post, 'front-matter', 'title: A\n'],
    ['a.md', post, 'all', post],
    ['a.html', post, 'bodies', 'Body\n'],
    ['a.md', 'Body\n', 'bodies', 'Body\n'],
    ['a.md', 'Body\n', 'front-matter', undefined],
    ['_data/a.yml', 'a: 1\n', 'bodies', undefined],
    ['_data/a.yml', 'a: 1\n', 'all', 'a: 1\n'],
  ] as const)('of %s with %j for %s', (path, text, part, expected) => {
    const range = searchedRange(path, text, part);
    expect(range && text.slice(range.from, range.to)).toBe(expected);
  });
});
