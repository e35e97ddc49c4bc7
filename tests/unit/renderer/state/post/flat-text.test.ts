import { Text } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rememberText, textOf } from '../../../../../renderer/state/post/flat-text.ts';

const edit = fc.record({
  at: fc.nat(),
  length: fc.nat(2000),
  insert: fc.string({ unit: fc.constantFrom('a', '\n', 'é'), maxLength: 9 }),
});

function afterEdits(start: Text, edits: readonly { at: number; length: number; insert: string }[]): Text[] {
  const docs = [start];
  for (const { at, length, insert } of edits) {
    const doc = docs.at(-1)!;
    const from = at % (doc.length + 1);
    docs.push(doc.replace(from, Math.min(doc.length, from + length), Text.of(insert.split('\n'))));
  }
  return docs;
}

describe('textOf', () => {
  it('is the text that the rope says, after whatever edits, and where the rope was made of a known text', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), fc.nat(20_000), fc.boolean(), (edits, lines, known) => {
        const text = Array.from({ length: lines }, (_, at) => `line ${at}`).join('\n');
        const start = Text.of(text.split('\n'));
        if (known) rememberText(start, text);
        for (const doc of afterEdits(start, edits)) expect(textOf(doc)).toBe(doc.toString());
      }),
      { numRuns: 40 },
    );
  });
});
