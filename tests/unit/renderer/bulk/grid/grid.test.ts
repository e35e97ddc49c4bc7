import { describe, expect, it } from 'vitest';
import { GridEdits, type TypedCell } from '../../../../../renderer/bulk/grid/grid-edits.ts';
import { boxOf, moveBy } from '../../../../../renderer/bulk/grid/grid-place.ts';
import { columnsOf, firstColumns } from '../../../../../renderer/bulk/grid/grid-columns.ts';
import { sitePath } from '../../../../../shared/site/site-file.ts';

const size = { rows: 100, columns: 5 };
const here = { row: 10, column: 2 };
const move = (key: string, held = false) => moveBy({ key, held }, here, size, 20);

describe('the keys of a table', () => {
  it.each([
    ['ArrowDown', false, { row: 11, column: 2 }],
    ['ArrowLeft', true, { row: 10, column: 0 }],
    ['ArrowDown', true, { row: 99, column: 2 }],
    ['PageUp', false, { row: 0, column: 2 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', false, { row: 10, column: 4 }],
  ])('%s (held: %s)', (key, held, to) => expect(move(key, held)).toEqual(to));

  it('leave other keys alone', () => expect(move('x')).toBeUndefined());

  it('span a range whichever way it was drawn', () => {
    expect(boxOf({ anchor: { row: 5, column: 3 }, head: { row: 2, column: 4 } })).toEqual({
      top: 2,
      bottom: 5,
      left: 3,
      right: 4,
    });
  });
});

describe('what was typed into a table', () => {
  const path = sitePath('_posts/a.md');
  const cell = (key: string, text: string): TypedCell => ({ path, key, kind: 'text', text });
  const shown = (): string => 'as it was';

  it('is one step of undo for each typing, and can be had again', () => {
    const edits = new GridEdits();
    edits.type([cell('title', 'A'), cell('author', 'B')], shown);
    edits.type([cell('title', 'C')], shown);
    expect(edits.size).toEqual({ cells: 2, posts: 1 });
    edits.undo();
    expect(edits.textAt(path, 'title')).toBe('A');
    edits.undo();
    expect(edits.size).toEqual({ cells: 0, posts: 0 });
    edits.redo();
    edits.redo();
    expect(edits.textAt(path, 'title')).toBe('C');
  });

  it('says what is no value of its kind', () => {
    const edits = new GridEdits();
    const date = (text: string): TypedCell => ({ ...cell('date', text), kind: 'date' });
    edits.type([date('soon')], shown);
    expect(edits.unfit.map(({ text }) => text)).toEqual(['soon']);
    edits.type([date('2024-05-01')], shown);
    expect(edits.unfit).toEqual([]);
  });

  it('is nothing where a cell is as it was', () => {
    const edits = new GridEdits();
    edits.type([cell('title', 'A')], shown);
    edits.type([cell('title', 'as it was')], shown);
    expect(edits.change()).toEqual({ kind: 'cells', posts: [] });
  });
});

describe('the columns of a table', () => {
  it('are the usual keys, whatever the site’s posts have', () => {
    expect(columnsOf({ fields: [] }).map(({ key, kind }) => [key, kind])).toEqual([
      ['title', 'text'],
      ['date', 'date'],
      ['author', 'text'],
      ['categories', 'list'],
      ['tags', 'list'],
    ]);
    expect(firstColumns({ fields: [] })).toContain('tags');
  });
});
