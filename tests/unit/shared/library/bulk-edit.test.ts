import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planEdit, type ListEdit } from '../../../../shared/library/bulk-edit.ts';
import { findSimilarNames } from '../../../../shared/library/similar-tags.ts';
import { readFrontMatter } from '../../../../shared/text/front-matter.ts';
import { applyChanges } from '../../../../shared/text/text-change.ts';

const post = (yaml: string): string => `---\n${yaml}---\nBody tags: [Food]\n`;
const edited = (yaml: string, edit: ListEdit): string => {
  const text = post(yaml);
  const changes = planEdit(text, edit);
  if (!changes.ok) throw new Error(changes.error.cause);
  return applyChanges(text, changes.value).slice(4, -'---\nBody tags: [Food]\n'.length);
};
const merge = (from: string[], to: string): ListEdit => ({ kind: 'merge', key: 'tags', from, to });

describe('an edit of a list', () => {
  it.each<[string, ListEdit, string]>([
    ['tags: [Food, b] # c\n', merge(['Food'], 'food'), 'tags: [food, b] # c\n'],
    ['tags: [Food, food, b]\n', merge(['Food'], 'food'), 'tags: [food, b]\n'],
    ['tags: [a, food, Food]\n', merge(['Food'], 'food'), 'tags: [a, food]\n'],
    ['tags:\n  - Food # x\n  - b\n', merge(['Food'], 'food'), 'tags:\n  - food # x\n  - b\n'],
    ['tags: Food b\n', merge(['Food'], 'food'), 'tags: food b\n'],
    ['tags: [a]\n', merge(['Food'], 'food'), 'tags: [a]\n'],
    ['tag: Food\n', merge(['Food'], 'food'), 'tag: food\n'],
    ['tags: [2024, b]\n', merge(['2024'], 'y2024'), 'tags: [y2024, b]\n'],
    ['tags: [a, b]\n', { kind: 'delete', key: 'tags', names: ['a'] }, 'tags: [b]\n'],
    ['tag: a\nx: 1\n', { kind: 'delete', key: 'tags', names: ['a'] }, 'x: 1\n'],
    ['tags: [a]\n', { kind: 'add', key: 'tags', names: ['a', 'b'] }, 'tags: [a, b]\n'],
    ['title: x\n', { kind: 'add', key: 'tags', names: ['b'] }, 'title: x\ntags: [b]\n'],
    ['tag: a b\n', { kind: 'add', key: 'tags', names: ['c'] }, 'tag: [a b, c]\n'],
    ['categories: [x]\n', { kind: 'add', key: 'categories', names: ['y1'] }, 'categories: [x, y1]\n'],
  ])('%j with %j', (yaml, edit, expected) => expect(edited(yaml, edit)).toBe(expected));
});

describe('an edit of any list', () => {
  it('leaves every other key and the body alone', () => {
    const tags = fc.array(fc.constantFrom('a', 'b', 'Food', 'two words', '12', 'yes'), { maxLength: 5 });
    fc.assert(
      fc.property(tags, fc.constantFrom('flow', 'block'), tags, (has, style, from) => {
        const quoted = has.map(tag => JSON.stringify(tag));
        const list =
          style === 'flow' || has.length === 0
            ? ` [${quoted.join(', ')}] # note\n`
            : `\n${quoted.map(tag => `- ${tag}\n`).join('')}`;
        const text = post(`title: x # t\ntags:${list}end: 1\n`);
        const changes = planEdit(text, merge(from, 'merged'));
        const after = applyChanges(text, changes.ok ? changes.value : []);
        const wanted = [...new Set(has)].some(tag => from.includes(tag))
          ? readFrontMatter(after).values.get('tags')
          : undefined;
        if (wanted) expect(wanted).toEqual(expect.arrayContaining(['merged']));
        expect(after.startsWith('---\ntitle: x # t\ntags:')).toBe(true);
        expect(after.endsWith('end: 1\n---\nBody tags: [Food]\n')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('near-duplicates', () => {
  const similar = (...names: string[]): string[] =>
    findSimilarNames(names.map((value, index) => ({ value, count: 100 - index }))).map(
      ({ keep, others }) => `${keep.value}: ${others.map(other => `${other.value} (${other.likeness})`).join(', ')}`,
    );
  it.each([
    [['Food', 'food'], ['Food: food (case)']],
    [['café', 'Cafe'], ['café: Cafe (case)']],
    [['open-source', 'open source', 'opensource'], ['open-source: open source (hyphen), opensource (hyphen)']],
    [['recipe', 'recipes'], ['recipe: recipes (plural)']],
    [['stories', 'story'], ['stories: story (plural)']],
    [['javascript', 'javascrpt'], ['javascript: javascrpt (typo)']],
    [['travel', 'tarvel'], ['travel: tarvel (typo)']],
    [['cat', 'car'], []],
    [['2023', '2024'], []],
    [['java', 'javascript'], []],
    [['c', 'c++', 'c#'], []],
  ])('%j gives %j', (names, groups) => expect(similar(...names)).toEqual(groups));
});
