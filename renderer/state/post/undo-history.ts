import { redo, undo } from '@codemirror/commands';
import { Transaction, type EditorState } from '@codemirror/state';
import { LONGEST_UNDO, type JournalStep } from '../../../shared/contract/post-calls.ts';
import type { SiteId } from '../../../shared/contract/request-parts.ts';
import { anyText, objectOf, oneOf, type Decoder } from '../../../shared/kit/decode.ts';
import { ok } from '../../../shared/kit/result.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import { lineEndingsField } from './line-endings-field.ts';
import { OpenPost, textChanges, undoLetters, type SavedPost } from './open-post.ts';

/**
 * A post's selection and undo history as JSON, now or in an earlier state; null where it is too long to be kept, or where it could not bring back
 * every line break (a file that mixes several kinds).
 */
export function writeUndo(post: OpenPost, state: EditorState = post.state): string | null {
  if (state.field(lineEndingsField).others.size > 0) return null;
  // Each letter takes one at least: what megabytes were pasted for is not written out first.
  if (undoLetters(state) > LONGEST_UNDO) return null;
  const json = JSON.stringify(post.save(state));
  return json.length > LONGEST_UNDO ? null : json;
}

/** What `writeUndo` wrote; undefined for anything else. */
export function readUndo(json: string | null): SavedPost | undefined {
  if (json === null) return undefined;
  try {
    const value = decoder(JSON.parse(json));
    return value.ok ? value.value : undefined;
  } catch {
    return undefined;
  }
}

/** CodeMirror reads its own state, and refuses what is none. */
const anyState: Decoder<unknown> = ok;
const decoder = objectOf({
  fingerprint: anyText,
  usual: oneOf('\n', '\r\n', '\r'),
  state: anyState,
});

export interface PostCourse {
  readonly path: SitePath;
  readonly start: { readonly text: string; readonly undo: string | null };
  readonly steps: readonly JournalStep[];
}

/** The post that a journal tells of: its start, and each of its steps again, so that undo takes them back one by one. */
export function replayPost(site: SiteId, { path, start, steps }: PostCourse): OpenPost {
  const post = new OpenPost(site, path, start.text, readUndo(start.undo));
  for (const step of steps) replay(post, step);
  return post;
}

function replay(post: OpenPost, { changes, origin, time }: JournalStep): void {
  const command = origin === 'undo' ? undo : origin === 'redo' ? redo : undefined;
  const isSame = (transaction: Transaction) => JSON.stringify(textChanges(transaction)) === JSON.stringify(changes);
  let done = false;
  command?.({
    state: post.state,
    dispatch: transaction => {
      done = isSame(transaction);
      if (done) post.take([transaction]);
    },
  });
  if (done) return;
  post.dispatch({
    changes: changes.map(({ from, to, insert }) => ({ from, to, insert })),
    userEvent: origin,
    annotations: Transaction.time.of(time),
  });
}
