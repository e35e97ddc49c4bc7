import type { EditorView } from '@codemirror/view';
import { Decoration, ViewPlugin, WidgetType, type DecorationSet, type ViewUpdate } from '@codemirror/view';

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
export const altReminder = ViewPlugin.fromClass(
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
