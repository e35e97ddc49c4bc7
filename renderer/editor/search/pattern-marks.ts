import { searchPanelOpen } from '@codemirror/search';
import {
  RangeSet,
  RangeSetBuilder,
  RangeValue,
  StateEffect,
  StateField,
  type EditorState,
  type Extension,
} from '@codemirror/state';
import { Decoration, ViewPlugin, type DecorationSet, type EditorView, type ViewUpdate } from '@codemirror/view';

class Place extends RangeValue {}
const place = new Place();
const found = Decoration.mark({ class: 'cm-searchMatch' });
const selected = Decoration.mark({ class: 'cm-searchMatch cm-searchMatch-selected' });

/** Places of an expression, as the worker found them. */
export const showPlaces = StateEffect.define<Int32Array>();

const placesField = StateField.define<RangeSet<Place>>({
  create: () => RangeSet.empty,
  update(places, { effects, changes }) {
    for (const effect of effects) if (effect.is(showPlaces)) return setOf(effect.value);
    return places.map(changes);
  },
});

function setOf(places: Int32Array): RangeSet<Place> {
  const builder = new RangeSetBuilder<Place>();
  for (let at = 0; at < places.length; at += 2) builder.add(places[at]!, places[at + 1]!, place);
  return builder.finish();
}

/** Marks the places that are in sight; what is written moves them along until they are looked for again. */
export const patternMarks: Extension = [
  placesField,
  ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;

      constructor(view: EditorView) {
        this.decorations = inSight(view);
      }

      update({ view }: ViewUpdate): void {
        this.decorations = inSight(view);
      }
    },
    { decorations: plugin => plugin.decorations },
  ),
];

function inSight({ state, visibleRanges }: EditorView): DecorationSet {
  const places = state.field(placesField);
  if (places.size === 0 || !searchPanelOpen(state)) return Decoration.none;
  const builder = new RangeSetBuilder<Decoration>();
  let end = -1;
  for (const { from, to } of visibleRanges) {
    places.between(from, to, (start, stop) => {
      if (start < end || start === stop) return;
      end = stop;
      builder.add(start, stop, isSelected(state, start, stop) ? selected : found);
    });
  }
  return builder.finish();
}

function isSelected({ selection }: EditorState, from: number, to: number): boolean {
  return selection.ranges.some(range => range.from === from && range.to === to);
}
