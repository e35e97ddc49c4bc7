import { expect, test } from 'vitest';
import {
  fillHoles,
  holeMark,
  splitAtHoles,
  wellFormed,
} from '../../../../../../shared/render/kramdown/output/holes.ts';

test('text and holes by turns', () => {
  const parts = splitAtHoles(`a${holeMark('footnote', 12)}b`);
  expect(parts).toEqual(['a', { kind: 'footnote', index: 12 }, 'b']);
  expect(fillHoles(parts, hole => `<${hole.index}>`)).toBe('a<12>b');
});

test('a lone surrogate cannot be taken for a hole', () => {
  expect(wellFormed('a\uDC01b😀')).toBe('a\uFFFDb😀');
});
