import { expect, test } from 'vitest';
import { Engine } from '../../../../../shared/render/engine/engine.ts';
import { sitePath } from '../../../../../shared/site/site-file.ts';
import { textFile } from '../../../../kit/fixture-site.ts';

function shown(liquid: string): string {
  const engine = new Engine({ now: Date.UTC(2026, 0, 1), zone: 'UTC', environment: 'development' });
  const files = {
    '_posts/2020-01-02-a.md': '---\ntags: x\n---\nText',
    'f.txt': 'copied',
    'a.html': `---\n---\n${liquid}`,
  };
  engine.apply({ changed: Object.entries(files).map(([path, text]) => textFile(path, text)), removed: [] });
  return engine.render(sitePath('a.html'))?.html ?? '';
}

const POST = '#<Jekyll::Document _posts/2020-01-02-a.md collection=posts>';

test('a post inside an array or hash shows as Jekyll writes the object', () => {
  expect(shown('{{ site.tags }}')).toBe(`{"x"=>[${POST}]}`);
  expect(shown('{{ site.posts | append: "" }}')).toBe(`[${POST}]`);
});

test('pages and files likewise', () => {
  expect(shown('{{ site.pages | append: "" }}')).toBe('[#<Jekyll::Page @relative_path="a.html">]');
  expect(shown('{{ site.static_files | append: "" }}')).toBe('[#<Jekyll::StaticFile @relative_path="/f.txt">]');
});

test('a post by itself shows its keys and values', () => {
  expect(shown('{{ site.posts[0] | inspect }}')).toMatch(/^\{\n {2}&quot;name&quot;/);
});

test.each([
  [
    'site.posts[0]',
    'name id relative_path excerpt title categories collection next tags previous content output path url date draft slug ext',
  ],
  ['site.static_files[0]', 'name basename extname path collection modified_time'],
  ['site.collections[0]', 'label files docs output relative_directory directory'],
])('%s tells its keys in the order of jekyll build', (object, keys) => {
  expect(shown(`{% for key in ${object} %}{{ key }} {% endfor %}`)).toMatch(new RegExp(`^${keys} `));
});
