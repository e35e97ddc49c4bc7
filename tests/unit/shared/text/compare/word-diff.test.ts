import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyChanges } from '../../../../../shared/text/text-change.ts';
import { wordDiff } from '../../../../../shared/text/compare/word-diff.ts';

const lines = fc.array(fc.constantFrom('one two\n', 'one\n', 'three\n', '\n', 'four'), { maxLength: 12 });
const texts = lines.map(parts => parts.join(''));

test('names the words that came and went', () => {
  expect(wordDiff('The ferry is late.\n', 'The ferry was late.\n')).toEqual([
    {
      kind: 'changed',
      words: [
        { kind: 'same', text: 'The ferry ' },
        { kind: 'removed', text: 'is' },
        { kind: 'added', text: 'was' },
        { kind: 'same', text: ' late.\n' },
      ],
      restore: { from: 0, to: 20, insert: 'The ferry is late.\n' },
    },
  ]);
});

test('restoring every part gives the earlier text', () => {
  fc.assert(
    fc.property(texts, texts, (earlier, later) => {
      const changes = wordDiff(earlier, later).flatMap(part => (part.kind === 'changed' ? [part.restore] : []));
      expect(applyChanges(later, changes)).toBe(earlier);
    }),
  );
});

test('same and added words are the later text', () => {
  fc.assert(
    fc.property(texts, texts, (earlier, later) => {
      const words = wordDiff(earlier, later).flatMap(part => (part.kind === 'changed' ? part.words : [part]));
      const left = words.filter(({ kind }) => kind !== ('removed' as string)).map(({ text }) => text);
      expect(left.join('')).toBe(later);
    }),
  );
});
