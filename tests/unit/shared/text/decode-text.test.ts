import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText, describeNotUtf8, firstBadByte } from '../../../../shared/text/decode-text.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const describeBytes = (value: Uint8Array): string => {
  const result = decodeText(value);
  return result.ok ? result.value : describeNotUtf8(result.error);
};

describe('decodeText', () => {
  it('gives the text back byte for byte', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const result = decodeText(new TextEncoder().encode(text));
        expect(result).toEqual({ ok: true, value: text });
      }),
    );
  });
  it('keeps a byte-order mark', () => expect(describeBytes(bytes(0xef, 0xbb, 0xbf, 0x61))).toBe('\uFEFFa'));
  it('knows UTF-16', () =>
    expect(describeBytes(bytes(0xff, 0xfe, 0x61, 0x00))).toBe('not UTF-8 at byte 0 (it looks like UTF-16 LE)'));
  it('knows Latin-1', () =>
    expect(describeBytes(bytes(0x63, 0x61, 0x66, 0xe9, 0x20))).toBe(
      'not UTF-8 at byte 3 (it looks like Windows-1252 or Latin-1)',
    ));
  it('knows what is no text', () =>
    expect(describeBytes(bytes(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 3))).toContain('no text'));
  it('agrees with the platform about every sequence', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 8 }), value => {
        expect(firstBadByte(value) === value.length).toBe(decodeText(value).ok);
      }),
      { numRuns: 800 },
    );
  });
});
