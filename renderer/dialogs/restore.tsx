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
  const restore = async ({ id, paths }: TrashedAssets) => {
    if (site === undefined) return;
    const answer = await bridge.call('post.restore', { site, id });
    if (answer.kind === 'refused') return setProblem(answer.problem);
    const path = paths[0];
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
          {trashed?.map((one, at) => (
            <li key={one.id}>
              <span className="restore-path selectable">{one.paths.join(', ')}</span>
              <time dateTime={new Date(one.moved).toISOString()}>
                {new Date(one.moved).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}
              </time>
              <Button first={at === 0} onPress={() => void restore(one)}>
                Restore
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
