import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowHeights } from '../../../../renderer/ui/row-heights.ts';

describe('RowHeights', () => {
  it('places rows of the estimated height one under the other', () => {
    const rows = new RowHeights(5, 50);
    expect([rows.top(0), rows.top(3), rows.total]).toEqual([0, 150, 250]);
  });

  it('says by how much a measured row differs from the estimate', () => {
    const rows = new RowHeights(3, 50);
    expect([rows.measure(1, 70), rows.measure(1, 70), rows.total]).toEqual([20, 0, 170]);
  });

  it('finds the first row above the list and the last row below it', () => {
    const rows = new RowHeights(3, 50);
    expect([rows.at(-10), rows.at(9999)]).toEqual([0, 2]);
  });

  it('keeps what was measured when rows come or go', () => {
    const rows = new RowHeights(3, 50);
    rows.measure(1, 70);
    expect([rows.resized(5, 50).total, rows.resized(2, 50).total, rows.resized(1, 50).total]).toEqual([270, 120, 50]);
  });

  it('answers nothing wrong for an empty list', () => {
    const rows = new RowHeights(0, 50);
    expect([rows.at(10), rows.top(4), rows.total, rows.measure(0, 5)]).toEqual([0, 0, 0, 0]);
  });

  it('agrees with adding the heights up', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 80 }),
        fc.integer({ min: 0, max: 20_000 }),
        (heights, offset) => {
          const rows = new RowHeights(heights.length, 54);
          heights.forEach((height, index) => rows.measure(index, height));
          let sum = 0;
          heights.forEach((height, index) => {
            expect(rows.top(index)).toBe(sum);
            sum += height;
          });
          expect(rows.total).toBe(sum);
          const index = rows.at(offset);
          if (offset < sum) {
            expect(rows.top(index)).toBeLessThanOrEqual(offset);
            expect(rows.top(index) + rows.height(index)).toBeGreaterThan(offset);
          } else expect(index).toBe(heights.length - 1);
        },
      ),
    );
  });
});
