import { GitMerge } from 'lucide-react';
import { useMemo, useState } from 'react';
import { readConflicts } from '../../shared/text/compare/conflict-markers.ts';
import { chooseMerge } from '../../shared/text/compare/merge-choice.ts';
import { minimalChanges } from '../../shared/text/compare/minimal-change.ts';
import type { Problem } from '../../shared/kit/problem.ts';
import type { KeptPost } from '../state/post/kept-post.ts';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { MergeChoices, NO_CHOICES, undecided } from '../ui/merge-choices.tsx';
import { NothingToShow } from './nothing-to-show.tsx';
import './compare.css';

/** What git could not merge in the shown post, with a choice for each difference. */
export function Unmerged({ onClose }: { readonly onClose: () => void }) {
  const { desk } = useSession();
  const kept = useStore(desk.store, state => state.kept);
  return kept ? <UnmergedPost kept={kept} onClose={onClose} /> : <NothingToShow onClose={onClose} />;
}

function UnmergedPost({ kept, onClose }: { readonly kept: KeptPost; readonly onClose: () => void }) {
  const { post } = kept;
  // The dialog stands before the text, which stays as it is meanwhile.
  const merge = useMemo(() => readConflicts(post.text()), [post]);
  const [choices, setChoices] = useState(NO_CHOICES);
  const [refused, setRefused] = useState<Problem | null>(null);
  if (!merge) return <NothingToShow onClose={onClose} />;
  const open = undecided(merge, choices);
  const keep = () => {
    const text = chooseMerge(
      merge,
      hunk => choices.hunks.get(hunk.piece) ?? hunk.usual ?? 'mine',
      ({ key }) => choices.keys.get(key) ?? 'mine',
    );
    if (!text.ok) return setRefused(text.error);
    kept.remember('before-reload');
    post.apply(minimalChanges(post.text(), text.value), { origin: 'merge.choose' });
    onClose();
  };
  return (
    <Dialog
      name="Unfinished merge"
      icon={GitMerge}
      remark={`· ${post.path}`}
      size="large"
      onClose={onClose}
      footer={
        <>
          <span className="compare-note" role="status">
            {refused
              ? `${refused.cause} ${refused.remedy}`
              : open > 0
                ? `${open} ${open === 1 ? 'difference' : 'differences'} to choose`
                : 'Everything is chosen. Undo brings the text back as it was.'}
          </span>
          <Button onPress={onClose}>Decide later</Button>
          <Button kind="primary" disabled={open > 0} onPress={keep}>
            Keep what is chosen
          </Button>
        </>
      }
    >
      <div className="compare-heads">
        <h3>Mine</h3>
        <h3>Theirs</h3>
      </div>
      <MergeChoices merge={merge} choices={choices} theirs="Theirs" onChoose={setChoices} />
    </Dialog>
  );
}
