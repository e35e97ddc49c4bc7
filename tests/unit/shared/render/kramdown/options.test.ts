import { expect, test } from 'vitest';
import { jekyllDefaults, readKramdownOptions, setOption } from '../../../../../shared/render/kramdown/options.ts';
import { RubyRange, type RubyValue } from '../../../../../shared/ruby/value.ts';

test("an empty hash gives Jekyll's defaults", () => {
  expect(readKramdownOptions(new Map())).toEqual(jekyllDefaults);
});

test('levels are a range, a list or text', () => {
  const levels = (value: RubyValue) => readKramdownOptions(new Map([['toc_levels', value]])).tocLevels;
  expect([levels('2..3'), levels([1, 3]), levels(new RubyRange(1, 2)), levels('9')]).toEqual([
    [2, 3],
    [1, 3],
    [1, 2],
    [1, 2, 3, 4, 5, 6],
  ]);
});

test('what is not false is true', () => {
  const ids = (value: RubyValue) => readKramdownOptions(new Map([['auto_ids', value]])).autoIds;
  expect([ids('false'), ids('no'), ids(null)]).toEqual([false, true, false]);
});

test('options in the text may be YAML', () => {
  const options = { ...jekyllDefaults };
  expect(setOption(options, 'syntax_highlighter_opts', '{disable: true}')).toBe(true);
  expect(options.syntaxHighlighterOpts.get('disable')).toBe(true);
});

test('an unknown option is reported', () => {
  expect(setOption({ ...jekyllDefaults }, 'nothing', 'x')).toBe(false);
});
