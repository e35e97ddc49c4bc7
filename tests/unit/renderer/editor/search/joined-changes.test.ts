import { ChangeSet, Text } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinChanges, MOST_CHANGES } from '../../../../../renderer/editor/search/joined-changes.ts';
import { applyChanges, mapOffset, type TextChange } from '../../../../../shared/text/text-change.ts';

function join(text: string, changes: Iterable<TextChange | undefined>, follow: readonly number[] = []) {
  const work = joinChanges(Text.of(text.split('\n')), changes, follow);
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}

const written = (text: string, changes: Parameters<typeof ChangeSet.of>[0]) =>
  ChangeSet.of(changes, text.length)
    .apply(Text.of(text.split('\n')))
    .toString();

/** Changes of a text that leave at least nothing, and at most a few letters, between them. */
const changed = fc
  .array(
    fc.record({
      gap: fc.string({ unit: fc.constantFrom('a', ' ', '\n', 'é'), maxLength: 4 }),
      old: fc.string({ unit: fc.constantFrom('x', '\n'), minLength: 1, maxLength: 3 }),
      insert: fc.string({ maxLength: 4 }),
    }),
    { minLength: 0, maxLength: 3 * MOST_CHANGES, size: 'max' },
  )
  .map(parts => {
    const changes: TextChange[] = [];
    let text = '';
    for (const { gap, old, insert } of parts) {
      const from = text.length + gap.length;
      text += gap + old;
      changes.push({ from, to: from + old.length, insert: insert.replace(/\r/g, '') });
    }
    return { text, changes };
  });

describe('joinChanges', () => {
  it('writes what the changes write, in few, and follows offsets as they do', () => {
    fc.assert(
      fc.property(changed, fc.nat(), ({ text, changes }, place) => {
        const offset = place % (text.length + 1);
        const { changes: few, count, joined, followed } = join(text, changes, [offset]);
        expect(written(text, few)).toBe(applyChanges(text, changes));
        expect(count).toBe(changes.length);
        expect(followed).toEqual([mapOffset(offset, changes)]);
        expect(joined).toBe(count > MOST_CHANGES);
        expect(few.length).toBeLessThanOrEqual(MOST_CHANGES + 1);
      }),
      { numRuns: 50 },
    );
  });

  it('yields on the way', () => {
    expect(joinChanges(Text.of(['a']), [undefined], []).next().done).toBe(false);
  });
});
