import { GitBranch } from 'lucide-react';
import { useState } from 'react';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import { branchOf, commitMessage } from '../../shared/export/commit-words.ts';
import { Button } from '../ui/button.tsx';
import { CURRENT, EACH, NO_COMMIT } from './branch-choice.ts';
import type { ExportJob, ExportState } from './export-job.ts';
import { keepsOnly, whyNot } from './export-words.ts';

interface ExportFooterProps {
  readonly job: ExportJob;
  readonly state: ExportState;
  readonly onClose: () => void;
}

/** The branch and the words of the commit, and what can be done next. */
export function ExportFooter({ job, state, onClose }: ExportFooterProps) {
  const { phase, summary } = state;
  const [typed, setTyped] = useState<string | null>(null);
  const { preferences } = useSession();
  const template = useStore(preferences.store, settings => settings.commitMessage);
  if (phase === 'done' || phase === 'taking-back' || phase === 'taken-back') {
    return <AfterFooter job={job} state={state} onClose={onClose} />;
  }
  const { branch } = state;
  const each = branch === EACH;
  const message = typed ?? (each || !summary ? template : commitMessage(summary.posts, template));
  const repository = summary?.repository ?? null;
  const commits = repository !== null && branch !== NO_COMMIT;
  const keeps = keepsOnly(state);
  const reason = whyNot(state, message);
  const writing = phase === 'writing';
  const carryOut = () =>
    job.carryOut(commits && branch !== CURRENT && !each ? branch : null, commits ? message : null, each);
  return (
    <>
      <div className="export-git">
        {summary && repository && !writing && (
          <>
            <GitBranch className="icon" aria-hidden />
            <select
              className="field"
              aria-label="Branch"
              value={branch}
              onChange={event => job.choose(event.target.value)}
            >
              <option value={CURRENT}>{repository.branch ?? 'No branch'}</option>
              <option value={branchOf(summary.posts)}>New branch: {branchOf(summary.posts)}</option>
              {summary.posts.length > 1 && <option value={EACH}>A new branch for each post</option>}
              <option value={NO_COMMIT}>Do not commit</option>
            </select>
            {commits && (
              <input
                className="field export-message"
                aria-label="Commit message"
                title={each ? '{title} stands for the title of each post' : undefined}
                value={message}
                onChange={event => setTyped(event.target.value)}
              />
            )}
          </>
        )}
        {writing && <Progress progress={state.progress} />}
      </div>
      {reason !== undefined && !writing && (
        <span id="export-reason" className="export-reason">
          {reason}
        </span>
      )}
      <Button onPress={onClose}>Cancel</Button>
      <Button
        kind="primary"
        first
        disabled={writing || reason !== undefined}
        {...(reason === undefined ? {} : { tip: reason })}
        onPress={() => void carryOut()}
      >
        {writing
          ? 'Exporting…'
          : keeps
            ? 'Keep'
            : commits
              ? summary?.files.length === 0
                ? 'Commit'
                : 'Export and commit'
              : 'Export'}
      </Button>
    </>
  );
}

function AfterFooter({ job, state, onClose }: ExportFooterProps) {
  const { phase, outcome, push } = state;
  const done = phase === 'done';
  return (
    <>
      <div className="export-git">
        {done && outcome?.files !== 0 && (
          <Button disabled={push === 'pushing'} onPress={() => void job.undo()}>
            Undo
          </Button>
        )}
        {phase === 'taking-back' && <span className="export-reason">Taking it back…</span>}
      </div>
      {done && outcome && outcome.commits.length > 0 && outcome.repository?.remote && push !== 'pushed' && (
        <Button disabled={push === 'pushing'} onPress={() => void job.push()}>
          {push === 'pushing' ? 'Pushing…' : 'Push'}
        </Button>
      )}
      <Button kind="primary" first disabled={phase === 'taking-back'} onPress={onClose}>
        Done
      </Button>
    </>
  );
}

function Progress({ progress }: { readonly progress: ExportState['progress'] }) {
  return (
    <progress
      aria-label="Exporting"
      {...(progress ? { value: progress.done, max: Math.max(1, progress.total) } : {})}
    />
  );
}
