import { describe, expect, test } from 'vitest';
import { hasFrontMatterHeader, splitFrontMatter } from '../../../../shared/text/split.ts';

describe('splitFrontMatter', () => {
  test.each([
    ['---\na: 1\n---\n\n\n  x\n', 'a: 1\n', '  x\n'],
    ['---\na\n---   \n', 'a\n', ''],
    ['---\n---', '', ''],
    ['---\na\n---\n \n ', 'a\n', ''],
    ['---\na\n---\n   x', 'a\n', '   x'],
    ['---\r\na\r\n--- \r\n\r\nx', 'a\r\n', 'x'],
    ['---\na\n---b\n...\nx', 'a\n---b\n', 'x'],
    ['\uFEFF---\na\n---\nx', 'a\n', 'x'],
  ])('%j', (text, yaml, body) => {
    const split = splitFrontMatter(text);
    expect([split?.yaml, split?.body]).toEqual([yaml, body]);
  });

  test.each(['', 'text', '---', '---\nno end', '--- # x\n---\n', '----\n---\n'])('%j has none', text => {
    expect(splitFrontMatter(text)).toBeUndefined();
  });

  test('offsets and lines are those of the whole text', () => {
    const text = '---\na: 1\nb: 2\n---\n\nbody\nmore';
    const split = splitFrontMatter(text);
    expect(text.slice(split?.yamlStart)).toMatch(/^a: 1/);
    expect(text.slice(split?.bodyStart)).toBe('body\nmore');
    expect(text.split('\n')[split?.bodyLine ?? 0]).toBe('body');
  });

  test('a byte-order mark makes a file static but not a post without front matter', () => {
    expect(hasFrontMatterHeader('\uFEFF---\n')).toBe(false);
    expect(hasFrontMatterHeader('---  \r\n')).toBe(true);
  });
});
