import { expect, test } from 'vitest';
import { pageText } from '../../../../../shared/text/critic/critic-page.ts';

test('a text without marks is itself', () => {
  const page = pageText('One.\nTwo.\n', 'accepted');
  expect([page.text, page.lineOf(1)]).toEqual(['One.\nTwo.\n', 1]);
});

test('lines of the page lead to the lines of the file that they came from', () => {
  const page = pageText('One.\n\n{--Gone.\n\n--}{>>@Teo: Why?\nReally?<<}Two.\n\nThree.\n', 'accepted');
  expect(page.text).toBe('One.\n\nTwo.\n\nThree.\n');
  expect([0, 4].map(page.lineOf)).toEqual([0, 7]);
});

test('shown marks are HTML', () => {
  expect(pageText('A {++b++} c.\n', 'shown').text).toBe('A <ins class="critic">b</ins> c.\n');
});

test('a sign in code is text', () => {
  expect(pageText('A `{++b++}`.\n', 'accepted').text).toBe('A `{++b++}`.\n');
});
