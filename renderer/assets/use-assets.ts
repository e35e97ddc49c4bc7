import { useCallback, useEffect, useState } from 'react';
import type { AssetsAnswer, TrashedAssets } from '../../shared/contract/assets.ts';
import type { Problem } from '../../shared/kit/problem.ts';
import type { SitePath } from '../../shared/site/site-file.ts';
import { useSession } from '../state/session-context.ts';

export interface AssetsState {
  readonly listed: Extract<AssetsAnswer, { kind: 'listed' }> | null;
  readonly problem: Problem | null;
  /** Images are being moved or put back. */
  readonly busy: boolean;
  /** What was moved to the trash last, while it can be taken back here. */
  readonly moved: TrashedAssets | null;
}

/** The images of the open site as they were when the dialog opened, and after each change that it makes. */
export function useAssets(): AssetsState & {
  readonly trash: (paths: readonly SitePath[]) => Promise<void>;
  readonly restore: (id: string) => Promise<void>;
} {
  const { bridge, workspace, desk } = useSession();
  const [state, setState] = useState<AssetsState>({ listed: null, problem: null, busy: false, moved: null });
  const site = workspace.site?.id;
  const unsaved = useCallback(() => desk.unsaved().map(({ post }) => ({ path: post.path, text: post.text() })), [desk]);
  const look = useCallback(async () => {
    if (site === undefined) return;
    const answer = await bridge.call('assets.list', { site, unsaved: unsaved() });
    setState(last => (answer.kind === 'listed' ? { ...last, listed: answer } : { ...last, problem: answer.problem }));
  }, [bridge, site, unsaved]);
  useEffect(() => {
    void look();
  }, [look]);

  const change = async (task: () => Promise<Partial<AssetsState>>) => {
    setState(last => ({ ...last, busy: true, problem: null }));
    const next = await task();
    await look();
    setState(last => ({ ...last, ...next, busy: false }));
  };
  return {
    ...state,
    trash: paths =>
      change(async () => {
        if (site === undefined) return {};
        const answer = await bridge.call('assets.trash', { site, paths, unsaved: unsaved() });
        return answer.kind === 'trashed' ? { moved: answer.trashed } : { problem: answer.problem };
      }),
    restore: id =>
      change(async () => {
        if (site === undefined) return {};
        const answer = await bridge.call('assets.restore', { site, id });
        return answer.kind === 'done' ? { moved: null } : { problem: answer.problem };
      }),
  };
}
