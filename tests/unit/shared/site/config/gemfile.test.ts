import { expect, test } from 'vitest';
import { gemsForJekyll } from '../../../../../shared/site/config/gemfile.ts';

test('a group of one or several names', () => {
  const text = `group :jekyll_plugins do\n  gem "a"\n  gem 'b', "~> 1.0" # c\nend\ngroup :x, :jekyll_plugins do\n  gem "d"\nend\ngem "e"`;
  expect(gemsForJekyll(text)).toEqual(['a', 'b', 'd']);
});

test('the group as an option', () => {
  const text = `gem "a", group: :jekyll_plugins\ngem 'b', :group => [:x, :jekyll_plugins]\ngem 'c', groups: ["jekyll_plugins"]\ngem 'd', group: :x`;
  expect(gemsForJekyll(text)).toEqual(['a', 'b', 'c']);
});

test('blocks inside and outside the group', () => {
  const text = `if ENV["X"]\n  gem "a"\nend\ngroup :jekyll_plugins do\n  platforms :mri do\n    gem "b"\n  end\n  gem "c"\nend\ngem "d" if true`;
  expect(gemsForJekyll(text)).toEqual(['b', 'c']);
});

test('comments and gems that are not to be required do not count', () => {
  const text = `group :jekyll_plugins do\n  # gem "a"\n  gem "b", require: false\n  gem "c"\nend`;
  expect(gemsForJekyll(text)).toEqual(['c']);
});
