import { expect, test } from 'vitest';
import { reviewRules } from '../../../../../shared/export/checks/review-rules.ts';
import type { CheckContext } from '../../../../../shared/export/checks/check-context.ts';

/** The rule asks nothing but the text. */
const conflicts = (text: string) => reviewRules['merge-conflict']!({ text } as CheckContext);
const CONFLICT = '<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> branch\n';

test.each([
  ['at the top', CONFLICT, 1],
  ['in the front matter', `---\n${CONFLICT}title: A\n---\n`, 2],
  ['in the body', `---\ntitle: A\n---\nWords.\n\n${CONFLICT}`, 6],
  [
    'with the common ancestor between',
    'a\n<<<<<<< HEAD\nours\n||||||| base\nold\n=======\ntheirs\n>>>>>>> branch\n',
    2,
  ],
  ['with the breaks of Windows', `a\r\n${CONFLICT.replaceAll('\n', '\r\n')}`, 2],
])('a conflict that git left %s is found on its line', (_where, text, line) => {
  expect(conflicts(text).map(report => report.line)).toEqual([line]);
});

test.each([
  ['a heading under a line', 'Title\n=======\n'],
  ['an opening alone', '<<<<<<< HEAD\nwords\n'],
  ['markers in the middle of lines', 'a <<<<<<< HEAD\nb =======\nc >>>>>>> d\n'],
  ['a quote of quotes', '>>>>>>> quoted\n'],
])('%s is no conflict', (_what, text) => {
  expect(conflicts(text)).toEqual([]);
});
