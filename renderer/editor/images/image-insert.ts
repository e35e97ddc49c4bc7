import { EditorSelection, Facet, StateEffect, StateField, type Extension } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, WidgetType, type DecorationSet, type ViewUpdate } from '@codemirror/view';
import type { ImportAnswer } from '../../../shared/contract/calls.ts';
import type { Problem } from '../../../shared/kit/problem.ts';
import type { ImageImporter } from '../site-knowledge.ts';

/** Stands where an image will be linked while it is copied into the site. */
class Waiting extends WidgetType {
  constructor(
    readonly id: number,
    readonly name: string,
  ) {
    super();
  }
  override eq(other: Waiting): boolean {
    return other.id === this.id;
  }
  override toDOM(): HTMLElement {
    const element = document.createElement('span');
    element.className = 'image-waiting';
    element.textContent = `Adding ${this.name}…`;
    return element;
  }
}

const begin = StateEffect.define<{ readonly id: number; readonly at: number; readonly name: string }>({
  map: (value, change) => ({ ...value, at: change.mapPos(value.at, 1) }),
});
const end = StateEffect.define<number>();

/** Where images are on their way; the places move along with the text. */
const waiting = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(set, transaction) {
    let next = set.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(begin)) {
        const { id, at, name } = effect.value;
        next = next.update({ add: [Decoration.widget({ widget: new Waiting(id, name), side: 1 }).range(at)] });
      } else if (effect.is(end)) {
        next = next.update({ filter: (_from, _to, value) => (value.spec.widget as Waiting).id !== effect.value });
      }
    }
    return next;
  },
  provide: field => EditorView.decorations.from(field),
});

let lastId = 0;

/** Puts images where they were pasted or dropped, one after the other; the cursor goes to where the first one's words belong. */
export async function insertImages(
  view: EditorView,
  at: number,
  names: readonly string[],
  take: (index: number) => Promise<ImportAnswer>,
  images: ImageImporter,
  onProblem: (problem: Problem) => void,
): Promise<void> {
  const ids = names.map(() => ++lastId);
  view.dispatch({ effects: names.map((name, index) => begin.of({ id: ids[index]!, at, name })) });
  let asked = false;
  for (const [index, id] of ids.entries()) {
    const answer = await take(index).catch((reason: unknown) => failed(names[index]!, reason));
    const place = placeOf(view, id) ?? view.state.selection.main.head;
    if (answer.kind !== 'imported') {
      view.dispatch({ effects: end.of(id) });
      if (answer.kind === 'refused') onProblem(answer.problem);
      continue;
    }
    const line = view.state.doc.lineAt(place);
    const apart = names.length > 1 && index > 0 && place === line.to && line.text.trim() !== '';
    const insert = `${apart ? '\n\n' : ''}![](${images.linkTo(answer.image.path)})`;
    view.dispatch({
      changes: { from: place, insert },
      effects: end.of(id),
      ...(asked ? {} : { selection: EditorSelection.cursor(place + insert.indexOf('![') + 2), scrollIntoView: true }),
      userEvent: 'input.image',
    });
    asked = true;
  }
  if (asked) view.focus();
}

function placeOf(view: EditorView, id: number): number | undefined {
  for (const cursor = view.state.field(waiting).iter(); cursor.value; cursor.next()) {
    if ((cursor.value.spec.widget as Waiting).id === id) return cursor.from;
  }
  return undefined;
}

function failed(name: string, reason: unknown): ImportAnswer {
  const cause = `${name} could not be added: ${reason instanceof Error ? reason.message : String(reason)}.`;
  return {
    kind: 'refused',
    problem: {
      severity: 'error',
      code: 'image-import',
      place: { path: name, line: 1, column: 1 },
      cause,
      remedy: 'Try it again.',
    },
  };
}

interface ImageDesk {
  readonly images: ImageImporter;
  readonly onProblem: (problem: Problem) => void;
}

const imageDesk = Facet.define<ImageDesk>();

/** Lets the person choose images and puts them at the cursor, one after the other; false where the editor has no way to take one. */
export function chooseImage(view: EditorView): boolean {
  const desk = view.state.facet(imageDesk)[0];
  if (!desk) return false;
  const { images, onProblem } = desk;
  void images.choose(true).then(chosen => {
    const at = view.state.selection.main.to;
    const names = chosen.map(({ name }) => name);
    if (names.length > 0) void insertImages(view, at, names, index => chosen[index]!.take(), images, onProblem);
  });
  return true;
}

/** Takes pasted and dropped images. Words that come along (Word sends a picture of its text) win over the picture. */
export function imageInsert(images: ImageImporter, onProblem: (problem: Problem) => void): Extension {
  const insert = (view: EditorView, at: number, files: readonly File[]): void =>
    void insertImages(
      view,
      at,
      files.map(file => file.name || 'image'),
      index => images.take(files[index]!),
      images,
      onProblem,
    );
  return [
    waiting,
    altReminder,
    imageDesk.of({ images, onProblem }),
    EditorView.domEventHandlers({
      paste(event, view) {
        const files = imagesOf(event.clipboardData);
        const words = event.clipboardData?.getData('text/plain') ?? '';
        if (files.length === 0 || words.trim() !== '') return false;
        event.preventDefault();
        const { main } = view.state.selection;
        if (!main.empty) view.dispatch(view.state.replaceSelection(''));
        insert(view, main.from, files);
        return true;
      },
      dragover(event) {
        const carries = Array.from(event.dataTransfer?.items ?? []).some(item => item.type.startsWith('image/'));
        if (!carries || !event.dataTransfer) return false;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        return true;
      },
      drop(event, view) {
        const files = imagesOf(event.dataTransfer);
        if (files.length === 0) return false;
        event.preventDefault();
        insert(view, view.posAtCoords({ x: event.clientX, y: event.clientY }) ?? view.state.selection.main.head, files);
        return true;
      },
    }),
  ];
}

function imagesOf(data: DataTransfer | null): File[] {
  return Array.from(data?.files ?? []).filter(file => file.type.startsWith('image/'));
}

class Reminder extends WidgetType {
  override eq(): boolean {
    return true;
  }
  override toDOM(): HTMLElement {
    const element = document.createElement('span');
    element.className = 'alt-reminder';
    element.textContent = 'describe the image';
    return element;
  }
}

const reminder = Decoration.widget({ widget: new Reminder(), side: 1 });

/** Asks for the words of an image in place, where there are none. */
const altReminder = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = remind(view);
    }
    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.decorations = remind(update.view);
    }
  },
  { decorations: plugin => plugin.decorations },
);

function remind(view: EditorView): DecorationSet {
  const ranges = [];
  for (const { from, to } of view.visibleRanges) {
    const text = view.state.sliceDoc(from, to);
    for (let at = text.indexOf('![]('); at >= 0; at = text.indexOf('![](', at + 4))
      ranges.push(reminder.range(from + at + 2));
  }
  return Decoration.set(ranges);
}
