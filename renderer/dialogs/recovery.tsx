import { LifeBuoy } from 'lucide-react';
import { useState } from 'react';
import type { Recovered } from '../../shared/contract/post-calls.ts';
import { diffLines } from '../../shared/text/compare/diff.ts';
import { useSession } from '../state/session-context.ts';
import { plainText } from '../state/plain-text.ts';
import { freePath } from '../state/site/post-moves.ts';
import { replayPost } from '../state/post/undo-history.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { DiffLines } from '../ui/diff-lines.tsx';
import './recovery.css';

interface RecoveryProps {
  readonly found: readonly Recovered[];
  readonly onClose: () => void;
}

/** Text that was not saved when Galley ended: one decision for each post. Closing decides nothing, and asks next time. */
export function Recovery({ found, onClose }: RecoveryProps) {
  const { desk, bridge, workspace, siteFacts, dialogs } = useSession();
  const [left, setLeft] = useState(found);
  const decided = (one: Recovered) => {
    const rest = left.filter(other => other !== one);
    setLeft(rest);
    if (rest.length === 0) onClose();
  };
  const recover = async (one: Recovered) => {
    await desk.recover(one);
    decided(one);
  };
  const keepBoth = async (one: Recovered) => {
    const path = freePath(one.path, taken => siteFacts.has(taken));
    const site = workspace.site;
    if (!site) return;
    const problem = await desk.create(path, replayPost(site.id, one).fileText());
    if (problem) return dialogs.show({ kind: 'refused', problem });
    await keepDisk(one);
  };
  const keepDisk = async (one: Recovered) => {
    const site = workspace.site;
    if (site) await bridge.call('journal.discard', { site: site.id, path: one.path, run: one.run });
    decided(one);
  };
  return (
    <Dialog
      name="Unsaved text was recovered"
      icon={LifeBuoy}
      onClose={onClose}
      footer={<Button onPress={onClose}>Decide later</Button>}
    >
      <ul className="recovery">
        {left.map(one => (
          <li key={`${one.path}:${one.run}`}>
            <h3>{one.path}</h3>
            <p>
              {`Last written ${new Date(one.written).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}. `}
              {one.disk === null ? 'There is no such file on disk.' : difference(one.disk.text, one.mine)}
            </p>
            {one.disk && (
              <details>
                <summary>Compare</summary>
                <DiffLines before={plainText(one.disk.text)} after={one.mine} />
              </details>
            )}
            <div className="recovery-actions">
              <Button kind="primary" onPress={() => void recover(one)}>
                Recover my text
              </Button>
              {one.disk && <Button onPress={() => void keepBoth(one)}>Keep both</Button>}
              <Button onPress={() => void keepDisk(one)}>
                {one.disk === null ? 'Give it up' : 'Keep the file on disk'}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function difference(disk: string, mine: string): string {
  const parts = diffLines(plainText(disk), mine).length;
  return `It differs from the file on disk in ${parts} ${parts === 1 ? 'place' : 'places'}.`;
}
