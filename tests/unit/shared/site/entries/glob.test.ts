import { describe, expect, test } from 'vitest';
import { globPaths, matchesName } from '../../../../../shared/site/entries/glob.ts';

describe('matchesName is File.fnmatch', () => {
  test.each([
    ['/a*', '/abc/def', true],
    ['/*.bak', '/x/y.bak', true],
    ['/a?c', '/abc', true],
    ['/[a-c]x', '/bx', true],
    ['/[!a-c]x', '/bx', false],
    ['/a\\*', '/a*', true],
    ['/a\\*', '/ab', false],
    ['/[x', '/[x', false],
    ['/abc', '/abcd', false],
  ])('%s on %s: %s', (pattern, path, matches) => {
    expect(matchesName(pattern, path)).toBe(matches);
  });

  test('many stars do not make it slow', () => {
    expect(matchesName(`${'*a'.repeat(400)}b`, `/${'a'.repeat(5000)}`)).toBe(false);
  });
});

describe('globPaths is Dir.glob', () => {
  const paths = ['a', 'a/b.md', 'a/.h', 'a/c', 'a/c/d.md', 'x.md', 'x.txt'];
  test.each([
    ['*.md', ['x.md']],
    ['**/*.md', ['a/b.md', 'a/c/d.md', 'x.md']],
    ['a/*', ['a/b.md', 'a/c']],
    ['*.{md,txt}', ['x.md', 'x.txt']],
    ['a/**/d.md', ['a/c/d.md']],
    ['a/', ['a']],
  ])('%s', (pattern, found) => {
    expect(globPaths(pattern, paths)).toEqual(found);
  });
});
