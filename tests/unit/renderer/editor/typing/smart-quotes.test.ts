import { expect, it } from 'vitest';
import { signAt } from '../../../../../renderer/editor/typing/smart-quotes.ts';
import { stateOf } from '../edited.ts';

const sign = (marked: string) => {
  const state = stateOf(marked, '¦');
  return signAt(state, state.selection.main.head, '"', 'en');
};

it.each([
  ['say ¦', '“'],
  ['say “so¦', '”'],
  ['> ¦', '“'],
  ['- ¦', '“'],
  ['`a` ¦', '“'],
  ['| a | ¦', '“'],
  ['<b>bold</b> ¦', '“'],
])('is prose: %j', (marked, expected) => expect(sign(marked)).toBe(expected));

it.each([
  'a `code ¦',
  'a `code ¦` b',
  '```js\nlet a = ¦\n```',
  '    indented ¦',
  '---\ntitle: ¦\n---\n',
  '{% include a.html x=¦ %}',
  '{% include a.html x=¦',
  '{{ "a" | append: ¦ }}',
  '<a href=¦',
  '<a href=¦>x</a>',
  '[a](/b/ ¦',
  'word{: title=¦',
  '<div>\n<script>let a = ¦</script>\n</div>',
])('is none: %j', marked => expect(sign(marked)).toBeUndefined());
