import { expect, test } from 'vitest';
import { LatestTexts } from '../../../../../electron/services/journal/latest-texts.ts';
import type { FileHash } from '../../../../../shared/contract/request-parts.ts';

const hash = (name: string) => name as FileHash;

test('a text is had by its hash', () => {
  const texts = new LatestTexts();
  texts.keep(hash('a'), 'one');
  expect(texts.get(hash('a'))).toBe('one');
  expect(texts.get(hash('b'))).toBeUndefined();
});

test('the oldest texts make room for long ones', () => {
  const texts = new LatestTexts();
  for (const name of ['a', 'b', 'c']) texts.keep(hash(name), name.repeat(7_000_000));
  expect(['a', 'b', 'c'].map(name => texts.get(hash(name))?.length)).toEqual([undefined, 7_000_000, 7_000_000]);
});

test('a text that comes again is counted once, and is the last', () => {
  const texts = new LatestTexts();
  texts.keep(hash('a'), 'a'.repeat(7_000_000));
  texts.keep(hash('b'), 'b'.repeat(7_000_000));
  texts.keep(hash('a'), 'a'.repeat(7_000_000));
  expect(texts.get(hash('b'))).toBeDefined();
  texts.keep(hash('c'), 'c'.repeat(7_000_000));
  expect(texts.get(hash('b'))).toBeUndefined();
  expect(texts.get(hash('a'))).toBeDefined();
});

test('the last text stays, however long', () => {
  const texts = new LatestTexts();
  texts.keep(hash('a'), 'a'.repeat(17_000_000));
  expect(texts.get(hash('a'))).toBeDefined();
});

test('of many short texts the last ones stay', () => {
  const texts = new LatestTexts();
  const names = Array.from({ length: 200 }, (_, at) => hash(`${at}`));
  for (const name of names) texts.keep(name, 'short');
  expect(names.filter(name => texts.get(name) !== undefined)).toEqual(names.slice(-16));
});
