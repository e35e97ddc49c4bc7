import { GitBranch } from 'lucide-react';
import type { ExportRepository } from '../../shared/contract/export.ts';
import { Button } from '../ui/button.tsx';
import type { ExportJob, ExportState } from './export-job.ts';
import { count } from './export-words.ts';

/** How the target's repository stands to its remote, and what brings both together. */
export function ExportStanding({ job, state }: { readonly job: ExportJob; readonly state: ExportState }) {
  const { summary, git, phase } = state;
  const repository = summary?.repository;
  if (!repository) return null;
  const disabled = git !== null || phase !== 'planned';
  const { remote, ahead, behind } = repository;
  return (
    <div className="export-standing" role="group" aria-label="Repository">
      <GitBranch className="icon" aria-hidden />
      <span role="status">{git === null ? standingOf(repository) : WORKING[git]}</span>
      {git !== null && (
        <Button tip="End what git is doing" onPress={() => job.cancel()}>
          Stop
        </Button>
      )}
      {remote && (
        <Button tip="Ask the remote what is new" disabled={disabled} onPress={() => void job.git('fetch')}>
          Fetch
        </Button>
      )}
      {behind > 0 && (
        <Button
          tip="Put your own commits after those of the remote"
          disabled={disabled}
          onPress={() => void job.git('pull')}
        >
          Pull
        </Button>
      )}
      {remote && ahead > 0 && (
        <Button tip="Send your commits to the remote" disabled={disabled} onPress={() => void job.git('push')}>
          Push
        </Button>
      )}
    </div>
  );
}

const WORKING = { fetch: 'Fetching…', pull: 'Pulling…', push: 'Pushing…' } as const;

/** `main · 2 to push · 1 to pull · 3 files not committed`. */
function standingOf({ branch, ahead, behind, changed, unfinished, remote }: ExportRepository): string {
  const parts = [branch ?? 'No branch'];
  if (unfinished) parts.push('a merge is not finished');
  if (ahead > 0) parts.push(`${ahead} to push`);
  if (behind > 0) parts.push(`${behind} to pull`);
  if (changed > 0) parts.push(`${count(changed, 'file')} not committed`);
  if (parts.length === 1) parts.push(remote ? 'up to date' : 'no remote');
  return parts.join(' · ');
}
