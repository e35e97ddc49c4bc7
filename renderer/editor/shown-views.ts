import type { EditorView } from '@codemirror/view';
import type { OpenPost } from '../state/post/open-post.ts';

const views = new WeakMap<OpenPost, EditorView>();

/** The view that shows a post, for commands that need more than its state (panels, the clipboard). */
export function viewOf(post: OpenPost): EditorView | undefined {
  return views.get(post);
}

/** The answer takes the view away again. */
export function showsPost(post: OpenPost, view: EditorView): () => void {
  views.set(post, view);
  return () => {
    if (views.get(post) === view) views.delete(post);
  };
}
