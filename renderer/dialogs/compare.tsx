import { GitCompare } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import type { Problem } from '../../shared/kit/problem.ts';
import { splitLines } from '../../shared/text/line-endings.ts';
import { chooseMerge } from '../../shared/text/compare/merge-choice.ts';
import { minimalChanges } from '../../shared/text/compare/minimal-change.ts';
import type { KeptPost } from '../state/post/kept-post.ts';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Segments } from '../ui/segments.tsx';
import { MergeChoices, NO_CHOICES, undecided } from '../ui/merge-choices.tsx';
import { NothingToShow } from './nothing-to-show.tsx';
import { SideBySide } from './side-by-side.tsx';
import './compare.css';

/** The text here and the text on disk: difference by difference with a choice for each, or whole beside each other. */
export function Compare({ onClose }: { readonly onClose: () => void }) {
  const { desk } = useSession();
  const kept = useStore(desk.store, state => state.kept);
  return kept ? <CompareKept kept={kept} onClose={onClose} /> : <NothingToShow onClose={onClose} />;
}

function CompareKept({ kept, onClose }: { readonly kept: KeptPost; readonly onClose: () => void }) {
  const disk = useStore(kept.state, state => state.conflict?.disk ?? null);
  const edited = useRef<() => string>(undefined);
  // The dialog stands before the text, which stays as it is meanwhile; the disk's version may be replaced by a newer one.
  const merge = useMemo(() => (disk ? kept.mergeWithDisk() : null), [kept, disk]);
  const [wanted, setWanted] = useState<'choices' | 'whole'>('choices');
  const [choices, setChoices] = useState(NO_CHOICES);
  const [refused, setRefused] = useState<Problem | null>(null);
  if (disk === null) return <NothingToShow onClose={onClose} />;
  const shown = merge ? wanted : 'whole';
  const open = merge ? undecided(merge, choices) : 0;

  const keep = (text: string) => {
    kept.post.apply(minimalChanges(kept.post.text(), text), { origin: 'disk.merged' });
    void kept.resolve('mine');
    onClose();
  };
  const keepMerged = () => {
    if (!merge) return;
    const text = chooseMerge(
      merge,
      hunk => choices.hunks.get(hunk.piece) ?? hunk.usual ?? 'mine',
      ({ key }) => choices.keys.get(key) ?? 'mine',
    );
    if (text.ok) keep(text.value);
    else setRefused(text.error);
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
          <span className="compare-note" role="status">
            {refused
              ? `${refused.cause} ${refused.remedy}`
              : shown === 'whole'
                ? 'The arrows take a part of the disk’s version over into yours.'
                : open > 0
                  ? `${open} ${open === 1 ? 'difference' : 'differences'} to choose`
                  : 'Everything is chosen. Undo brings your text back.'}
          </span>
          <Button onPress={onClose}>Decide later</Button>
          <Button onPress={takeTheirs}>Use disk version</Button>
          {shown === 'whole' ? (
            <Button kind="primary" onPress={() => keep(edited.current?.() ?? kept.post.text())}>
              Keep the right side
            </Button>
          ) : (
            <Button kind="primary" disabled={open > 0} onPress={keepMerged}>
              Keep what is chosen
            </Button>
          )}
        </>
      }
    >
      {merge && (
        <div className="compare-tools">
          <Segments
            label="View"
            value={shown}
            segments={[
              { value: 'choices', label: 'By difference' },
              { value: 'whole', label: 'Side by side' },
            ]}
            onChange={setWanted}
          />
        </div>
      )}
      <div className="compare-heads">
        <h3>{shown === 'whole' ? 'On disk' : 'Mine'}</h3>
        <h3>{shown === 'whole' ? 'Mine' : 'On disk'}</h3>
      </div>
      {merge && shown === 'choices' ? (
        <MergeChoices merge={merge} choices={choices} onChoose={setChoices} />
      ) : (
        <SideBySide
          theirs={splitLines(disk.text.replace(/^\uFEFF/, '')).text}
          mine={kept.post.text()}
          edited={edited}
        />
      )}
    </Dialog>
  );
}
