import { EditorView } from '@codemirror/view';
import { EditorState } from '@codemirror/state';
import { MergeView } from '@codemirror/merge';
import { GitCompare } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { splitLines } from '../../shared/text/line-endings.ts';
import { minimalChanges } from '../../shared/text/minimal-change.ts';
import type { KeptPost } from '../state/kept-post.ts';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import { styleNonce } from '../ui/style-nonce.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import './compare.css';

/** The text here beside the text on disk; parts of theirs can be taken over before deciding. */
export function Compare({ onClose }: { readonly onClose: () => void }) {
  const { desk } = useSession();
  const kept = useStore(desk.store, state => state.kept);
  return kept ? <CompareKept kept={kept} onClose={onClose} /> : null;
}

function CompareKept({ kept, onClose }: { readonly kept: KeptPost; readonly onClose: () => void }) {
  const disk = useStore(kept.state, state => state.conflict?.disk ?? null);
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<MergeView>(null);
  const theirs = disk === null ? null : splitLines(disk.text.replace(/^\uFEFF/, '')).text;
  useEffect(() => {
    if (!host.current || theirs === null) return;
    const shared = [EditorView.lineWrapping, EditorView.cspNonce.of(styleNonce())];
    view.current = new MergeView({
      parent: host.current,
      a: {
        doc: theirs,
        extensions: [...shared, EditorState.readOnly.of(true), named('On disk')],
      },
      b: { doc: kept.post.text(), extensions: [...shared, named('Mine')] },
      revertControls: 'a-to-b',
      highlightChanges: true,
      gutter: true,
      collapseUnchanged: { margin: 3, minSize: 6 },
    });
    return () => view.current?.destroy();
  }, [kept, theirs]);

  if (disk === null) return null;
  const keepMine = () => {
    const text = view.current?.b.state.doc.toString() ?? kept.post.text();
    kept.post.apply(minimalChanges(kept.post.text(), text), { origin: 'disk.merged' });
    void kept.resolve('mine');
    onClose();
  };
  const takeTheirs = () => {
    void kept.resolve('disk');
    onClose();
  };
  return (
    <Dialog
      name="Compare versions"
      icon={GitCompare}
      remark={`· ${kept.post.path}`}
      size="large"
      onClose={onClose}
      footer={
        <>
          <span className="compare-note">The arrows take a part of the disk’s version over into yours.</span>
          <Button onPress={onClose}>Decide later</Button>
          <Button onPress={takeTheirs}>Use disk version</Button>
          <Button kind="primary" onPress={keepMine}>
            Keep the right side
          </Button>
        </>
      }
    >
      <div className="compare-heads">
        <h3>On disk</h3>
        <h3>Mine</h3>
      </div>
      <div ref={host} className="compare" />
    </Dialog>
  );
}

function named(name: string) {
  return EditorView.contentAttributes.of({ 'aria-label': name });
}
