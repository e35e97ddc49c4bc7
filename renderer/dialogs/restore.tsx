import { Trash2 } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { TrashedAssets } from '../../shared/contract/assets.ts';
import type { Problem } from '../../shared/kit/problem.ts';
import { useSession } from '../state/session-context.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import './restore.css';

/** The posts that were moved to the trash, the last first, each to be brought back to where it lay. */
export function Restore({ onClose }: { readonly onClose: () => void }) {
  const { bridge, workspace, desk } = useSession();
  const site = workspace.site?.id;
  const [trashed, setTrashed] = useState<readonly TrashedAssets[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const read = useCallback(async () => {
    if (site !== undefined) setTrashed(await bridge.call('post.trashed', { site }));
  }, [bridge, site]);
  useEffect(() => void read(), [read]);
  const restore = async (together: readonly TrashedAssets[]) => {
    if (site === undefined) return;
    for (const { id } of together) {
      const answer = await bridge.call('post.restore', { site, id });
      if (answer.kind === 'refused') {
        setProblem(answer.problem);
        return read();
      }
    }
    const path = together[0]?.paths[0];
    onClose();
    if (path !== undefined) await desk.open(path);
  };
  return (
    <Dialog
      name="Trash"
      icon={Trash2}
      size="medium"
      onClose={onClose}
      footer={<Button onPress={onClose}>Close</Button>}
    >
      <div className="restore">
        {problem && (
          <p role="alert" className="new-post-problem">
            {problem.cause} {problem.remedy}
          </p>
        )}
        {trashed?.length === 0 && <p>No post of this site was moved to the trash with Galley.</p>}
        <ul aria-label="Posts in the trash">
          {movedTogether(trashed ?? []).map(([moved, together], at) => (
            <li key={moved}>
              <span className="restore-path selectable">{namesOf(together)}</span>
              <time dateTime={new Date(moved).toISOString()}>
                {new Date(moved).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}
              </time>
              <Button first={at === 0} onPress={() => void restore(together)}>
                {together.length === 1 ? 'Restore' : `Restore ${together.length}`}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

/** As many of the posts that went together are named. */
const MOST_NAMED = 5;

function movedTogether(trashed: readonly TrashedAssets[]): [number, TrashedAssets[]][] {
  const groups = new Map<number, TrashedAssets[]>();
  for (const one of trashed) {
    const group = groups.get(one.moved);
    if (group) group.push(one);
    else groups.set(one.moved, [one]);
  }
  return [...groups];
}

function namesOf(together: readonly TrashedAssets[]): string {
  const paths = together.flatMap(one => one.paths).sort();
  const more = paths.length - MOST_NAMED;
  return `${paths.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
