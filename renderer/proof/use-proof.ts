import { useCallback, useEffect, useState } from 'react';
import type { ProofAnswer } from '../../shared/contract/proof.ts';
import { useSession } from '../state/session-context.ts';

export type ProofScope = 'posts' | 'pages';

/** The comparison of the open site with Jekyll's build of it; closing the dialog ends it. */
export function useProof(): {
  /** Since when it runs, milliseconds since the epoch; null while it does not. */
  readonly since: number | null;
  readonly answer: ProofAnswer | null;
  readonly run: (scope: ProofScope) => Promise<void>;
  readonly cancel: () => void;
} {
  const { bridge, workspace } = useSession();
  const [since, setSince] = useState<number | null>(null);
  const [answer, setAnswer] = useState<ProofAnswer | null>(null);
  const site = workspace.site?.id;
  const cancel = useCallback(() => {
    if (site !== undefined) void bridge.call('proof.cancel', { site });
  }, [bridge, site]);
  useEffect(() => cancel, [cancel]);
  const run = async (scope: ProofScope) => {
    if (site === undefined) return;
    setAnswer(null);
    setSince(Date.now());
    const given = await bridge.call('proof.run', { site, scope });
    setSince(null);
    setAnswer(given.kind === 'cancelled' ? null : given);
  };
  return { since, answer, run, cancel };
}
