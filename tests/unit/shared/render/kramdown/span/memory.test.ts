import { expect, test } from 'vitest';
import { SearchMemory } from '../../../../../../shared/render/kramdown/span/memory.ts';

test('a search further on finds what was found', () => {
  const memory = new SearchMemory('a"b"');
  expect(memory.search('quote', 0, /"/g)).toBe(1);
  expect(memory.search('quote', 1, /"/g)).toBe(1);
  expect(memory.search('quote', 2, /"/g)).toBe(3);
});

test('parentheses are matched', () => {
  expect(new SearchMemory('(a(b)').closingParenthesis(2)).toBe(4);
  expect(new SearchMemory('(a(b)').closingParenthesis(0)).toBe(-1);
});
