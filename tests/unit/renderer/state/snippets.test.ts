import { expect, it } from 'vitest';
import { snippetValues } from '../../../../renderer/state/snippets.ts';
import { Zone } from '../../../../shared/ruby/time/zone.ts';

const text = `---
title: "Boats: a harbour"
date: 2025-11-18 09:00:00 +0100
tags: [sea, boats]
author:
  name: Ada
weight: 3
---
Words.
`;
const values = snippetValues({
  text,
  path: '_posts/2025-11-18-Boats-in_harbour.md',
  now: new Zone('Europe/Berlin').at(Date.UTC(2025, 11, 2, 23, 30)),
  selection: 'chosen',
  clipboard: 'copied',
});

it.each([
  ['date', undefined, '2025-12-03'],
  ['date', '%-d %B %Y', '3 December 2025'],
  ['time', undefined, '00:30'],
  ['title', undefined, 'Boats: a harbour'],
  ['slug', undefined, 'Boats-in-harbour'],
  ['file', undefined, '2025-11-18-Boats-in_harbour.md'],
  ['path', undefined, '_posts/2025-11-18-Boats-in_harbour.md'],
  ['selection', undefined, 'chosen'],
  ['clipboard', undefined, 'copied'],
  ['tags', undefined, 'sea, boats'],
  ['weight', undefined, '3'],
  ['page.date', undefined, '2025-11-18 09:00:00 +0100'],
  ['author', undefined, undefined],
  ['nothing', undefined, undefined],
])('%s %s', (name, argument, value) => expect(values(name, argument)).toBe(value));
