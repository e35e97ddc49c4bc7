import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minimalChanges } from '../../../../shared/text/compare/minimal-change.ts';
import {
  applyChanges,
  composeChanges,
  invertChanges,
  mapOffset,
  type TextChange,
} from '../../../../shared/text/text-change.ts';

const anyText = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r\n', '😀', ' '), maxLength: 40 });

/** A list of changes that fits a text of some length. */
const changesFor = (length: number): fc.Arbitrary<TextChange[]> =>
  fc.array(fc.tuple(fc.nat(length), fc.nat(length), fc.string({ maxLength: 4 })), { maxLength: 5 }).map(raw => {
    const places = raw.flatMap(([from, to]) => [from, to]).sort((a, b) => a - b);
    return raw.map(([, , insert], index) => ({ from: places[2 * index]!, to: places[2 * index + 1]!, insert }));
  });
const edited = anyText.chain(text => fc.tuple(fc.constant(text), changesFor(text.length)));

describe('changes', () => {
  it('are taken back by their inverse', () => {
    fc.assert(
      fc.property(edited, ([text, changes]) => {
        expect(applyChanges(applyChanges(text, changes), invertChanges(text, changes))).toBe(text);
      }),
    );
  });
  it('compose to one list', () => {
    fc.assert(
      fc.property(
        edited.chain(([text, first]) => {
          const middle = applyChanges(text, first);
          return fc.tuple(fc.constant({ text, first, middle }), changesFor(middle.length));
        }),
        ([{ text, first, middle }, second]) => {
          expect(applyChanges(text, composeChanges(first, second))).toBe(applyChanges(middle, second));
        },
      ),
    );
  });
  it('refuse a text that they do not fit', () =>
    expect(() => applyChanges('ab', [{ from: 1, to: 3, insert: '' }])).toThrow(RangeError));
});

describe('mapOffset', () => {
  const insertion = [{ from: 2, to: 2, insert: 'xy' }];
  it('stays before an insertion by default', () => expect(mapOffset(2, insertion)).toBe(2));
  it('goes behind an insertion when asked', () => expect(mapOffset(2, insertion, 1)).toBe(4));
  it('shifts what follows', () => expect(mapOffset(3, insertion)).toBe(5));
  it('goes to the edge of what is replaced', () =>
    expect([-1, 1].map(side => mapOffset(3, [{ from: 2, to: 5, insert: 'x' }], side as -1 | 1))).toEqual([2, 3]));
});

describe('minimalChanges', () => {
  it('lead from the one text to the other', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        expect(applyChanges(before, minimalChanges(before, after))).toBe(after);
      }),
    );
  });
  it('touch only the words that differ', () =>
    expect(minimalChanges('one\ntwo\nthree\n', 'one\n2\nthree\nfour\n')).toEqual([
      { from: 4, to: 7, insert: '2' },
      { from: 14, to: 14, insert: 'four\n' },
    ]));
  it('leave a cursor on its line', () => {
    const before = 'a\nb\ncursor here\n';
    const changes = minimalChanges(before, 'new\nlines\na\nB\ncursor here\nend\n');
    expect(mapOffset(before.indexOf('here'), changes)).toBe('new\nlines\na\nB\ncursor '.length);
  });
  it('never part a surrogate pair', () =>
    expect(minimalChanges('😀', '😁')).toEqual([{ from: 0, to: 2, insert: '😁' }]));
});
