import { RangeSetBuilder } from '@codemirror/state';
import { Decoration, ViewPlugin, type DecorationSet, type EditorView, type ViewUpdate } from '@codemirror/view';

const LINE = Decoration.line({ class: 'caret-paragraph' });
const BLANK = /^\s*$/;

/** Marks the visible lines of the paragraph that the cursor is in: a whisper of colour, and what focus mode leaves bright. */
export const caretParagraph = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }

    update(update: ViewUpdate): void {
      if (update.docChanged || update.selectionSet || update.viewportChanged) this.decorations = decorate(update.view);
    }
  },
  { decorations: plugin => plugin.decorations },
);

function decorate({ state, viewport }: EditorView): DecorationSet {
  const { doc } = state;
  const builder = new RangeSetBuilder<Decoration>();
  const { head } = state.selection.main;
  if (head < viewport.from || head > viewport.to) return builder.finish();
  const caret = doc.lineAt(head);
  let first = caret.number;
  let last = caret.number;
  if (!BLANK.test(caret.text)) {
    while (first > 1 && doc.line(first).from > viewport.from && !BLANK.test(doc.line(first - 1).text)) first -= 1;
    while (last < doc.lines && doc.line(last).to < viewport.to && !BLANK.test(doc.line(last + 1).text)) last += 1;
  }
  for (let line = first; line <= last; line++) {
    const { from } = doc.line(line);
    builder.add(from, from, LINE);
  }
  return builder.finish();
}
