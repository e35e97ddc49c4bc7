import { EditorState } from '@codemirror/state';
import { expect, it } from 'vitest';
import { sentenceAt } from '../../../../../renderer/editor/look/sentence.ts';

it.each([
  ['One is here. Two¦ is there. Three.', 'Two is there.'],
  ['One goes\nover a li¦ne. Two.', 'One goes\nover a line.'],
  ['One.\n\nTw¦o.\n\nThree.', 'Two.'],
  ['- first item\n- sec¦ond item\n- third', '- second item'],
  ['# Heading\nWor¦ds. More.', 'Words.'],
  ['It costs 3.5 euros¦ today. Yes.', 'It costs 3.5 euros today.'],
  ['One. Two.¦', 'Two.'],
  ['One.\n¦\nTwo.', ''],
  ['他说。你好¦吗？', '你好吗？'],
])('%j', (marked, sentence) => {
  const at = marked.indexOf('¦');
  const state = EditorState.create({ doc: marked.replace('¦', '') });
  const { from, to } = sentenceAt(state, at);
  expect(state.sliceDoc(from, to)).toBe(sentence);
});
