import { expect, test } from 'vitest';
import { RubyTime } from '../../../../../shared/ruby/time/time.ts';
import type { RubyHash } from '../../../../../shared/ruby/value.ts';
import { FrontMatterDefaults } from '../../../../../shared/site/config/front-matter-defaults.ts';
import { asHash, readYaml } from '../../../../../shared/site/yaml.ts';

function defaults(yaml: string, paths: readonly string[] = []): FrontMatterDefaults {
  const toLocal = (epoch: number): RubyTime => new RubyTime(epoch, 0, 'UTC');
  const config: RubyHash = asHash(readYaml(yaml, { path: '_config.yml', toLocal }).value);
  return new FrontMatterDefaults(
    config,
    () => paths,
    value => value,
  );
}

const TWO = `
defaults:
  - { scope: { path: "" }, values: { a: all, b: all } }
  - { scope: { path: _posts, type: posts }, values: { a: posts } }
  - { scope: { type: drafts }, values: { a: never } }
`;

test('the longer path wins', () => {
  expect([...defaults(TWO).all('_posts/x.md', 'posts')]).toEqual([
    ['a', 'posts'],
    ['b', 'all'],
  ]);
});

test('a value says which entry it comes from', () => {
  expect(defaults(TWO).inherited('_posts/x.md', 'posts', 'a')).toEqual({ value: 'posts', entry: 1 });
  expect(defaults(TWO).inherited('about.md', 'pages', 'b')).toEqual({ value: 'all', entry: 0 });
  expect(defaults(TWO).find('about.md', 'pages', 'c')).toBeUndefined();
});

test('a path is a prefix, not a folder', () => {
  const some = defaults('defaults: [{ scope: { path: sec }, values: { x: 1 } }]');
  expect(some.find('section/a.md', 'pages', 'x')).toBe(1);
});

test('a path with a star is looked for among the files', () => {
  const some = defaults('defaults: [{ scope: { path: "docs/*/api" }, values: { x: 1 } }]', [
    'docs/v1/api',
    'docs/v1/api/a.md',
  ]);
  expect(some.find('docs/v1/api/a.md', 'pages', 'x')).toBe(1);
  expect(some.find('docs/v2/api/a.md', 'pages', 'x')).toBeUndefined();
});

test('old names of types are known', () => {
  expect(defaults('defaults: [{ scope: { type: post }, values: { x: 1 } }]').find('a', 'posts', 'x')).toBe(1);
});

test('what is no entry is passed over', () => {
  expect(defaults('defaults: [x, { scope: { path: a } }, 3]').all('a', 'pages').size).toBe(0);
});
