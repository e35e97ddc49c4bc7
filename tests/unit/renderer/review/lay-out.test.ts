import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut } from '../../../../renderer/review/lay-out.ts';

const at = (wanted: number, height = 50) => ({ wanted, height });

describe('balloons', () => {
  it('stand beside their lines where there is room', () => {
    expect(layOut([at(0), at(100), at(300)], -1, 500)).toEqual([0, 100, 300]);
  });

  it('are pushed down by those before them', () => {
    expect(layOut([at(10), at(20), at(30)], -1, 500)).toEqual([10, 68, 126]);
  });

  it('stay beside the first line in sight, whatever stands above it', () => {
    expect(layOut([at(-40), at(-20), at(5)], -1, 500)).toEqual([-111, -53, 5]);
  });

  it('make room for the current one, which is seen whole', () => {
    expect(layOut([at(10), at(20), at(30)], 1, 500)).toEqual([-38, 20, 78]);
    expect(layOut([at(480)], 0, 500)).toEqual([450]);
  });

  it('never stand over each other', () => {
    const balloon = fc.record({
      wanted: fc.integer({ min: -500, max: 900 }),
      height: fc.integer({ min: 20, max: 200 }),
    });
    fc.assert(
      fc.property(fc.array(balloon, { maxLength: 12 }), fc.integer({ min: -1, max: 11 }), (balloons, current) => {
        const sorted = [...balloons].sort((a, b) => a.wanted - b.wanted);
        const tops = layOut(sorted, current, 400);
        for (let at = 1; at < tops.length; at++) {
          expect(tops[at]!).toBeGreaterThanOrEqual(tops[at - 1]! + sorted[at - 1]!.height);
        }
      }),
    );
  });
});
