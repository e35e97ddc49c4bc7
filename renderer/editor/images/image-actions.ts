import type { EditorView } from '@codemirror/view';
import { imageAt } from './image-at.ts';
import { imageDesk } from './image-desk.ts';
import { takeFiles } from './insert-files.ts';

/** Each acts on the image at an offset, by itself the cursor's; false where there is none. */
export type ImageAction = (view: EditorView, at?: number) => boolean;

/** Selects the words of an image, to be written. */
export const describeImage: ImageAction = (view, at = view.state.selection.main.head) => {
  const image = imageAt(view.state, at);
  if (!image) return false;
  view.dispatch({
    selection: { anchor: image.words.from, head: image.words.to },
    scrollIntoView: true,
    userEvent: 'select',
  });
  view.focus();
  return true;
};

/** Lets the person choose another image in its place; its words stay. */
export const replaceImage: ImageAction = (view, at = view.state.selection.main.head) => {
  const image = imageAt(view.state, at);
  const desk = view.state.facet(imageDesk)[0];
  if (!image || !desk) return false;
  const { from, to } = image.address;
  const before = view.state.sliceDoc(from, to);
  void desk.images
    .choose(false)
    .then(chosen => takeFiles(chosen, desk.images, desk.onRefused))
    .then(({ taken: [taken] }) => {
      // The text may be another by now.
      if (!taken || view.state.sliceDoc(from, to) !== before) return;
      view.dispatch({
        changes: { from, to, insert: desk.images.linkTo(taken.path) },
        userEvent: 'input.image',
        scrollIntoView: true,
      });
      view.focus();
    });
  return true;
};

/** Shows the image's file where it lies. */
export const revealImage: ImageAction = (view, at = view.state.selection.main.head) => {
  const path = imageAt(view.state, at)?.path;
  const desk = view.state.facet(imageDesk)[0];
  if (path === undefined || !desk) return false;
  desk.images.reveal(path);
  return true;
};
