import { FileDiff } from 'lucide-react';
import type { LastChange as Change } from '../state/post/details.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { DiffLines } from '../ui/diff-lines.tsx';

interface LastChangeProps {
  readonly change: Change;
  readonly onClose: () => void;
}

/** The lines that the form's last change touched, as they were and as they are. */
export function LastChange({ change, onClose }: LastChangeProps) {
  return (
    <Dialog
      name="Last change"
      icon={FileDiff}
      remark={`· ${change.words}`}
      light
      onClose={onClose}
      footer={
        <Button kind="primary" first onPress={onClose}>
          Close
        </Button>
      }
    >
      <div className="dialog-text">
        <DiffLines before={change.before} after={change.after} around={2} />
      </div>
    </Dialog>
  );
}
