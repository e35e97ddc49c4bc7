import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { SitePath } from '../../shared/site/site-file.ts';
import type { Problem } from '../../shared/kit/problem.ts';
import { useSession } from '../state/session-context.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

interface TrashProps {
  readonly path: SitePath;
  readonly onClose: () => void;
}

/** Asks before a post's file goes to the system's trash. */
export function Trash({ path, onClose }: TrashProps) {
  const { desk } = useSession();
  const [problem, setProblem] = useState<Problem | null>(null);
  const trash = async () => {
    const refused = await desk.trash();
    if (refused) setProblem(refused);
    else onClose();
  };
  return (
    <Dialog
      name="Move to trash?"
      icon={Trash2}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button kind="primary" first onPress={() => void trash()}>
            Move to Trash
          </Button>
        </>
      }
    >
      <div className="dialog-text">
        <p>
          <strong>{path}</strong> goes to the system’s trash. Post → Restore from Trash… brings it back to where it
          lies.
        </p>
        {problem && (
          <p role="alert">
            {problem.cause} {problem.remedy}
          </p>
        )}
      </div>
    </Dialog>
  );
}
