import { expect, test } from 'vitest';
import { MarkIds } from '../../../../../renderer/state/post/mark-ids.ts';
import { parseMarks } from '../../../../../shared/text/critic/critic-markup.ts';
import { reviewItems } from '../../../../../shared/text/critic/critic-notes.ts';
import { applyChanges, type TextChange } from '../../../../../shared/text/text-change.ts';

test('a mark keeps its id while text and marks before it come and go', () => {
  const ids = new MarkIds();
  let text = 'One {++two++} three {--four--} five.';
  const read = () => [...ids.of(reviewItems(text, parseMarks(text).marks)).values()];
  const change = (changes: TextChange[]) => {
    ids.changed(changes);
    text = applyChanges(text, changes);
  };
  const [first, second] = read();
  change([{ from: 0, to: 0, insert: 'Zero. ' }]);
  change([{ from: 4, to: 4, insert: 'es' }]);
  expect(read()).toEqual([first, second]);
  change([{ from: 0, to: 0, insert: '{++new++} ' }]);
  const [fresh, ...others] = read();
  expect([first, second]).not.toContain(fresh);
  expect(others).toEqual([first, second]);
  const at = text.indexOf('{++two++}');
  change([{ from: at, to: at + 9, insert: 'two' }]);
  expect(read()).toEqual([fresh, second]);
});
