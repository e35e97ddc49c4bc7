import { BadgeCheck, TriangleAlert } from 'lucide-react';
import type { PreviewState } from './preview-state.ts';

interface PreviewBadgeProps {
  readonly state: PreviewState;
  readonly isAnothers: boolean;
  readonly marks: boolean;
  readonly onShowProblems: () => void;
}

/** Says whether the page is as it will be published, else leads to what is wrong. */
export function PreviewBadge({ state, isAnothers, marks, onShowProblems }: PreviewBadgeProps) {
  const count = state.problems.filter(problem => problem.severity !== 'info').length;
  const isShown = state.page !== null && !isAnothers;
  if (!isShown && count === 0) return null;
  if (count === 0) {
    return (
      <span
        className="preview-badge preview-badge-ok"
        data-tip={marks ? 'Marks are never published' : 'This is the page that Jekyll will publish'}
      >
        <BadgeCheck className="icon" aria-hidden />
        {marks ? 'With marks' : 'As published'}
      </span>
    );
  }
  const words = `${count} ${count === 1 ? 'problem' : 'problems'}`;
  const isKept = isShown && state.kept;
  return (
    <button
      type="button"
      className="preview-badge preview-badge-warn"
      onClick={onShowProblems}
      data-tip={isKept ? `${words}: show them` : 'Show the problems'}
    >
      <TriangleAlert className="icon" aria-hidden />
      {isKept ? 'Last good page' : words}
      {isKept && <span className="visually-hidden">, {words}</span>}
    </button>
  );
}
