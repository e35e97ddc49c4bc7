import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('alignment is style', () => {
  expect(htmlOf('|a|\n|-:|\n|b|\n')).toBe(
    '<table>\n  <thead>\n    <tr>\n      <th style="text-align: right">a</th>\n    </tr>\n  </thead>\n  <tbody>\n    <tr>\n      <td style="text-align: right">b</td>\n    </tr>\n  </tbody>\n</table>\n',
  );
});

test('a header without a body is text', () => {
  expect(htmlOf('|a|\n|-|\n')).toBe('<p>|a|\n|-|</p>\n');
});
