import { EditorState } from '@codemirror/state';
import { expect, it } from 'vitest';
import { finishTag, type InTag } from '../../../../../renderer/editor/completion/finish-tag.ts';
import { typedEnd, typedEnds } from '../../../../../renderer/editor/completion/typed-end.ts';

/** Completes a tag, then types letter by letter; the cursor is shown as `|`. */
function typed(before: string, after: string, place: InTag, keys: string): string {
  const doc = before + after;
  let state = EditorState.create({ doc, selection: { anchor: before.length }, extensions: typedEnds });
  state = state.update(finishTag(state, 'name', before.length, before.length, place)).state;
  for (const key of keys) {
    const { from, to } = state.selection.main;
    const insert = { changes: { from, to, insert: key }, selection: { anchor: from + key.length } };
    state = state.update(typedEnd(state, from, to, key) ?? insert).state;
  }
  const { head } = state.selection.main;
  return `${state.sliceDoc(0, head)}|${state.sliceDoc(head)}`;
}

it.each<readonly [string, string, InTag, string, string]>([
  ['[a]({% link ', '', 'last', ' %})', '[a]({% link name %})|'],
  ['{% link ', ' b', 'last', '%}', '{% link name %}| b'],
  ['{%- link ', '', 'last', ' -%}', '{%- link name %}|'],
  ['{% ', ' b', 'followed', 'x %}', '{% name x %}| b'],
  ['{% ', '', 'followed', 'x -%}', '{% name x -%}|'],
  ['{% link ', '', 'last', ' 5%} {% x %}', '{% link name %} 5%} {% x %}|'],
  ['{% link ', '', 'last', '\n %}', '{% link name %}\n %}|'],
  ['{% link ', ' %}', 'last', ' %}', '{% link name %} %}|'],
])('behind %j and before %j, %s, typing %j makes one end', (before, after, place, keys, result) => {
  expect(typed(before, after, place, keys)).toBe(result);
});
