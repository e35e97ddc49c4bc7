import type { EditorState, TransactionSpec } from '@codemirror/state';
import type { OpenPost } from '../../state/post/open-post.ts';

/** What a command would do to a state; null when it does not apply there. */
export type Change = (state: EditorState) => TransactionSpec | null;

/** Runs a change on an open post as one step of its undo history. */
export function onPost(change: Change): (post: OpenPost) => boolean {
  return post => {
    const spec = change(post.state);
    if (!spec) return false;
    post.dispatch({ userEvent: 'input.format', scrollIntoView: true, ...spec });
    post.focus();
    return true;
  };
}
