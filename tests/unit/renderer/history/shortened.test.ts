import { describe, expect, it } from 'vitest';
import { shortened } from '../../../../renderer/history/shortened.ts';

const lines = (count: number, from = 1) =>
  Array.from({ length: count }, (_, at) => `Line ${from + at} of the post.`).join('\n');
const between = { before: true, after: true };

describe('shortened', () => {
  it('leaves a short text as it is', () => {
    expect(shortened(lines(20), between)).toBe(lines(20));
  });

  it('keeps whole lines beside both changes', () => {
    const shown = shortened(lines(200), between).split('\n');
    expect(shown[0]).toBe('Line 1 of the post.');
    expect(shown.at(-1)).toBe('Line 200 of the post.');
    expect(shown.filter(line => !/^Line \d+ of the post\.$/.test(line))).toEqual(['⋯']);
  });

  it('keeps only the end of what stands before the first change', () => {
    const shown = shortened(lines(200), { before: false, after: true });
    expect(shown).toMatch(/^⋯\nLine 1\d\d of/);
  });

  it('keeps only the beginning of what stands behind the last change', () => {
    const shown = shortened(lines(200), { before: true, after: false });
    expect(shown).toMatch(/^Line 1 of[^]*the post\.\n⋯$/);
  });

  it('cuts a paragraph without line breaks between words', () => {
    const shown = shortened('word '.repeat(500), between);
    expect(shown.replaceAll(/word|⋯|\s/g, '')).toBe('');
  });

  it('cuts a line without spaces at all', () => {
    expect(shortened('x'.repeat(5000), between).length).toBeLessThan(900);
  });
});
