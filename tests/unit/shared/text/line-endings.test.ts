import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countBreaks,
  joinLines,
  lineBreakNear,
  mapLineEndings,
  splitLines,
} from '../../../../shared/text/line-endings.ts';
import { applyChanges } from '../../../../shared/text/text-change.ts';

const anyFile = fc.string({ unit: fc.constantFrom('a', '\n', '\r\n', '\r', 'é'), maxLength: 40 });

describe('line endings', () => {
  it('come back unit for unit', () => {
    fc.assert(
      fc.property(anyFile, file => {
        const { text, endings } = splitLines(file);
        expect(text).not.toContain('\r');
        expect(joinLines(text, endings)).toBe(file);
      }),
    );
  });
  it('of untouched lines stay when another line is edited', () => {
    const { text, endings } = splitLines('one\r\ntwo\nthree\r\nfour\r');
    const changes = [{ from: 4, to: 7, insert: 'a\nb' }];
    const after = mapLineEndings(endings, changes, offset => countBreaks(text, offset));
    expect(joinLines(applyChanges(text, changes), after)).toBe('one\r\na\r\nb\nthree\r\nfour\r');
  });
  it('go with the lines that are deleted', () => {
    const { text, endings } = splitLines('one\ntwo\r\nthree\nfour\n');
    const changes = [{ from: 4, to: 8, insert: '' }];
    const after = mapLineEndings(endings, changes, offset => countBreaks(text, offset));
    expect(joinLines(applyChanges(text, changes), after)).toBe('one\nthree\nfour\n');
  });
  it('of a file with one kind cost nothing to follow', () => {
    const { endings } = splitLines('a\r\nb\r\n');
    expect(mapLineEndings(endings, [{ from: 0, to: 1, insert: 'x\n' }], () => 0)).toBe(endings);
  });
});

describe('lineBreakNear', () => {
  it.each([
    ['a\r\nb', 4, '\r\n'],
    ['a\nb\r\nc', 2, '\n'],
    ['a\rb', 3, '\r'],
    ['abc', 1, '\n'],
    ['a\r\nb', 0, '\r\n'],
  ])('%j at %i is %j', (text, offset, expected) => expect(lineBreakNear(text, offset)).toBe(expected));
});
