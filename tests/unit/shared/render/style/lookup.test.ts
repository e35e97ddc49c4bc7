import * as sass from 'sass';
import { expect, test } from 'vitest';
import { Engine } from '../../../../../shared/render/engine/engine.ts';
import { dartSass } from '../../../../../shared/render/style/dart-sass.ts';
import { candidatePaths } from '../../../../../shared/render/style/lookup.ts';
import { sitePath } from '../../../../../shared/site/site-file.ts';
import { textFile } from '../../../../kit/fixture-site.ts';

function css(files: Readonly<Record<string, string>>, theme?: Readonly<Record<string, string>>): string {
  const engine = new Engine({ now: 0, zone: 'UTC', environment: 'development', style: dartSass(sass) });
  const made = (all: Readonly<Record<string, string>>): ReturnType<typeof textFile>[] =>
    Object.entries(all).map(([path, text]) => textFile(path, text));
  engine.apply({ changed: made(files), removed: [] });
  if (theme) engine.applyTheme({ name: 'plain', files: made(theme) });
  const rendered = engine.render(sitePath('css/main.scss'));
  expect(rendered?.problems).toEqual([]);
  return (rendered?.html ?? '').replace(/\s+/g, ' ').trim();
}

test('a path stands for the partial, the file and the folder’s index', () => {
  expect(candidatePaths('a/b').slice(0, 3)).toEqual(['a/_b.scss', 'a/_b.sass', 'a/_b.css']);
  expect(candidatePaths('a/b')).toContain('a/b/_index.scss');
  expect(candidatePaths('a/b.scss')).toEqual(['a/_b.scss', 'a/b.scss']);
});

test('partials of sass_dir, of a folder, of a partial beside another', () => {
  expect(
    css({
      'css/main.scss': '---\n---\n@use "base"; @use "parts";',
      '_sass/_base.scss': '@use "inner/colours" as c; p { color: c.$ink; }',
      '_sass/inner/_colours.scss': '$ink: red;',
      '_sass/parts/_index.scss': 'b { top: 0; }',
    }),
  ).toBe('p { color: red; } b { top: 0; }');
});

test('load_paths, sass_dir and the compressed style of the configuration', () => {
  const config = 'sass: { sass_dir: style, load_paths: [more], style: compressed }';
  const files = { '_config.yml': config, 'style/a.scss': 'p { top: 0 }', 'more/b.scss': 'b { top: 1px }' };
  expect(css({ ...files, 'css/main.scss': '---\n---\n@import "a", "b";' })).toBe('p{top:0}b{top:1px}');
});

test('the site’s partials come before the theme’s', () => {
  const theme = { '_sass/_a.scss': 'a { top: 1px }', '_sass/_b.scss': '@import "a"; b { top: 1px }' };
  const files = {
    '_config.yml': 'theme: plain',
    'css/main.scss': '---\n---\n@import "a", "b";',
    '_sass/_a.scss': 'a { top: 2px }',
  };
  expect(css(files, theme)).toBe('a { top: 2px; } a { top: 1px; } b { top: 1px; }');
});

test('a stylesheet that imports its own name means the one of a load path', () => {
  const files = { 'css/main.scss': '---\n---\n@import "main";', '_sass/main/_index.scss': 'p { top: 0 }' };
  expect(css(files)).toBe('p { top: 0; }');
});

test('a path cannot leave the site', () => {
  expect(candidatePaths('../x')[0]).toBe('../_x.scss');
  const engine = new Engine({ now: 0, zone: 'UTC', environment: 'development', style: dartSass(sass) });
  engine.apply({ changed: [textFile('css/main.scss', '---\n---\n@import "../../../etc/passwd";')], removed: [] });
  expect(engine.render(sitePath('css/main.scss'))?.problems.map(({ code }) => code)).toEqual(['style-invalid']);
});
