import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('boxes mark their items and the list', () => {
  expect(htmlOf('- [ ] a\n')).toBe(
    '<ul class="task-list">\n  <li class="task-list-item"><input type="checkbox" class="task-list-item-checkbox" disabled="disabled" />a</li>\n</ul>\n',
  );
});
