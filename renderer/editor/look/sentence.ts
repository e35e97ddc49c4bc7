import { RangeSetBuilder, type EditorState } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view';

const BLANK = /^\s*$/;
/** A line that begins something of its own inside of a paragraph's lines: an item, a heading, a quote, a row. */
const BEGINS = /^\s*(?:[-*+]\s|\d{1,9}[.)]\s|#{1,6}\s|>|\||`{3}|~{3})/;
const HEADING = /^ {0,3}#{1,6}\s/;
/** Lines around the cursor that are looked through. */
const REACH = 200;

/** The sentence that an offset stands in: from its first letter to behind its last sign, inside of its paragraph. */
export function sentenceAt(state: EditorState, offset: number): { readonly from: number; readonly to: number } {
  const { doc } = state;
  const line = doc.lineAt(offset);
  if (BLANK.test(line.text)) return { from: line.from, to: line.to };
  let first = line.number;
  let last = line.number;
  const isHeading = (number: number): boolean => HEADING.test(doc.line(number).text);
  const low = Math.max(1, first - REACH);
  const high = Math.min(doc.lines, last + REACH);
  const stands = (number: number): boolean => !BLANK.test(doc.line(number).text);
  while (first > low && !BEGINS.test(doc.line(first).text) && stands(first - 1) && !isHeading(first - 1)) first -= 1;
  while (last < high && !isHeading(last) && stands(last + 1) && !BEGINS.test(doc.line(last + 1).text)) last += 1;
  const from = doc.line(first).from;
  // A line break inside of a paragraph ends no sentence.
  const text = doc.sliceString(from, doc.line(last).to).replace(/\n/g, ' ');
  const segments = new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(text);
  const found = segments.containing(Math.min(offset - from, Math.max(0, text.length - 1)));
  if (!found) return { from, to: from + text.length };
  const start = from + found.index;
  return { from: start, to: start + found.segment.trimEnd().length };
}

const REST = Decoration.mark({ class: 'beside-sentence' });

/** Marks what is beside the sentence of the cursor in its paragraph, for focus mode to dim. */
export const sentenceFocus = [
  EditorView.editorAttributes.of({ class: 'focus-sentence' }),
  ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;
      constructor(view: EditorView) {
        this.decorations = decorate(view);
      }
      update(update: ViewUpdate): void {
        if (update.docChanged || update.selectionSet) this.decorations = decorate(update.view);
      }
    },
    { decorations: plugin => plugin.decorations },
  ),
];

function decorate({ state }: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const { head } = state.selection.main;
  const { from, to } = sentenceAt(state, head);
  const { doc } = state;
  let first = doc.lineAt(from).number;
  let last = doc.lineAt(to).number;
  while (first > 1 && doc.lineAt(from).number - first < REACH && !BLANK.test(doc.line(first - 1).text)) first -= 1;
  while (last < doc.lines && last - doc.lineAt(to).number < REACH && !BLANK.test(doc.line(last + 1).text)) last += 1;
  const start = doc.line(first).from;
  const end = doc.line(last).to;
  if (start < from) builder.add(start, from, REST);
  if (to < end) builder.add(to, end, REST);
  return builder.finish();
}
