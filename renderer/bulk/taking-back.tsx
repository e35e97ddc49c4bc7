import { Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import type { BulkJob } from '../state/bulk-job.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ChangePreview } from './change-preview.tsx';
import { closeOrCancel } from './use-bulk-job.ts';

/** Takes the last change of many posts back, on Undo, and says how it went. */
export function TakingBack({ onClose }: { readonly onClose: () => void }) {
  const { lastBulk } = useSession();
  const [job] = useState(() => lastBulk.get());
  return job && <TakingBackJob job={job} onClose={onClose} />;
}

function TakingBackJob({ job, onClose }: { readonly job: BulkJob; readonly onClose: () => void }) {
  const state = useStore(job.store);
  useEffect(() => {
    job.listen();
    if (job.store.get().phase === 'done') void job.undo();
    return () => job.release();
  }, [job]);
  const stuck = state.differing.length > 0;
  return (
    <Dialog
      name="Undo"
      icon={Undo2}
      remark={`· ${state.label}`}
      size="small"
      onClose={() => closeOrCancel(job, onClose)}
      footer={
        <>
          <span className="bulk-note" />
          {stuck && <Button onPress={() => void job.undo(true)}>Undo in the others</Button>}
          <Button kind="primary" first disabled={state.phase === 'taking-back'} onPress={onClose}>
            {stuck ? 'Leave it' : 'Done'}
          </Button>
        </>
      }
    >
      <div className="bulk-body">
        <ChangePreview job={job} state={state} />
      </div>
    </Dialog>
  );
}
