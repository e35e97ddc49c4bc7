import { isolateHistory } from '@codemirror/commands';
import { EditorSelection } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { ImportAnswer, ImportedImage } from '../../../shared/contract/image-calls.ts';
import type { Problem } from '../../../shared/kit/problem.ts';
import { isImagePath } from '../../../shared/site/asset-uses.ts';
import type { ImageImporter } from '../site-knowledge.ts';
import { beginWaiting, endWaiting, waitingPlace } from './waiting.ts';
import { textOf } from '../../state/post/flat-text.ts';

export interface IncomingFile {
  readonly name: string;
  readonly take: () => Promise<ImportAnswer>;
}

interface TakenFile {
  readonly name: string;
  readonly image: ImportedImage;
}

let lastId = 0;

/**
 * Takes files into the site, one after the other, and links them where they were pasted or dropped: all by one change, so
 * that one undo takes them back. The selection goes to the words of the first image. Cancelling links nothing.
 */
export async function insertFiles(
  view: EditorView,
  at: number,
  files: readonly IncomingFile[],
  images: ImageImporter,
  onRefused: (problems: readonly Problem[]) => void,
): Promise<void> {
  const id = `files ${++lastId}`;
  const words = files.length === 1 ? `Adding ${files[0]!.name}…` : `Adding ${files.length} files…`;
  view.dispatch({ effects: beginWaiting.of({ id, at, words }) });
  const { taken: answers, cancelled } = await takeFiles(files, images, onRefused);
  const taken = answers.flatMap((image, index) => (image ? [{ name: files[index]!.name, image }] : []));
  const place = waitingPlace(view, id);
  if (cancelled || place === undefined || taken.length === 0) {
    view.dispatch({ effects: endWaiting.of(id) });
    // What no text mentions goes again.
    if (taken.length > 0) images.takenBack(path => textOf(view.state.doc).includes(path));
    return;
  }
  await link(view, id, taken, images);
}

/**
 * Takes files into the site, one after the other, telling how far it is; `taken` has a place for each file, empty for one
 * that was refused or not reached.
 */
export async function takeFiles(
  files: readonly IncomingFile[],
  images: ImageImporter,
  onRefused: (problems: readonly Problem[]) => void,
): Promise<{ readonly taken: readonly (ImportedImage | undefined)[]; readonly cancelled: boolean }> {
  let cancelled = false;
  const cancel = () => (cancelled = true);
  const taken: (ImportedImage | undefined)[] = [];
  const refused: Problem[] = [];
  for (const [index, { name, take }] of files.entries()) {
    if (files.length > 1) images.progress({ done: index, total: files.length, cancel });
    const answer = await take().catch((reason: unknown) => failed(name, reason));
    taken.push(answer.kind === 'imported' ? answer.image : undefined);
    if (answer.kind === 'refused') refused.push(answer.problem);
    if (cancelled) break;
  }
  images.progress(null);
  onRefused(refused);
  images.made(taken.flatMap(image => (!image || image.known ? [] : [image.path])));
  return { taken, cancelled };
}

async function link(view: EditorView, id: string, taken: readonly TakenFile[], images: ImageImporter): Promise<void> {
  const links = await Promise.all(taken.map(file => linkOf(file, images)));
  const place = waitingPlace(view, id);
  if (place === undefined) return;
  const line = view.state.doc.lineAt(place);
  // Several images are paragraphs of their own.
  const apart = links.length > 1 && line.text.slice(0, place - line.from).trim() !== '' ? '\n\n' : '';
  const first = place + apart.length + 1;
  const { open, words } = links[0]!;
  const from = first + open.length - 1;
  view.dispatch({
    changes: {
      from: place,
      insert: apart + links.map(({ open: start, words: inside, close }) => start + inside + close).join('\n\n'),
    },
    effects: endWaiting.of(id),
    selection: EditorSelection.range(from, from + words.length),
    scrollIntoView: true,
    annotations: isolateHistory.of('full'),
    userEvent: 'input.image',
  });
  view.focus();
}

/** A link in three parts: the words are what the person is asked for. */
async function linkOf(
  { name, image }: TakenFile,
  images: ImageImporter,
): Promise<{ readonly open: string; readonly words: string; readonly close: string }> {
  const close = `](${images.linkTo(image.path)})`;
  if (!isImagePath(image.path)) return { open: '[', words: name.replace(/[[\]\\]/g, ' ').trim(), close };
  const words = image.known ? await images.altOf(image.path) : null;
  return { open: '![', words: words?.replace(/[[\]\\]/g, ' ') ?? '', close };
}

function failed(name: string, reason: unknown): ImportAnswer {
  const cause = `${name} could not be added: ${reason instanceof Error ? reason.message : String(reason)}.`;
  const place = { path: name, line: 1, column: 1 };
  const problem: Problem = { severity: 'error', code: 'image-import', place, cause, remedy: 'Try it again.' };
  return { kind: 'refused', problem };
}
