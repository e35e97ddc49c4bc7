import { expect, test } from 'vitest';
import { Site } from '../../../../../shared/site/site.ts';
import { textFile } from '../../../../kit/fixture-site.ts';

const told = (defaults: string): readonly string[] => {
  const site = new Site({ now: 0, zone: 'UTC' });
  site.apply({ changed: [textFile('_config.yml', `title: S\ndefaults:\n${defaults}`)], removed: [] });
  return site.problems().map(({ severity, place, cause }) => `${severity} ${place.line} ${cause}`);
};

test.each([
  [
    'a date that YAML reads as a day',
    '- {scope: {path: ""}, values: {date: 2001-02-03}}',
    'error 2 Entry 1',
    'a date without',
  ],
  ['no scope', '- {scope: {path: ""}, values: {}}\n- {values: {a: 1}}', 'warning 2 Entry 2', 'no “scope”'],
  ['a scope that is a text', '- {scope: _posts, values: {a: 1}}', 'error 2 Entry 1', 'no mapping'],
  ['an empty type', '- {scope: {type: }, values: {a: 1}}', 'error 2 Entry 1', 'no text'],
  ['no values', '- {scope: {path: ""}}', 'warning 2 Entry 1', 'leaves it out'],
])('%s is told of', (_what, defaults, place, cause) => {
  const [problem, ...others] = told(defaults);
  expect(others).toEqual([]);
  expect(problem).toContain(place);
  expect(problem).toContain(cause);
});

test('what Jekyll reads is not', () => {
  expect(told('- {scope: {}, values: {date: "2001-02-03"}}\n- {scope: {path: x, type: posts}, values: {}}')).toEqual(
    [],
  );
});
