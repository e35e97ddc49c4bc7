import { FileWarning } from 'lucide-react';
import type { KeptPost } from '../state/post/kept-post.ts';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import { Button } from '../ui/button.tsx';
import './conflict-bar.css';

/** Says that another program changed the file while there is unsaved text, and offers the choice. Takes no focus. */
export function ConflictBar({ kept }: { readonly kept: KeptPost }) {
  const { dialogs } = useSession();
  const conflict = useStore(kept.state, state => state.conflict);
  if (!conflict) return null;
  const mergeable = kept.merged() !== null;
  const gone = conflict.disk === null;
  return (
    <div className="conflict-bar" role="alert">
      <FileWarning className="icon" aria-hidden />
      <p>
        {gone
          ? 'This post’s file was moved or deleted by another program.'
          : 'Another program, or another window, changed this post while you were writing.'}
      </p>
      {gone ? (
        <Button onPress={() => void kept.resolve('mine')}>Write it again</Button>
      ) : (
        <div className="conflict-choices">
          <Button
            tip={mergeable ? 'Both changes in one text' : 'The same lines were changed: compare them'}
            onPress={() => {
              void kept.merge().then(done => {
                if (!done) dialogs.show({ kind: 'compare', path: kept.post.path });
              });
            }}
          >
            Merge
          </Button>
          <Button onPress={() => dialogs.show({ kind: 'compare', path: kept.post.path })}>Compare…</Button>
          <Button onPress={() => void kept.resolve('disk')}>Use disk version</Button>
          <Button onPress={() => void kept.resolve('mine')}>Keep mine</Button>
        </div>
      )}
    </div>
  );
}
