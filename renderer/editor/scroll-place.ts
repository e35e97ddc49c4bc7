import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { ViewPlugin } from '@codemirror/view';
import type { ReadingPlace } from '../state/post/reading-place.ts';

/** A line this many pixels below the top edge counts as the first: the padding above the text. */
const EDGE = 8;

/**
 * Leads the preview to the line at the editor's top edge, and follows when the person scrolls the preview. A scroll that the
 * preview asked for is known by where it ends, and not led back.
 */
export function scrollPlace(place: ReadingPlace): Extension {
  return ViewPlugin.define(view => {
    let asked: number | undefined;
    let waiting = false;
    const tell = (): void => {
      waiting = false;
      const top = view.scrollDOM.scrollTop;
      if (asked !== undefined && Math.abs(top - asked) <= 2) return;
      asked = undefined;
      place.lead('editor', lineAtTop(view));
    };
    const scrolled = (): void => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(tell);
    };
    view.scrollDOM.addEventListener('scroll', scrolled, { passive: true });
    const unfollow = place.follow('editor', line => {
      const { scrollDOM } = view;
      scrollDOM.scrollTop = topOfLine(view, line);
      asked = scrollDOM.scrollTop;
    });
    return {
      destroy() {
        unfollow();
        view.scrollDOM.removeEventListener('scroll', scrolled);
      },
    };
  });
}

/** Heights in CodeMirror count from the text's first line, scroll positions from the padding above it. */
function textTop(view: EditorView): number {
  return view.documentTop - view.scrollDOM.getBoundingClientRect().top + view.scrollDOM.scrollTop;
}

function lineAtTop(view: EditorView): number {
  const height = view.scrollDOM.scrollTop - textTop(view) + EDGE;
  if (height <= EDGE) return 0;
  const block = view.lineBlockAtHeight(height);
  const { doc } = view.state;
  const first = doc.lineAt(block.from).number - 1;
  const count = doc.lineAt(block.to).number - first;
  const part = block.height > 0 ? Math.min(1, Math.max(0, (height - block.top) / block.height)) : 0;
  return first + part * count;
}

function topOfLine(view: EditorView, line: number): number {
  const { doc } = view.state;
  const number = Math.min(doc.lines, Math.floor(line) + 1);
  const block = view.lineBlockAt(doc.line(number).from);
  const part = block.to > doc.line(number).to ? 0 : line - Math.floor(line);
  return Math.max(0, block.top + part * block.height + textTop(view) - EDGE);
}
