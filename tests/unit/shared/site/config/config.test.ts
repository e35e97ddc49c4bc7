import { describe, expect, test } from 'vitest';
import { RubyTime } from '../../../../../shared/ruby/time/time.ts';
import type { RubyHash, RubyValue } from '../../../../../shared/ruby/value.ts';
import { mergeThemeConfig, readConfig } from '../../../../../shared/site/config/config.ts';

const toLocal = (epoch: number): RubyTime => new RubyTime(epoch, 0, 'UTC');

function read(...texts: (string | undefined)[]): { config: RubyHash; codes: string[] } {
  const files = texts.map((text, index) => ({ path: `_config${index}.yml`, text }));
  const { config, problems } = readConfig(files, new Map<RubyValue, RubyValue>([['future', true]]), toLocal);
  return { config, codes: problems.map(({ code }) => code) };
}

describe('readConfig', () => {
  test('without a file there are the defaults', () => expect(read().config.get('permalink')).toBe('date'));
  test('an empty value keeps the default', () => expect(read('permalink:\n').config.get('permalink')).toBe('date'));
  test('later files win, mappings are merged', () => {
    const { config } = read('a: { x: 1, y: 2 }\nb: 1', 'a: { y: 3 }');
    expect(config.get('a')).toEqual(
      new Map([
        ['x', 1],
        ['y', 3],
      ]),
    );
  });
  test('overrides win over files', () => expect(read('future: false').config.get('future')).toBe(true));
  test('posts come first among the collections and have the permalink', () => {
    const { config } = read('permalink: pretty\ncollections: [recipes]');
    const collections = config.get('collections') as RubyHash;
    expect([...collections.keys()]).toEqual(['posts', 'recipes']);
    expect(collections.get('posts')).toEqual(
      new Map<RubyValue, RubyValue>([
        ['output', true],
        ['permalink', '/:categories/:year/:month/:day/:title/'],
      ]),
    );
  });
  test('excludes of one’s own come before those that always hold', () => {
    const exclude = read('exclude: [x, Gemfile]').config.get('exclude') as readonly RubyValue[];
    expect(exclude.slice(0, 2)).toEqual(['x', 'Gemfile']);
    expect(exclude).toContain('node_modules');
    expect(exclude.filter(entry => entry === 'Gemfile')).toHaveLength(1);
  });
  test('what cannot be read is a problem, and the defaults hold', () => {
    expect(read('a: b: c').codes).toEqual(['config-invalid']);
    expect(read('- a').codes).toEqual(['config-invalid']);
    expect(read(undefined).codes).toEqual(['config-missing']);
    expect(read('plugins: jekyll-feed').codes).toEqual(['config-invalid']);
  });
  test('a TOML file is a problem', () => {
    const { problems } = readConfig([{ path: '_config.toml', text: 'a = 1' }], new Map(), toLocal);
    expect(problems.map(({ code }) => code)).toEqual(['config-format']);
  });
});

test('a theme’s configuration stands under the site’s, without Jekyll’s own keys', () => {
  const merged = mergeThemeConfig(
    new Map([['a', 1]]),
    new Map<RubyValue, RubyValue>([
      ['a', 2],
      ['b', 3],
      ['permalink', 'x'],
    ]),
  );
  expect([...merged]).toEqual([
    ['a', 1],
    ['b', 3],
  ]);
});
