import { CompletionContext } from '@codemirror/autocomplete';
import { expect, it } from 'vitest';
import { fenceLanguages, tagLanguages } from '../../../../../renderer/editor/completion/code-languages.ts';
import { finishTag, type InTag } from '../../../../../renderer/editor/completion/finish-tag.ts';
import { edited, stateOf } from '../edited.ts';

function names(marked: string, explicit = false): readonly string[] | undefined {
  const state = stateOf(marked);
  const found = fenceLanguages(new CompletionContext(state, state.selection.main.head, explicit));
  return found?.options.map(({ label }) => label);
}

it.each(['```jav|', '~~~ c+|', '- ```ru|', '> ```pyt|', '  ~~~~she|'])('offers languages behind %j', text =>
  expect(names(text)).toEqual(expect.arrayContaining(['javascript', 'c++', 'ruby', 'rb', 'python', 'shell'])),
);
it.each(['```|', '```js|', 'a ```ja|', '```js\nx\n```a|', '`ja|'])('offers none behind %j', text =>
  expect(names(text)).toBeUndefined(),
);
it('offers all behind a fence when it is asked to', () => expect(names('```|', true)?.length).toBeGreaterThan(300));
it('offers the names in small letters to the tag, which makes them small', () => {
  const labels = tagLanguages(13).options.map(({ label }) => label);
  expect([labels.includes('dockerfile'), labels.includes('Dockerfile')]).toEqual([true, false]);
});

it.each<readonly [string, string, InTag, string]>([
  ['{% include no|', 'note.html', 'last', '{% include note.html %}|'],
  ['{% include no| %} b', 'note.html', 'last', '{% include note.html %}| b'],
  ['{%- include no|-%} b', 'note.html', 'last', '{%- include note.html-%}| b'],
  ['a {% inc| b', 'include', 'followed', 'a {% include | %} b'],
  ['{% inc| %}', 'include', 'followed', '{% include | %}'],
  ['{% inc|%}', 'include', 'followed', '{% include | %}'],
  ['{% el|', 'else', 'last', '{% else %}|'],
])('of %j makes %j', (text, name, place, after) => {
  const result = edited(text, state => {
    const { head } = state.selection.main;
    return finishTag(state, name, head - (/[\w.]*$/.exec(state.sliceDoc(0, head))?.[0].length ?? 0), head, place);
  });
  expect(result).toBe(after);
});
