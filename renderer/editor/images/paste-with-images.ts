import { isolateHistory } from '@codemirror/commands';
import type { EditorView } from '@codemirror/view';
import { embeddedInMarkdown } from './embedded-images.ts';
import { imageDesk } from './image-desk.ts';
import { takeFiles } from './insert-files.ts';
import { beginWaiting, endWaiting, waitingPlace } from './waiting.ts';
import { textOf } from '../../state/post/flat-text.ts';

let lastId = 0;

/**
 * Pastes Markdown whose images are embedded: each becomes a file of the site first, then all of the text is put in by one
 * change. Of an image that is refused its words stay. False where there is none, or no way to take one.
 */
export function pasteWithImages(view: EditorView, markdown: string): boolean {
  const embedded = embeddedInMarkdown(markdown);
  const desk = view.state.facet(imageDesk)[0];
  if (embedded.length === 0 || !desk) return false;
  const id = `paste ${++lastId}`;
  const { from, to } = view.state.selection.main;
  const words = embedded.length === 1 ? 'Pasting with an image…' : `Pasting with ${embedded.length} images…`;
  view.dispatch({
    changes: { from, to },
    effects: beginWaiting.of({ id, at: from, words }),
    userEvent: 'delete.paste',
  });
  void takeFiles(
    embedded.map(({ file }) => ({
      name: file?.name ?? 'image',
      take: () => (file ? desk.images.take(file) : Promise.resolve({ kind: 'cancelled' as const })),
    })),
    desk.images,
    desk.onRefused,
  ).then(({ taken, cancelled }) => {
    const place = waitingPlace(view, id);
    if (place === undefined || cancelled) {
      view.dispatch({ effects: endWaiting.of(id) });
      desk.images.takenBack(path => textOf(view.state.doc).includes(path));
      return;
    }
    let text = '';
    let at = 0;
    for (const [index, { whole, words: alt, at: start }] of embedded.entries()) {
      const image = taken[index];
      text += markdown.slice(at, start) + (image ? `![${alt}](${desk.images.linkTo(image.path)})` : alt);
      at = start + whole.length;
    }
    text += markdown.slice(at);
    view.dispatch({
      changes: { from: place, insert: text },
      effects: endWaiting.of(id),
      selection: { anchor: place + text.length },
      annotations: isolateHistory.of('full'),
      userEvent: 'input.paste',
      scrollIntoView: true,
    });
  });
  return true;
}
