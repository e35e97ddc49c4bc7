import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RubyTime } from '../../../../../shared/ruby/time/time.ts';
import { Parser } from '../../../../../shared/site/yaml/parser.ts';
import { readPlainMapping } from '../../../../../shared/site/yaml/plain-mapping.ts';

const inUtc = (epoch: number) => new RubyTime(epoch, 0, 'UTC');

function parsed(text: string): unknown {
  try {
    return new Parser(text, inUtc).read();
  } catch (error) {
    return error;
  }
}

const USUAL = `layout: post
title: "The harbour: day by day"
subtitle: 'Ebb # flow'
date: 2025-03-02 08:00:00 +0100
author:
published: yes
categories: [News, Café au lait, 2024]
tags:
  - harbour

  - 12:30
links: []
redirect_from:
- /old/
on: https://example.org/a:b
名前: Élan
`;

test('front matter as most posts have it is read', () => {
  const usual = USUAL.replace('- /old/', '- old/').replace('名前', 'name');
  expect(readPlainMapping(usual, inUtc)).toEqual(parsed(usual));
  expect(readPlainMapping(USUAL, inUtc)).toBeUndefined();
});

const pieces = fc.constantFrom(
  ...[
    'title',
    'on',
    'a-b',
    'x',
    ': ',
    ':',
    ' ',
    '  ',
    '\n',
    '\n\n',
    '- ',
    '-',
    '"',
    "'",
    '[',
    ']',
    ', ',
    ',',
    '#',
    ' #',
    '1',
    '010',
    '1.5',
  ],
  ...[
    '2024-01-02',
    '2024-01-02 10:00',
    '12:30',
    'true',
    '~',
    '|',
    '>',
    '&',
    '*',
    '!',
    '%',
    '@',
    '{',
    '}',
    '?',
    '\\',
    'é',
    '日本',
    '\t',
    '\u0085',
  ],
  ...['\u2028', '\ufeff', '---', '...', '<<', '\r', '=', '/', 'a: b', '\u0007', '😀'],
);
const soup = fc.array(pieces, { maxLength: 14 }).map(parts => parts.join(''));
const value = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    ' a',
    ' "a: b"',
    " 'c' ",
    ' [a, b]',
    ' [ a ,b]',
    ' []',
    '\n- a\n- b',
    '\n  - a\n  - b',
    '\n - a\n  - b',
  ),
  soup.map(text => ` ${text}`),
  soup,
);
const entry = fc
  .tuple(fc.constantFrom('title', 'on', 'a-b', 'null', 'x'), value)
  .map(([key, text]) => `${key}:${text}\n`);
const text = fc.oneof(
  soup,
  fc.array(fc.oneof({ weight: 5, arbitrary: entry }, soup), { maxLength: 5 }).map(parts => parts.join('')),
);

test('what is read at all is what the whole reader gives', () => {
  fc.assert(
    fc.property(text, input => {
      const quick = readPlainMapping(input, inUtc);
      if (quick !== undefined) expect([...quick]).toEqual([...(parsed(input) as ReadonlyMap<unknown, unknown>)]);
    }),
    { numRuns: 4000 },
  );
});
