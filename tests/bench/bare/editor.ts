import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { markdown } from '@codemirror/lang-markdown';
import { defaultHighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightSpecialChars, keymap } from '@codemirror/view';

/** CodeMirror 6 with Markdown, history, its own selection and soft wrap: what any editor built on it has at least. */
const text = await (await fetch('/text')).text();
const began = performance.now();
const view = new EditorView({
  parent: document.body,
  state: EditorState.create({
    doc: text,
    extensions: [
      highlightSpecialChars(),
      history(),
      drawSelection(),
      syntaxHighlighting(defaultHighlightStyle),
      keymap.of([...defaultKeymap, ...historyKeymap]),
      markdown(),
      EditorView.lineWrapping,
      EditorView.theme({ '&': { height: '100vh' }, '.cm-content': { maxWidth: '640px' } }),
    ],
  }),
});
requestAnimationFrame(() =>
  requestAnimationFrame(() => Object.assign(window, { bare: { view, opened: performance.now() - began } })),
);
