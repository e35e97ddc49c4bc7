import { expect, test } from 'vitest';
import { htmlOf } from '../html-of.ts';

test('rows of one length become a table', () => {
  expect(htmlOf('<table><tr><td>a</td></tr></table>\n', { html_to_native: true })).toBe(
    '<table>\n  <tbody>\n    <tr>\n      <td>a</td>\n    </tr>\n  </tbody>\n</table>\n',
  );
});
