import { CircleAlert } from 'lucide-react';
import type { Problem } from '../../shared/kit/problem.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

interface RefusedProps {
  readonly problem: Problem;
  readonly onClose: () => void;
}

/** Says why something could not be done. */
export function Refused({ problem, onClose }: RefusedProps) {
  return (
    <Dialog
      name="This could not be done"
      icon={CircleAlert}
      size="small"
      onClose={onClose}
      footer={
        <Button kind="primary" first onPress={onClose}>
          Close
        </Button>
      }
    >
      <div className="dialog-text selectable">
        <p>
          <strong>{problem.cause}</strong> {problem.remedy}
        </p>
        {problem.place.path !== '' && <p>{problem.place.path}</p>}
      </div>
    </Dialog>
  );
}
