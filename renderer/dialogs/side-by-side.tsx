import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { MergeView } from '@codemirror/merge';
import { useEffect, useRef, type RefObject } from 'react';
import { styleNonce } from '../ui/style-nonce.ts';

interface SideBySideProps {
  readonly theirs: string;
  readonly mine: string;
  /** Gives the right side as it is now. */
  readonly edited: RefObject<(() => string) | undefined>;
}

/** Two versions beside each other; parts of theirs can be taken over into mine, which can be written in. */
export function SideBySide({ theirs, mine, edited }: SideBySideProps) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!host.current) return;
    const shared = [EditorView.lineWrapping, EditorView.cspNonce.of(styleNonce())];
    const view = new MergeView({
      parent: host.current,
      a: { doc: theirs, extensions: [...shared, EditorState.readOnly.of(true), named('On disk')] },
      b: { doc: mine, extensions: [...shared, named('Mine')] },
      revertControls: 'a-to-b',
      highlightChanges: true,
      gutter: true,
      collapseUnchanged: { margin: 3, minSize: 6 },
    });
    edited.current = () => view.b.state.doc.toString();
    return () => {
      edited.current = undefined;
      view.destroy();
    };
  }, [theirs, mine, edited]);
  return <div ref={host} className="compare" />;
}

function named(name: string) {
  return EditorView.contentAttributes.of({ 'aria-label': name });
}
