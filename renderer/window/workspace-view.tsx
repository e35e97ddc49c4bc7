import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { seenLayout } from '../state/layout.ts';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import { defaultSettings } from '../../shared/contract/settings.ts';
import { Splitter } from '../ui/splitter.tsx';
import { EditorBar } from './editor-bar.tsx';
import { ProblemsPanel } from './problems-panel.tsx';
import './workspace-view.css';

interface WorkspaceViewProps {
  readonly library: ReactNode;
  /** Everything under the editor's bar. */
  readonly editor: ReactNode;
  readonly preview: ReactNode;
}

const LIBRARY_LEAST = 180;
const LIBRARY_MOST = 520;
const EDITOR_LEAST = 320;
const PREVIEW_LEAST = 260;
/** Of the review beside its text, which shall not become a column of single words. */
const REVIEW = 216;

/** The panes of an open site, side by side as far as the window is wide enough. */
export function WorkspaceView({ library, editor, preview }: WorkspaceViewProps) {
  const { preferences, view, workspace, siteFacts } = useSession();
  const folder = useStore(workspace.store, state => state.site?.name ?? '');
  const name = useStore(siteFacts.store, facts => facts.title) ?? folder;
  const panes = useStore(preferences.store, settings => settings.panes);
  const problemsShown = useStore(view.store, state => state.problemsShown);
  const reviewShown = useStore(view.store, state => state.reviewShown);
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);

  const beside = width - (panes.libraryShown ? panes.library + 1 : 0);
  // In a small window the marks stand where the page would stand, until the review is closed or the page is asked for.
  const isCovered = reviewShown && panes.layout === 'split' && beside < EDITOR_LEAST + REVIEW + PREVIEW_LEAST;
  const layout = seenLayout(panes.layout, isCovered);
  useLayoutEffect(() => view.coverPage(isCovered), [view, isCovered]);
  const split = layout === 'split';
  const least = leastOf(width, panes.libraryShown, split);
  const needed = split ? least.editor + least.preview + 1 : least.editor;
  const libraryMost = Math.max(least.library, Math.min(LIBRARY_MOST, width - needed - 1));
  const libraryWidth = Math.min(panes.library, libraryMost);
  const rest = width - (panes.libraryShown ? libraryWidth + 1 : 0);
  const previewMost = Math.max(least.preview, rest - least.editor - 1);
  const previewWidth = Math.round(Math.max(least.preview, Math.min(previewMost, rest * panes.preview)));

  return (
    <main ref={frame} className={`workspace layout-${layout}`}>
      <h1 className="visually-hidden">{name}</h1>
      {panes.libraryShown && (
        <>
          <div className="workspace-library" style={{ width: libraryWidth }}>
            {library}
          </div>
          <Splitter
            label="Width of the library"
            value={libraryWidth}
            min={least.library}
            max={libraryMost}
            onChange={value => preferences.changePanes({ library: value })}
            onReset={() => preferences.changePanes({ library: defaultSettings.panes.library })}
          />
        </>
      )}
      <div className="workspace-desk">
        <div className="workspace-panes">
          <section className="workspace-editor" aria-label="Editor">
            <EditorBar />
            <div className="workspace-text">{editor}</div>
          </section>
          {split && (
            <Splitter
              label="Width of the preview"
              value={rest - previewWidth}
              min={least.editor}
              max={Math.max(least.editor, rest - least.preview)}
              onChange={value =>
                preferences.changePanes({ preview: Math.max(0.15, Math.min(0.85, (rest - value) / rest)) })
              }
              onReset={() => preferences.changePanes({ preview: defaultSettings.panes.preview })}
            />
          )}
          <div className="workspace-preview" style={split ? { width: previewWidth } : {}}>
            {preview}
          </div>
        </div>
        {problemsShown && <ProblemsPanel />}
      </div>
    </main>
  );
}

/** The least widths of the panes. In a window that is zoomed, or too small for them, each gives up the same part. */
function leastOf(width: number, library: boolean, split: boolean) {
  const all = (library ? LIBRARY_LEAST + 1 : 0) + EDITOR_LEAST + (split ? PREVIEW_LEAST + 1 : 0);
  const part = Math.min(1, width / all);
  return {
    library: Math.floor(LIBRARY_LEAST * part),
    editor: Math.floor(EDITOR_LEAST * part),
    preview: Math.floor(PREVIEW_LEAST * part),
  };
}

function useWidth(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(window.innerWidth);
  useEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
