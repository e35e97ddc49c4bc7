import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jekyllDefaults, Kramdown } from '../../../../../shared/render/kramdown/kramdown.ts';

const kramdown = new Kramdown(jekyllDefaults, code => code.replaceAll('<', '&lt;'));

/** Pieces of text that mean something at the start of a line or inside it. */
const pieces = [
  'word',
  'AB',
  '"q"',
  '*a*',
  '**',
  '`c`',
  '```\n',
  '~~~\n',
  '* item',
  '1. one',
  '> quote',
  '    code',
  '# head',
  '## head',
  '===',
  '---',
  ': def',
  '|a|b|',
  '|-|',
  '<div>',
  '</div>',
  '<b>',
  '<!--',
  '-->',
  '$$',
  '[a]',
  '[a]: /u "t"',
  '[^1]',
  '[^1]: note',
  '*[AB]: abbr',
  '{:.x}',
  '{:a: .y}',
  '{: a}',
  '{:toc}',
  '{:footnotes}',
  '{::comment}',
  '{:/}',
  '{::options auto_ids="false" /}',
  '^',
  '\\',
  '\t',
  '<p markdown="1">',
];
const line = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 3 }).map(parts => parts.join(' '));
const text = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\n\n', '\n\n\n')), { maxLength: 14 })
  .map(lines => lines.map(([content, end]) => content + end).join(''));
const edit = fc.record({
  at: fc.nat(),
  drop: fc.nat({ max: 12 }),
  insert: fc.oneof(fc.constantFrom(...pieces, '\n', '\n\n'), fc.string({ maxLength: 3 })),
});

describe('a conversion', () => {
  test('is its blocks, joined', () => {
    const { html, blocks } = kramdown.convert('# a\n\nb[^1]\n\n* c\n\n[^1]: d\n');
    const cut = blocks.map(({ end }, index) => html.slice(blocks[index - 1]?.end ?? 0, end).trim());
    expect(cut).toEqual(
      [/^<h1/, /^<p>b/, /^<ul>/, /^<div class="footnotes"/].map(start => expect.stringMatching(start)),
    );
    expect(blocks.at(-1)?.end).toBe(html.length);
  });

  test('tells where each block began', () => {
    const { blocks } = kramdown.convert('a\nb\n\n\n# c\n\n: x\n\n    code\n\n    more\n');
    expect(blocks.map(({ line: at, lines }) => [at, lines])).toEqual([
      [0, 2],
      [4, 1],
      [6, 1],
      [8, 3],
    ]);
  });

  test.each<[string, (levels: number) => string]>([
    ['quotes', n => '> '.repeat(n)],
    ['lists', n => '- '.repeat(n)],
    ['elements', n => '<div markdown="1">'.repeat(n)],
    ['tables', n => `${'> '.repeat(n)}|a|b|`],
    ['images', n => `${'![a '.repeat(2 * n)}${'](b)'.repeat(2 * n)}`],
    ['tags of running text', n => `a ${'<b>'.repeat(2 * n)}`],
    ['tags of HTML', n => `<pre>${'<b>'.repeat(2 * n)}`],
  ])('tells once where %s go deeper than they are followed', (_what, nested) => {
    const told = (levels: number): readonly number[] =>
      kramdown.convert(`a\n\n${nested(levels)}x\n`).warnings.flatMap(({ line: at, limit }) => (limit ? [at] : []));
    expect([told(300), told(150)]).toEqual([[2], []]);
  });

  test('warns with the line', () => {
    expect(kramdown.convert('a\n\n[^none]\n').warnings.map(warning => warning.line)).toEqual([2]);
  });
});

describe('a conversion after a change', () => {
  test('is that of the new text', () => {
    fc.assert(
      fc.property(text, fc.array(edit, { minLength: 1, maxLength: 4 }), (start, edits) => {
        let current = start;
        let conversion = kramdown.convert(current);
        for (const { at, drop, insert } of edits) {
          const pos = at % (current.length + 1);
          current = current.slice(0, pos) + insert + current.slice(pos + drop);
          conversion = kramdown.convert(current, conversion);
          const { html, blocks, warnings } = kramdown.convert(current);
          expect({ html: conversion.html, blocks: conversion.blocks, warnings: conversion.warnings }).toEqual({
            html,
            blocks,
            warnings,
          });
        }
      }),
      { numRuns: 300 },
    );
  });

  test('takes over the blocks that it did not touch', () => {
    const before = kramdown.convert('a\n\nb\n\nc\n\nd\n\ne\n');
    const after = kramdown.convert('a\n\nb\n\nc c\n\nd\n\ne\n', before);
    const kept = after.state.parts.filter(part => before.state.parts.includes(part));
    // The one before the change ends by what stands behind it, and is read again.
    expect(kept.map(({ html }) => html.join(''))).toEqual(['<p>a</p>\n\n', '<p>d</p>\n\n', '<p>e</p>\n']);
  });

  test('finds a definition that came later', () => {
    const before = kramdown.convert('[a]\n\nb\n');
    expect(kramdown.convert('[a]\n\nb\n\n[a]: c\n', before).html).toContain('<a href="c">a</a>');
  });
});

describe('hostile text', () => {
  const many = (piece: string, count = 20_000) => piece.repeat(count);
  test.each([
    ['quotes', many('>', 1_000_000)],
    ['brackets', many('[') + many(']')],
    ['images', many('![')],
    ['emphasis', many('*a **b _c ')],
    ['backticks', Array.from({ length: 300 }, (_, i) => many('`', 300 - i)).join(' ')],
    ['fences', many('```a\n')],
    ['unclosed HTML', many('<div>\n')],
    ['unclosed spans', many('*<b>a ')],
    ['attribute lists', many('a{: \\}')],
    [
      'circles of definitions',
      `${Array.from({ length: 60 }, (_, i) => `{:a${i}: a${i + 1} a${i + 1}}\n`).join('')}\nx\n{: a0}\n`,
    ],
    ['titles', many('[a](b "')],
    ['ends of blocks', many('^\n')],
  ])('%s are converted', (_name, hostile) => {
    expect(typeof kramdown.convert(hostile).html).toBe('string');
  });
});

describe('very many parts in one line are no error', () => {
  test('cells', () => expect(kramdown.convert(`a${'|'.repeat(130_000)}b\n`).html.length).toBeGreaterThan(100_000));

  test('line breaks', () => expect(kramdown.convert('a\\\n'.repeat(70_000)).html.length).toBeGreaterThan(100_000));

  test('abbreviations', () => {
    const { html } = kramdown.convert(`${'AB '.repeat(70_000)}\n\n*[AB]: x\n`);
    expect(html.split('<abbr').length - 1).toBe(70_000);
  });
});
