import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';

/** Stands where files will be linked while they are copied into the site. */
class Waiting extends WidgetType {
  constructor(
    readonly id: string,
    readonly words: string,
  ) {
    super();
  }
  override eq(other: Waiting): boolean {
    return other.id === this.id && other.words === this.words;
  }
  override toDOM(): HTMLElement {
    const element = document.createElement('span');
    element.className = 'image-waiting';
    element.textContent = this.words;
    return element;
  }
}

export const beginWaiting = StateEffect.define<{ readonly id: string; readonly at: number; readonly words: string }>({
  map: (value, change) => ({ ...value, at: change.mapPos(value.at, 1) }),
});
export const endWaiting = StateEffect.define<string>();

/** Where files are on their way; the places move along with the text. */
export const waiting = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(set, transaction) {
    let next = set.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(beginWaiting)) {
        const { id, at, words } = effect.value;
        next = next.update({ add: [Decoration.widget({ widget: new Waiting(id, words), side: 1 }).range(at)] });
      } else if (effect.is(endWaiting)) {
        next = next.update({ filter: (_from, _to, value) => (value.spec.widget as Waiting).id !== effect.value });
      }
    }
    return next;
  },
  provide: field => EditorView.decorations.from(field),
});

/** Where the files of this id will be linked; undefined where the text shows another post by now. */
export function waitingPlace(view: EditorView, id: string): number | undefined {
  for (const cursor = view.state.field(waiting).iter(); cursor.value; cursor.next()) {
    if ((cursor.value.spec.widget as Waiting).id === id) return cursor.from;
  }
  return undefined;
}
