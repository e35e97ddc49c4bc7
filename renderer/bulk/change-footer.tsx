import type { BulkJob, BulkState } from '../state/bulk-job.ts';
import { Button, takeFocus } from '../ui/button.tsx';
import { countPosts } from './bulk-words.ts';

interface ChangeFooterProps {
  readonly job: BulkJob;
  readonly state: BulkState;
  /** Back to where the change was chosen. */
  readonly onBack: () => void;
  readonly onClose: () => void;
}

/** What can be done with a change of many posts at each of its steps. */
export function ChangeFooter({ job, state, onBack, onClose }: ChangeFooterProps) {
  const { phase, paths, differing, refused, progress } = state;
  switch (phase) {
    case 'idle':
      return null;
    case 'planning':
      return (
        <>
          <span className="bulk-note" />
          <Button onPress={() => job.cancel()}>Cancel</Button>
        </>
      );
    case 'planned':
      return (
        <>
          <span className="bulk-note">One undo takes it all back</span>
          <Button onPress={onBack}>Cancel</Button>
          {differing.length > 0 || refused ? (
            <Button key="again" ref={takeFocus} kind="primary" onPress={() => void job.planAgain()}>
              Look again
            </Button>
          ) : (
            <Button
              key="change"
              ref={takeFocus}
              kind="primary"
              disabled={paths.length === 0}
              onPress={() => void job.carryOut()}
            >
              {`Change ${countPosts(paths.length)}`}
            </Button>
          )}
        </>
      );
    case 'writing':
    case 'taking-back': {
      const placing = progress?.step === 'writing' && progress.done > progress.total / 2;
      return (
        <>
          <span className="bulk-note">{placing ? 'Past the point of no return' : 'Nothing has been changed yet'}</span>
          <Button disabled={placing} onPress={() => job.cancel()}>
            Cancel
          </Button>
        </>
      );
    }
    case 'done':
      return (
        <>
          <span className="bulk-note">
            <Button onPress={() => void job.undo(differing.length > 0)}>
              {differing.length > 0 ? 'Undo in the others' : 'Undo'}
            </Button>
          </span>
          <Button onPress={onClose}>Close</Button>
          <Button key="done" ref={takeFocus} kind="primary" onPress={onBack}>
            Done
          </Button>
        </>
      );
    case 'taken-back':
      return (
        <>
          <span className="bulk-note" />
          <Button onPress={onClose}>Close</Button>
          <Button key="done" ref={takeFocus} kind="primary" onPress={onBack}>
            Done
          </Button>
        </>
      );
  }
}
