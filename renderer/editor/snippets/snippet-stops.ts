import { EditorSelection, StateEffect, StateField, type ChangeDesc, type EditorState } from '@codemirror/state';
import { Decoration, EditorView, type Command, type DecorationSet } from '@codemirror/view';
import type { SnippetStop } from '../../../shared/text/snippet.ts';
import './snippet-stops.css';

/** The places of a snippet that is being filled in. */
interface Stops {
  readonly ranges: readonly SnippetStop[];
  /** The number that is written in now. */
  readonly active: number;
}

/** Begins with these places, or ends with null. */
export const setStops = StateEffect.define<Stops | null>({
  map: (stops, changes) => stops && mapped(stops, changes),
});

const PLACE = Decoration.mark({ class: 'snippet-stop', inclusive: true });

export const snippetStops = StateField.define<Stops | null>({
  create: () => null,
  update(stops, transaction) {
    const effect = transaction.effects.findLast(one => one.is(setStops));
    if (effect) return effect.value;
    if (!stops) return null;
    const next = transaction.docChanged ? mapped(stops, transaction.changes) : stops;
    const isInside = transaction.newSelection.ranges.every(({ from, to }) =>
      next.ranges.some(stop => stop.number === next.active && stop.from <= from && to <= stop.to),
    );
    return isInside ? next : null;
  },
  provide: field => EditorView.decorations.from(field, draw),
});

/** What is written at an edge of the active place belongs to it, and not to the place beside it. */
function mapped({ ranges, active }: Stops, changes: ChangeDesc): Stops {
  const first = ranges.reduce(
    (least, { number, from }) => (number === active ? Math.min(least, from) : least),
    Infinity,
  );
  return {
    active,
    ranges: ranges.map(stop => {
      const [left, right]: [-1 | 1, -1 | 1] = stop.number === active ? [-1, 1] : stop.from >= first ? [1, 1] : [-1, -1];
      return {
        number: stop.number,
        from: changes.mapPos(stop.from, left),
        to: changes.mapPos(stop.to, right),
      };
    }),
  };
}

function draw(stops: Stops | null): DecorationSet {
  if (!stops) return Decoration.none;
  const shown = stops.ranges.filter(({ from, to }) => from < to);
  return Decoration.set(
    shown.map(({ from, to }) => PLACE.range(from, to)),
    true,
  );
}

/** The selection of all places of one number. */
export function selectStop(ranges: readonly SnippetStop[], number: number): EditorSelection {
  const places = ranges.filter(stop => stop.number === number);
  return EditorSelection.create(places.map(({ from, to }) => EditorSelection.range(from, to)));
}

/** The numbers in the order of writing, the last one 0. */
function numbersOf(ranges: readonly SnippetStop[]): readonly number[] {
  return [...new Set(ranges.map(stop => stop.number))];
}

const move =
  (step: 1 | -1): Command =>
  view => {
    const stops = view.state.field(snippetStops, false);
    if (!stops) return false;
    const numbers = numbersOf(stops.ranges);
    const next = numbers[numbers.indexOf(stops.active) + step];
    if (next === undefined) return false;
    const isLast = numbers.at(-1) === next;
    view.dispatch({
      selection: selectStop(stops.ranges, next),
      effects: setStops.of(isLast ? null : { ...stops, active: next }),
      scrollIntoView: true,
      userEvent: 'select',
    });
    return true;
  };

/** To the next place of the snippet that is being filled in; false where there is none. */
export const nextStop: Command = move(1);
export const previousStop: Command = move(-1);

/** Leaves the snippet as it is. */
export const leaveStops: Command = view => {
  if (!hasStops(view.state)) return false;
  view.dispatch({ effects: setStops.of(null), selection: view.state.selection.asSingle() });
  return true;
};

function hasStops(state: EditorState): boolean {
  return (state.field(snippetStops, false) ?? null) !== null;
}
