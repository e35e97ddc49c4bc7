import { Text } from '@codemirror/state';
import { expect, test } from 'vitest';
import { markTime, markWords } from '../../../../renderer/review/mark-words.ts';
import { marksOf } from '../../../../renderer/state/post/post-marks.ts';

const words = (text: string) => markWords(text, marksOf(Text.of([text])).items[0]!);

test.each([
  ['{++new++}', { kind: 'Insertion', old: null, fresh: 'new', passage: null }],
  ['{--old--}', { kind: 'Deletion', old: 'old', fresh: null, passage: null }],
  ['{~~old~>new~~}', { kind: 'Replacement', old: 'old', fresh: 'new', passage: null }],
  ['{==words==}{>>Why?<<}', { kind: 'Comment', old: null, fresh: null, passage: 'words' }],
  ['{==words==}', { kind: 'Highlight', old: null, fresh: null, passage: 'words' }],
])('%s', (text, expected) => expect(words(text)).toEqual(expected));

test.each([
  ['2026-11-23T10:42Z', '10:42'],
  ['2026-11-14T10:42Z', '14 Nov'],
  ['2024-11-14T10:42Z', '14 Nov 2024'],
  ['yesterday', ''],
  [undefined, ''],
])('%s is shown as “%s”', (time, shown) => expect(markTime(time, new Date('2026-11-23T12:00Z'), 'UTC')).toBe(shown));
