import { StateField, type Extension, type Range, type Text } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view';
import { textOf } from '../../state/post/flat-text.ts';

/** Hebrew, Arabic, Syriac, Thaana, N’Ko and their presentation forms. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
const BY_ITSELF = Decoration.line({ attributes: { dir: 'auto' } });

/** Whether the text holds letters that run from right to left: only then lines are asked for their direction. */
const isMixed = StateField.define<boolean>({
  create: state => RIGHT_TO_LEFT.test(textOf(state.doc)),
  update(mixed, transaction) {
    if (mixed || !transaction.docChanged) return mixed;
    let found = false;
    transaction.changes.iterChanges((_fromA, _toA, _fromB, _toB, insert) => (found ||= holdsAny(insert)));
    return found;
  },
});

/** Part by part: what is pasted need not become one string for it. */
function holdsAny(text: Text): boolean {
  for (const part of text.iter()) if (RIGHT_TO_LEFT.test(part)) return true;
  return false;
}

/** Each line of a text with letters of both directions runs as its own first letter does. */
const lines = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }
    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.decorations = decorate(update.view);
    }
  },
  { decorations: plugin => plugin.decorations },
);

function decorate(view: EditorView): DecorationSet {
  if (!view.state.field(isMixed)) return Decoration.none;
  const ranges: Range<Decoration>[] = [];
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to;) {
      const line = view.state.doc.lineAt(at);
      if (/\p{L}/u.test(line.text)) ranges.push(BY_ITSELF.range(line.from));
      at = line.to + 1;
    }
  }
  return Decoration.set(ranges);
}

/** Text that runs from right to left: in a post of such a language by itself, elsewhere line by line. */
export function direction(rightToLeft: boolean): Extension {
  return [
    isMixed,
    lines,
    EditorView.perLineTextDirection.compute([isMixed], state => state.field(isMixed)),
    rightToLeft ? EditorView.contentAttributes.of({ dir: 'rtl' }) : [],
  ];
}
