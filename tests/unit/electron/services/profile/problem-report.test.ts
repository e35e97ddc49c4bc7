import { expect, test } from 'vitest';
import { problemReport } from '../../../../../electron/services/profile/problem-report.ts';

test('a report has the versions, the end of the log and no name of a home folder', () => {
  const report = problemReport({ Galley: '1.2.3' }, 'could not read /home/nadia/site/a.md\n', '/home/nadia');
  expect(report).toContain('Galley: 1.2.3');
  expect(report).toContain('could not read ~/site/a.md');
  expect(report).not.toContain('nadia');
});

test('of a long log the report has whole lines of its end', () => {
  const log = Array.from({ length: 20_000 }, (_, at) => `line ${at}\n`).join('');
  const report = problemReport({}, log, '/root');
  expect(report).toContain('line 19999');
  expect(report).not.toContain('line 1\n');
  expect(report.length).toBeLessThan(70_000);
});
