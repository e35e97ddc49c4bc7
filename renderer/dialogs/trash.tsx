import { Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { SitePath } from '../../shared/site/site-file.ts';
import type { Problem } from '../../shared/kit/problem.ts';
import { useSession } from '../state/session-context.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import './trash.css';

/** As many are named; a longer list is read by nobody. */
const MOST_NAMED = 100;

interface TrashProps {
  readonly paths: readonly SitePath[];
  readonly onClose: () => void;
}

/** Asks before posts' files go to the system's trash. */
export function Trash({ paths, onClose }: TrashProps) {
  const { catalogue, desk } = useSession();
  const [waiting, setWaiting] = useState(paths);
  const [isMoving, setIsMoving] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const isOpen = useRef(true);
  const moved = paths.length - waiting.length;
  const close = () => {
    isOpen.current = false;
    onClose();
  };
  const trash = async () => {
    if (isMoving) return;
    setProblem(null);
    setIsMoving(true);
    const now = Date.now();
    for (const path of waiting) {
      const refused = await desk.trash(path, now);
      if (!isOpen.current) return;
      if (refused) {
        setIsMoving(false);
        return setProblem(refused);
      }
      setWaiting(left => left.filter(other => other !== path));
    }
    catalogue.selection.set(new Set());
    close();
  };
  return (
    <Dialog
      name="Move to trash?"
      icon={Trash2}
      size="small"
      onClose={close}
      footer={
        <>
          {paths.length > 1 && (
            <span role="status">{moved > 0 || isMoving ? `${moved} of ${paths.length} moved` : ''}</span>
          )}
          <Button onPress={close}>{isMoving ? 'Stop' : moved > 0 ? 'Close' : 'Cancel'}</Button>
          <Button kind="primary" first onPress={() => void trash()}>
            Move to Trash
          </Button>
        </>
      }
    >
      <div className="dialog-text">
        {paths.length === 1 ? (
          <p>
            <strong>{paths[0]}</strong> goes to the system’s trash. Post → Restore from Trash… brings it back to where
            it lies.
          </p>
        ) : (
          <>
            <p>
              <strong>{paths.length} posts</strong> go to the system’s trash. Post → Restore from Trash… brings them
              back to where they lie.
            </p>
            <ul className="trash-paths" aria-label="Posts to move" tabIndex={0}>
              {waiting.slice(0, MOST_NAMED).map(path => (
                <li key={path}>{path}</li>
              ))}
              {waiting.length > MOST_NAMED && <li>and {waiting.length - MOST_NAMED} more</li>}
            </ul>
          </>
        )}
        {problem && (
          <p role="alert">
            {problem.cause} {problem.remedy}
          </p>
        )}
      </div>
    </Dialog>
  );
}
