import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFrontMatter, removeKey, setKey } from '../../../../shared/text/front-matter.ts';
import { applyChanges } from '../../../../shared/text/text-change.ts';
import { Literal, sameValue, type FrontMatterValue } from '../../../../shared/text/yaml/value.ts';

const KEYS = ['title', 'tags', 'date', 'image', 'x'];

/** Every way in which the corpora write a key's value, and some that only a tired person writes. */
const WAYS: readonly ((key: string) => string)[] = [
  key => `${key}: plain`,
  key => `${key}:   wide   # note`,
  key => `${key}: "caf\\u00e9 \\"x\\""`,
  key => `${key}: 'it''s' # y`,
  key => `${key}: [a, b]  # note`,
  key => `${key}: []`,
  key => `${key}: ["a", 'b', 3]`,
  key => `${key}: [a,\n  b, # c\n  c]`,
  key => `${key}: [\n  a,\n  b,\n]`,
  key => `${key}:\n  - a\n  - b # c\n  # d\n  - "c"`,
  key => `${key}:\n- a\n-   b\n- c: 1\n  d: 2`,
  key => `${key}:`,
  key => `${key}: # empty`,
  key => `${key}: |\n  one\n  ---\n  two\n`,
  key => `${key}: |-\n    one\n\n    two`,
  key => `${key}: >\n  folded text\n  goes on\n\n  para`,
  key => `${key}: multi\n  line plain`,
  key => `${key}: "multi\n  line --- x\n\n  y"`,
  key => `${key}: &${key}_1 anchored`,
  key => `${key}: {a: 1, b: "x"}`,
  key => `${key}: ["a",\n\tb, 'c'\n\t\t, d,\n \t ]`,
  key => `${key}: {a: [\n\t1],\n\tb: "x"\n\t}`,
  key => `${key}: "multi\n\tline --- x\n\n\t y"`,
  key => `${key}:\n  k: 1 # c\n  l:\n    - x`,
  key => `${key}: 2025-12-02T05:19:31`,
  key => `${key}: !!str 12`,
  key => `${key}:\ttabbed`,
  key => `"${key}": quoted key`,
  key => `? ${key}\n: explicit`,
  key => `${key}: yes`,
];

const entry = fc.tuple(
  fc.constantFrom('', '', '# about\n', '\n', ' \n'),
  fc.constantFrom(...KEYS),
  fc.constantFrom(...WAYS),
);

const post = fc
  .record({
    entries: fc.array(entry, { maxLength: 6 }),
    alias: fc.boolean(),
    newline: fc.constantFrom('\n', '\n', '\r\n'),
    mark: fc.constantFrom('', '\uFEFF'),
    close: fc.constantFrom('---', '--- ', '...'),
    body: fc.constantFrom('', '\n', '\nBody\n---\nx: y\n', '\n\n# Body'),
  })
  .map(({ entries, alias, newline, mark, close, body }) => {
    const yaml = entries.map(([before, key, way]) => `${before}${way(key)}\n`).join('');
    const anchor = alias ? /&(\w+)/.exec(yaml)?.[1] : undefined;
    const text = `---\n${yaml}${anchor ? `same: *${anchor}\n` : ''}${close}${body}`;
    return mark + text.replaceAll('\n', newline);
  });

const words = fc.constantFrom(
  'plain',
  'two words',
  'a: b',
  'yes',
  '012',
  '1:30',
  '2020-01-01',
  "it's",
  '"q"',
  '😀',
  '@me',
  '#t',
  'C#',
  '',
  ' ',
  'one\ntwo',
  'a\n---\nb',
  'tab\there',
  '\u2028',
  '\\',
  'x\r\ny',
  '[',
  '{a',
  '- x',
  'trail ',
  'null',
  '\n',
  '\ufeff',
);
const scalar: fc.Arbitrary<FrontMatterValue> = fc.oneof(
  { weight: 4, arbitrary: words },
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.integer(),
  fc.double({ noNaN: true }),
  fc.boolean(),
  fc.constant(null),
  fc.constant(new Literal('2025-12-03 05:19:31 +0100')),
);
const value: fc.Arbitrary<FrontMatterValue> = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 4 }),
  fc.array(fc.tuple(fc.constantFrom('k', 'l', 'two w', 'x:y'), scalar), { maxLength: 3 }).map(pairs => new Map(pairs)),
);
const anyKey = fc.constantFrom(...KEYS, 'fresh');
const RUNS = { numRuns: 300 };

describe('setting any key of any front matter to any value', () => {
  it('gives that value and leaves the other keys theirs', () => {
    fc.assert(
      fc.property(post, anyKey, value, (text, key, wanted) => {
        const result = setKey(text, key, wanted);
        if (!result.ok) throw new Error(result.error.cause);
        const before = readFrontMatter(text);
        const after = readFrontMatter(applyChanges(text, result.value));
        expect(after.problems).toEqual([]);
        expect(sameValue(after.values.get(key)!, wanted)).toBe(true);
        for (const [other, old] of before.values) {
          if (other !== key && other !== 'same') expect(sameValue(after.values.get(other)!, old)).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('touches only the lines of that key', () => {
    fc.assert(
      fc.property(post, anyKey, value, (text, key, wanted) => {
        const result = setKey(text, key, wanted);
        const lines = readFrontMatter(text).entries.findLast(found => found.key === key)?.lines;
        for (const { from, to } of result.ok ? result.value : []) {
          if (lines) expect(from >= lines.from && to <= lines.to).toBe(true);
          else expect(to).toBe(from);
        }
      }),
      RUNS,
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(post, anyKey, value, (text, key, wanted) => {
        const first = setKey(text, key, wanted);
        const after = first.ok ? applyChanges(text, first.value) : text;
        expect(setKey(after, key, wanted)).toEqual({ ok: true, value: [] });
      }),
      RUNS,
    );
  });

  it('changes nothing when a key is set to what it is', () => {
    fc.assert(
      fc.property(post, text => {
        for (const [key, same] of readFrontMatter(text).values) {
          expect(setKey(text, key, same)).toEqual({ ok: true, value: [] });
        }
      }),
      RUNS,
    );
  });

  it('never throws, whatever the text', () => {
    const pieces = fc.constantFrom(
      '---',
      '\n',
      '\r',
      ': ',
      'a',
      '- ',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      '&x',
      '*x',
      '|',
      '>',
      '#',
      '\t',
      '  ',
      '...',
      '!',
      '? ',
      ',',
      '\uFEFF',
      '+++',
      '---js\n',
      '%',
      '<<',
      '\u2028',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), value, (parts, wanted) => {
        const text = `---\n${parts.join('')}\n---\n`;
        setKey(text, 'a', wanted);
        removeKey(parts.join(''), 'a');
        readFrontMatter(parts.join(''));
      }),
      { numRuns: 800 },
    );
  });
});

describe('taking any key out', () => {
  it('leaves all other lines', () => {
    fc.assert(
      fc.property(post, fc.constantFrom(...KEYS), (text, key) => {
        const result = removeKey(text, key);
        if (!result.ok) return;
        const after = applyChanges(text, result.value);
        expect(readFrontMatter(after).values.has(key)).toBe(false);
        const entries = readFrontMatter(text).entries.filter(found => found.key === key);
        for (const { from, to } of result.value) {
          expect(entries.some(({ lines }) => from >= lines.from)).toBe(true);
          expect(entries.some(({ lines }) => to <= lines.to)).toBe(true);
        }
      }),
      RUNS,
    );
  });
});
