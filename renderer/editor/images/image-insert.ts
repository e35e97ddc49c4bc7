import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { Problem } from '../../../shared/kit/problem.ts';
import { isAttachmentName } from '../../../shared/site/attachments.ts';
import type { ImageImporter } from '../site-knowledge.ts';
import { altReminder } from './alt-reminder.ts';
import { embeddedImages } from './embedded-images.ts';
import { imageDesk } from './image-desk.ts';
import { insertFiles, type IncomingFile } from './insert-files.ts';
import { waiting } from './waiting.ts';
import './images.css';
import { textOf } from '../../state/post/flat-text.ts';

/** Lets the person choose images and puts them at the cursor, one after the other; false where the editor has no way to take one. */
export function chooseImage(view: EditorView): boolean {
  const desk = view.state.facet(imageDesk)[0];
  if (!desk) return false;
  const { images, onRefused } = desk;
  void images.choose(true).then(chosen => {
    if (chosen.length > 0) void insertFiles(view, view.state.selection.main.to, chosen, images, onRefused);
  });
  return true;
}

/**
 * Takes pasted and dropped images, and other files that a post may link to. Words that come along (Word sends a picture of
 * its text) win over the picture.
 */
export function imageInsert(images: ImageImporter, onRefused: (problems: readonly Problem[]) => void): Extension {
  const insert = (view: EditorView, at: number, files: readonly File[]): void => {
    const incoming = files.map((file): IncomingFile => ({ name: file.name || 'image', take: () => images.take(file) }));
    void insertFiles(view, at, incoming, images, onRefused);
  };
  return [
    waiting,
    altReminder,
    imageDesk.of({ images, onRefused }),
    EditorView.updateListener.of(({ transactions, docChanged, state }) => {
      if (!docChanged || !transactions.some(one => one.isUserEvent('undo') || one.isUserEvent('redo'))) return;
      let text: string | undefined;
      images.takenBack(path => (text ??= textOf(state.doc)).includes(path.slice(path.lastIndexOf('/') + 1)));
    }),
    EditorView.domEventHandlers({
      paste(event, view) {
        const files = filesOf(event.clipboardData);
        const words = event.clipboardData?.getData('text/plain') ?? '';
        if (words.trim() !== '') return false;
        if (files.length === 0) {
          for (const image of embeddedImages(event.clipboardData?.getData('text/html') ?? '')) files.push(image);
        }
        if (files.length === 0) return false;
        event.preventDefault();
        const { main } = view.state.selection;
        if (!main.empty) view.dispatch(view.state.replaceSelection(''));
        insert(view, main.from, files);
        return true;
      },
      dragover(event) {
        const carries = Array.from(event.dataTransfer?.items ?? []).some(isWelcome);
        if (!carries || !event.dataTransfer) return false;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        return true;
      },
      drop(event, view) {
        const files = filesOf(event.dataTransfer);
        if (files.length === 0) return false;
        event.preventDefault();
        insert(view, view.posAtCoords({ x: event.clientX, y: event.clientY }) ?? view.state.selection.main.head, files);
        return true;
      },
    }),
  ];
}

/** Kinds of files that are dragged, as far as a browser tells before they are dropped. */
function isWelcome({ kind, type }: DataTransferItem): boolean {
  return kind === 'file' && /^(?:image|audio|video)\/|^application\/(?:pdf|zip|epub)|^text\/(?:plain|csv)/.test(type);
}

function filesOf(data: DataTransfer | null): File[] {
  return Array.from(data?.files ?? []).filter(file => file.type.startsWith('image/') || isAttachmentName(file.name));
}
