import { describe, expect, test } from 'vitest';
import { readSiteChecks } from '../../shared/export/site-checks.ts';
import { Engine } from '../../shared/render/engine/engine.ts';
import { namesInData } from '../../shared/schema/data-names.ts';
import { inferSchema } from '../../shared/schema/infer.ts';
import { readSchemaFile } from '../../shared/schema/schema-file.ts';
import { readImageSettings } from '../../shared/site/config/image-settings.ts';
import { sitePath } from '../../shared/site/site-file.ts';
import { parseMarks } from '../../shared/text/critic/critic-markup.ts';
import { reviewItems } from '../../shared/text/critic/critic-notes.ts';
import { readFrontMatter, setKey } from '../../shared/text/front-matter.ts';
import { applyChanges } from '../../shared/text/text-change.ts';
import { toJson } from '../../shared/text/yaml/value.ts';

/** Front matter and YAML files that would put `polluted` behind every object. */
const yaml = [
  '__proto__: {polluted: 1}',
  '"__proto__": {polluted: 1}',
  '? __proto__\n: {polluted: 1}',
  'constructor: {prototype: {polluted: 1}}',
  'a: &a {__proto__: {polluted: 1}}\nb: {<<: *a}\nc: {<<: [*a, *a], polluted2: 1}',
  '<<: {__proto__: {polluted: 1}}',
  'a: {b: {__proto__: {polluted: 1}, constructor: {prototype: {polluted: 1}}}}',
  '__proto__: [polluted]\ntoString: 1\nvalueOf: 1\nhasOwnProperty: 1\nlength: -1',
  '- __proto__: {polluted: 1}',
  '!ruby/object:Object {__proto__: {polluted: 1}}',
  'images: {__proto__: {polluted: 1}, constructor: x}\nfields: {__proto__: {polluted: 1, kind: text}}\nchecks: {__proto__: {polluted: 1}}\nreview: {__proto__: x}',
  'fields:\n  __proto__:\n    label: polluted\n  constructor:\n    kind: text\norder: [__proto__, constructor]',
];

/** Fails where an object has what it should not have behind its own keys. */
function expectClean(value: unknown, seen = new Set<unknown>()): void {
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  expect('polluted' in value && !Object.hasOwn(value, 'polluted')).toBe(false);
  if (value instanceof Map) for (const [key, one] of value) [key, one].forEach(part => expectClean(part, seen));
  else Object.values(value).forEach(one => expectClean(one, seen));
}

const clean = (): void => {
  expect(['polluted', 'polluted2'].filter(key => key in {} || key in [] || key in Function)).toEqual([]);
};

describe('no key becomes a prototype', () => {
  test.each(yaml)('of front matter: %j', text => {
    const post = `---\n${text}\n---\nbody\n`;
    const read = readFrontMatter(post);
    expectClean(read);
    for (const { value } of read.entries) expectClean(toJson(value));
    for (const key of ['__proto__', 'constructor', 'title']) {
      const set = setKey(post, key, new Map([['__proto__', 'x']]));
      if (set.ok) expectClean(readFrontMatter(applyChanges(post, set.value)));
    }
    clean();
  });

  test.each(yaml)('of .galley.yml: %j', text => {
    for (const read of [readSchemaFile(text), readImageSettings(text, '.galley.yml'), readSiteChecks(text)])
      expectClean(read);
    clean();
  });

  test('of the schema that posts and data files teach', () => {
    const posts = yaml.map(text => readFrontMatter(`---\n${text}\n---\nx\n`));
    expectClean(
      inferSchema({ posts, defaults: new Map([['__proto__', 'x']]), offered: new Map([['constructor', ['x']]]) }),
    );
    for (const text of yaml) expectClean(namesInData('_data/a.yml', text));
    expectClean(namesInData('_data/a.json', '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'));
    expectClean(namesInData('_data/a.csv', '__proto__,constructor\npolluted,1\n'));
    clean();
  });

  test('of data files of every kind, as a page shows them', () => {
    const engine = new Engine({ now: 0, zone: 'UTC', environment: 'development' });
    const files: Record<string, string> = {
      '_config.yml': 'title: x\n__proto__: {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\n',
      '_data/a.json': '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
      '_data/b.csv': '__proto__,constructor,polluted\n{},{},1\n',
      '_data/c.tsv': '__proto__\tconstructor\nx\ty\n',
      '_data/__proto__/polluted.yml': '1',
      '_data/constructor/prototype.yml': 'polluted: 1',
      'p.html':
        '---\n---\n{{ site.polluted }}{{ site.data.polluted }}{{ page.polluted }}{{ site.data.a.polluted }}{{ site.data.b[0].toString }}.\n',
      ...Object.fromEntries(yaml.map((text, at) => [`_data/y${at}.yml`, text])),
      ...Object.fromEntries(
        yaml.map((text, at) => [`_posts/2025-01-01-${at}.md`, `---\n${text}\n---\n{{ page | jsonify }}\n`]),
      ),
    };
    engine.apply({
      changed: Object.entries(files).map(([path, text]) => ({
        path: sitePath(path),
        text,
        size: text.length,
        modified: 0,
      })),
      removed: [],
    });
    for (const info of engine.list()) engine.render(info.path);
    expect(engine.render(sitePath('p.html'))?.html).toBe('.\n');
    clean();
  });

  test.each(['{>>__proto__: polluted<<}', '{>>@constructor (2025-01-01): x<<}', '{>>[__proto__](constructor) y<<}'])(
    'of a review mark: %s',
    text => {
      expectClean(reviewItems(text, parseMarks(text).marks));
      clean();
    },
  );
});
