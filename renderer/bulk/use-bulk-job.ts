import { useCallback, useEffect, useRef, useState } from 'react';
import { BulkJob } from '../state/bulk-job.ts';
import { useSession } from '../state/session-context.ts';

/** The change of many posts that a dialog plans; each one planned is a job of its own, which Undo can take back later. */
export function useBulkJob(): {
  readonly job: BulkJob | null;
  readonly begin: () => BulkJob;
  readonly end: () => void;
} {
  const session = useSession();
  const [job, setJob] = useState<BulkJob | null>(null);
  const last = useRef<BulkJob>(null);
  const end = useCallback(() => {
    last.current?.release();
    last.current = null;
    setJob(null);
  }, []);
  const begin = useCallback(() => {
    last.current?.release();
    const site = session.workspace.site;
    if (!site) throw new Error('There is no site to change.');
    const next = new BulkJob(session, site.id);
    last.current = next;
    setJob(next);
    return next;
  }, [session]);
  useEffect(() => () => last.current?.release(), []);
  return { job, begin, end };
}

/** Closes a dialog, but while files are read or changed it stops that first: what was done is never left unseen. */
export function closeOrCancel(job: BulkJob | null, onClose: () => void): void {
  const phase = job?.store.get().phase;
  if (phase === 'planning' || phase === 'writing' || phase === 'taking-back') job?.cancel();
  else onClose();
}
