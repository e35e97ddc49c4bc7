import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { RubyTime } from '../../../../../shared/ruby/time/time.ts';
import { readYaml as readAsRuby } from '../../../../../shared/site/yaml.ts';
import { readFrontMatter } from '../../../../../shared/text/front-matter.ts';

const read = (yaml: string) => readFrontMatter(`---\n${yaml}\n---\n`);
const toLocal = (epoch: number) => new RubyTime(epoch, 0, 'UTC');
const rubyTakes = (yaml: string) => readAsRuby(yaml, { path: 'a.md', toLocal }).problem === undefined;

it.each<[string, [string, unknown][]]>([
  ['tags: ["a",\n\tb,\n\t\tc]', [['tags', ['a', 'b', 'c']]]],
  [
    'a: {b: [\n\t1],\n\tc: "x"\n\t}',
    [
      [
        'a',
        new Map<string, unknown>([
          ['b', [1]],
          ['c', 'x'],
        ]),
      ],
    ],
  ],
  [
    'a: "one\n\ttwo"\nb: \'x\n \t y\'',
    [
      ['a', 'one two'],
      ['b', 'x y'],
    ],
  ],
])('tabs are read where a line of %j goes on', (yaml, values) => {
  expect(rubyTakes(yaml)).toBe(true);
  expect(read(yaml).problems).toEqual([]);
  expect(new Map(read(yaml).values)).toEqual(new Map(values));
});

it.each(['a:\n\tb: c', 'a:\n\t- b', 'a: [b\n\t, c]', 'a: [\n\tb\n\t]', 'a: [\n\t1]\n \t\nb: x'])(
  'tabs that Ruby refuses are refused: %j',
  yaml => {
    expect(rubyTakes(yaml)).toBe(false);
    expect(read(yaml).problems).not.toEqual([]);
  },
);

it('leaves the tabs of a text of many lines alone', () => {
  const { problems, values } = read('a: |\n  \tone\n\n  \ttwo\nb: ["x",\n\ty]');
  expect(problems).toEqual([]);
  expect([String(values.get('a')), values.get('b')]).toEqual(['\tone\n\n\ttwo\n', ['x', 'y']]);
});

it('takes nothing that Ruby refuses', () => {
  const piece = fc.constantFrom('a: ', '[', ']', '{', '}', ', ', '\n', '\n\t', '\n \t', '"', 'x', 'y: ', '- ');
  const isRefused = (yaml: string) =>
    parseDocument(yaml, { version: '1.1', uniqueKeys: false, strict: false }).errors.length > 0;
  let taken = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.constantFrom('[', '{', '"'), (pieces, open) => {
      const yaml = `k: ${open}${pieces.join('')}${{ '[': ']', '{': '}', '"': '"' }[open]}`;
      if (!yaml.includes('\t') || read(yaml).problems.length > 0 || !isRefused(yaml)) return;
      taken += 1;
      expect([yaml, rubyTakes(yaml)]).toEqual([yaml, true]);
    }),
    { numRuns: 3000 },
  );
  expect(taken).toBeGreaterThan(20);
});
