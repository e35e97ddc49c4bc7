import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCells, type CellEdit } from '../../../../shared/library/bulk-change.ts';
import { planEdit, type ListEdit } from '../../../../shared/library/bulk-edit.ts';
import { CELL_KINDS, fitsCell, readCell, showCell, type CellKind } from '../../../../shared/library/cells.ts';
import { readFrontMatter } from '../../../../shared/text/front-matter.ts';
import { applyChanges } from '../../../../shared/text/text-change.ts';
import { Literal, sameValue, type FrontMatterValue } from '../../../../shared/text/yaml/value.ts';

describe('a cell', () => {
  it.each<[FrontMatterValue | undefined, CellKind, string]>([
    [undefined, 'text', ''],
    ['One', 'text', 'One'],
    [new Literal('2024-01-01'), 'date', '2024-01-01'],
    [true, 'switch', 'true'],
    [['a', 'b, c', 'd "e"'], 'list', 'a, "b, c", "d ""e"""'],
    ['a b', 'list', 'a, b'],
  ])('shows %j as %s', (value, kind, text) => expect(showCell(value, kind)).toEqual({ text, fixed: false }));

  it.each<[string, CellKind, FrontMatterValue | undefined, FrontMatterValue | undefined]>([
    ['', 'text', 'One', undefined],
    ['TRUE', 'switch', undefined, true],
    ['no', 'switch', true, false],
    ['true', 'text', 'x', 'true'],
    ['12.5', 'number', undefined, 12.5],
    ['007', 'number', undefined, '007'],
    ['2024-01-01', 'date', undefined, new Literal('2024-01-01')],
    ['2024-01-01', 'date', 'quoted', '2024-01-01'],
    ['soon', 'date', undefined, 'soon'],
    ['a, "b, c"', 'list', undefined, ['a', 'b, c']],
    ['a, c', 'list', 'a b', 'a c'],
    ['[a, b c]', 'list', undefined, ['a', 'b c']],
    ['[a] and [b]', 'list', undefined, ['[a] and [b]']],
    ['2024, b', 'list', [2024], [2024, 'b']],
    ['', 'list', ['a'], []],
  ])('reads %j as %s over %j', (text, kind, before, value) => {
    const read = readCell(text, kind, before);
    expect(read === value || (read !== undefined && value !== undefined && sameValue(read, value))).toBe(true);
  });

  it.each<[string, CellKind, boolean]>([
    ['2024-01-01', 'date', true],
    ['2024-1-2 9:30 +0100', 'date', true],
    ['', 'date', true],
    ['1.5.2024', 'date', false],
    ['soon', 'text', true],
  ])('with %j in a column of kind %s fits: %s', (text, kind, fits) => expect(fitsCell(text, kind)).toBe(fits));

  it('means the very value that it shows', () => {
    const scalar = fc.oneof(fc.string(), fc.boolean(), fc.integer(), fc.constant(new Literal('2024-01-01')));
    const value = fc.oneof(scalar, fc.array(scalar));
    fc.assert(
      fc.property(value, fc.constantFrom(...CELL_KINDS), (before, kind) => {
        expect(readCell(showCell(before, kind).text, kind, before)).toBe(before);
      }),
    );
  });
});

/** Posts as people write them: line breaks of either kind, a mark at the start, lists in every form, comments. */
const name = fc.stringMatching(/^[a-zäö][a-z0-9-]{0,7}$/);
const list = fc.tuple(fc.array(name, { minLength: 1, maxLength: 4 }), fc.nat(4)).map(([names, form]) => {
  switch (form) {
    case 0:
      return `tags: [${names.join(', ')}] # kept, in sync`;
    case 1:
      return `tags:\n${names.map(one => `  - ${one} # ${one}`).join('\n')}`;
    case 2:
      return `tags: ${names.join(' ')}`;
    case 3:
      return `tag: ${names[0]!}`;
    default:
      return `tags: ["${names.join(`", '`).replace(/, '([^",]*)"/g, `, "$1"`)}]`.replace(/'([^'"\]]*)\]$/, `"$1"]`);
  }
});
const post = fc
  .tuple(list, fc.constantFrom('\n', '\r\n'), fc.constantFrom('', '\uFEFF'), fc.stringMatching(/^[a-z {}%:#-]{0,30}$/))
  .map(([tags, newline, mark, body]) => ({
    tags,
    text: `${mark}---\ntitle: "A: b" # c\n${tags}\nlast:   x\n---\n${body}\ntags: [a]\n`.replaceAll('\n', newline),
  }))
  .filter(({ text }) => readFrontMatter(text).problems.length === 0);
const names = fc.uniqueArray(name, { minLength: 1, maxLength: 3 });
const listEdit: fc.Arbitrary<ListEdit> = fc.oneof(
  fc.record({ kind: fc.constant('merge' as const), key: fc.constant('tags' as const), from: names, to: name }),
  fc.record({ kind: fc.constant('delete' as const), key: fc.constant('tags' as const), names }),
  fc.record({ kind: fc.constant('add' as const), key: fc.constant('tags' as const), names }),
);

/** The text without the lines of the keys `tag` and `tags`. */
function around(text: string): string {
  let rest = text;
  for (const { key, lines } of [...readFrontMatter(text).entries].reverse()) {
    if (key === 'tags' || key === 'tag') rest = rest.slice(0, lines.from) + rest.slice(lines.to);
  }
  return rest;
}

describe('a bulk edit', () => {
  it('leaves every byte outside of its keys’ own lines', () => {
    fc.assert(
      fc.property(post, listEdit, ({ text }, edit) => {
        const changes = planEdit(text, edit);
        if (!changes.ok) throw new Error(changes.error.cause);
        expect(around(applyChanges(text, changes.value))).toBe(around(text));
      }),
    );
  });

  it('of cells leaves every byte outside of its keys’ own lines', () => {
    const cell: fc.Arbitrary<CellEdit> = fc.record({
      key: fc.constant('tags'),
      kind: fc.constantFrom('list' as const, 'text' as const),
      text: fc.string({ maxLength: 12 }),
    });
    fc.assert(
      fc.property(post, cell, ({ text }, edit) => {
        const changes = planCells(text, [edit]);
        if (!changes.ok) return;
        expect(around(applyChanges(text, changes.value))).toBe(around(text));
      }),
    );
  });
});
