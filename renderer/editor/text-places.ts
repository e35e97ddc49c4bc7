import type { Extension } from '@codemirror/state';
import { ViewPlugin, type ViewUpdate } from '@codemirror/view';
import type { OpenPost } from '../state/post/open-post.ts';

/** Tells what stands beside the text of a post where its rows are, whenever they move. */
export function textPlaces(post: OpenPost): Extension {
  return ViewPlugin.define(view => {
    const listeners = new Set<() => void>();
    let waiting = false;
    const tell = (): void => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        for (const listener of [...listeners]) listener();
      });
    };
    const edge = (): number => view.scrollDOM.getBoundingClientRect().top;
    const places = {
      topOf(offset: number): number {
        const at = Math.min(offset, view.state.doc.length);
        const { from, to } = view.viewport;
        const row = at >= from && at <= to ? view.coordsAtPos(at) : null;
        return (row ? row.top : view.documentTop + view.lineBlockAt(at).top) - edge();
      },
      drawn: () => view.viewport,
      edge,
      scrollBy: (pixels: number) => view.scrollDOM.scrollBy({ top: pixels }),
      subscribe(listener: () => void): () => void {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    view.scrollDOM.addEventListener('scroll', tell, { passive: true });
    post.places.set(places);
    return {
      update(update: ViewUpdate) {
        if (update.geometryChanged || update.viewportChanged || update.docChanged) tell();
      },
      destroy() {
        view.scrollDOM.removeEventListener('scroll', tell);
        if (post.places.get() === places) post.places.set(null);
      },
    };
  });
}
