import { describe, expect, it } from 'vitest';
import { fieldOf, keyOrder, labelOf, type Field } from '../../../../shared/schema/field.ts';
import { inferSchema } from '../../../../shared/schema/infer.ts';
import { correctSchema, readSchemaFile, setCorrection } from '../../../../shared/schema/schema-file.ts';
import { readFrontMatter } from '../../../../shared/text/front-matter.ts';
import { applyChanges } from '../../../../shared/text/text-change.ts';

const post = (n: number): string => `---
layout: post
title: "The title of number ${n}"
date: 2025-12-0${(n % 9) + 1}T05:19:31
author: "${n % 3 === 0 ? 'nadia' : 'li'}"
categories: [News${n % 2 ? ', World' : ''}]
tags: []
excerpt: "${'A long sentence that says what is in it. '.repeat(3)}"
image: assets/images/${n}.jpg
${n % 4 === 0 ? 'featured: true\nrating: 4\nseo:\n  title: x\n' : ''}---
`;
const schema = inferSchema({
  posts: Array.from({ length: 12 }, (_, n) => readFrontMatter(post(n))),
  defaults: new Map([['layout', 'post']]),
  offered: new Map([['author', ['nadia', 'sam']]]),
});
const field = (key: string): Field => fieldOf(schema, key)!;

describe('inferring a schema', () => {
  it.each([
    ['layout', 'choice'],
    ['title', 'text'],
    ['date', 'date'],
    ['author', 'choice'],
    ['categories', 'list'],
    ['tags', 'list'],
    ['excerpt', 'long-text'],
    ['image', 'image'],
    ['featured', 'switch'],
    ['rating', 'number'],
    ['seo', 'mapping'],
  ])('%s is %s', (key, kind) => expect(field(key).kind).toBe(kind));
  it('keeps the order of the posts', () =>
    expect(keyOrder(schema).slice(0, 8)).toEqual([
      'layout',
      'title',
      'date',
      'author',
      'categories',
      'tags',
      'excerpt',
      'image',
    ]));
  it('counts values and adds those of data files', () =>
    expect(field('author').values).toEqual([
      { value: 'li', count: 8 },
      { value: 'nadia', count: 4 },
      { value: 'sam', count: 0 },
    ]));
  it('counts the items of lists', () => expect(field('categories').values[0]).toEqual({ value: 'News', count: 12 }));
  it('has no vocabulary for titles', () => expect(field('title').values).toEqual([]));
  it('knows how posts quote and list', () =>
    expect([field('title').style, field('layout').style, field('categories').style]).toEqual([
      { quote: 'double' },
      { quote: 'plain' },
      { list: 'flow' },
    ]));
  it('requires what nearly all posts have', () =>
    expect([field('title').required, field('featured').required]).toEqual([true, false]));
  it('knows what the configuration gives', () => expect(field('layout').inherited).toBe('post'));
  it('has the usual keys for a site without posts', () =>
    expect(keyOrder(inferSchema({ posts: [] }))).toEqual([
      'layout',
      'title',
      'date',
      'author',
      'categories',
      'tags',
      'excerpt',
      'image',
    ]));
});

describe('labels', () => {
  it.each([
    ['title', 'Title'],
    ['last_modified_at', 'Last modified at'],
  ])('%s is %s', (key, label) => expect(labelOf(key)).toBe(label));
});

describe('the schema file', () => {
  const text =
    '# ours\nfields:\n  author: # who\n    label: Written by\n    values: [li, kim]\n  mood:\n    kind: choice\n';
  it('corrects what was inferred', () => {
    const corrected = correctSchema(schema, readSchemaFile(text));
    expect(fieldOf(corrected, 'author')).toMatchObject({
      label: 'Written by',
      kind: 'choice',
      closed: true,
      values: [
        { value: 'li', count: 8 },
        { value: 'kim', count: 0 },
      ],
    });
    expect(corrected.fields.at(-1)).toMatchObject({ key: 'mood', kind: 'choice' });
  });
  it('keeps comments when it is changed', () => {
    const changes = setCorrection(text, 'author', 'required', true);
    expect(changes.ok && applyChanges(text, changes.value)).toBe(
      '# ours\nfields:\n  author: # who\n    label: Written by\n    values: [li, kim]\n    required: true\n  mood:\n    kind: choice\n',
    );
  });
  it('is begun where there is none', () => {
    const changes = setCorrection('', 'title', 'length', [10, 60]);
    expect(changes.ok && applyChanges('', changes.value)).toBe('fields:\n  title:\n    length: [10, 60]\n');
  });
  it('names what it cannot read and uses the rest', () => {
    const file = readSchemaFile('fields:\n  title:\n    kind: wrong\n    label: T\n');
    expect(file.fields.get('title')).toEqual({ label: 'T' });
    expect(file.problems[0]).toMatchObject({ place: { path: '.galley.yml', line: 2 } });
  });
});
