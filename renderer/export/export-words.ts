import type { OpenedSite } from '../../shared/contract/site-calls.ts';
import type { ExportFileKind, ExportPage, ExportSummary } from '../../shared/contract/export.ts';
import { EACH, NO_COMMIT } from './branch-choice.ts';
import type { ExportState } from './export-job.ts';

export interface Badge {
  readonly word: string;
  readonly tone: 'new' | 'changed' | 'gone';
  readonly label: string;
}

const NEW: Badge = { word: 'NEW', tone: 'new', label: 'new' };
const CHANGED: Badge = { word: 'CHG', tone: 'changed', label: 'changed' };
const GONE: Badge = { word: 'DEL', tone: 'gone', label: 'removed' };

export const fileBadges: Readonly<Record<ExportFileKind, Badge>> = {
  'add-text': NEW,
  'add-asset': NEW,
  'change-text': CHANGED,
  'rename-text': { word: 'MOV', tone: 'changed', label: 'moved' },
  delete: GONE,
};

export const pageBadges: Readonly<Record<ExportPage['kind'], Badge>> = { new: NEW, changed: CHANGED, gone: GONE };

/** `1 post, 2 images, 3 pages change`. */
export function describePlan({ posts, files }: ExportSummary, pages: readonly ExportPage[] | null): string {
  const images = files.filter(file => file.kind === 'add-asset').length;
  const parts = [count(posts.length, 'post')];
  if (images > 0) parts.push(count(images, 'image'));
  if (pages) parts.push(`${count(pages.length, 'page')} ${pages.length === 1 ? 'changes' : 'change'}`);
  return parts.join(', ');
}

/** Why the export cannot be carried out now; `undefined` when it can. */
export function whyNot(
  { phase, summary, targets, to, decisions, branch, branches }: ExportState,
  message: string,
): string | undefined {
  if (phase === 'planning') return 'Working out what would be written…';
  if (!summary) return to === 'chosen' && !targets?.chosen ? 'Choose the site to export to.' : 'There is no plan.';
  const { conflicts, problems, files, waiting, repository } = summary;
  if (conflicts.length > 0) return `${count(conflicts.length, 'conflict')} to decide first.`;
  const errors = problems.filter(problem => problem.severity === 'error').length;
  if (errors > 0) return `${count(errors, 'error')} to mend first.`;
  if (files.length === 0 && keepsOnly({ summary, decisions })) return undefined;
  const isCommitOnly = files.length === 0 && waiting.length > 0 && branch !== EACH && branch !== NO_COMMIT;
  if (files.length === 0 && !isCommitOnly) return 'Nothing to do: everything is there already.';
  if (branch === EACH) {
    if (!branches) return 'Working out what each branch would hold…';
    const broken = branches.filter(one => one.problems.length > 0).length;
    if (broken > 0) return `${count(broken, 'post')} cannot stand on ${broken === 1 ? 'its' : 'their'} own branch.`;
  }
  if (repository?.unfinished && branch !== NO_COMMIT) return 'A merge or rebase in the repository is not finished.';
  if (repository && branch !== NO_COMMIT && message.trim() === '') return 'The commit needs a message.';
  return undefined;
}

/** Whether all that is left to do is to remember that the target's own versions stay. */
export function keepsOnly({ summary, decisions }: Pick<ExportState, 'summary' | 'decisions'>): boolean {
  if (!summary || summary.files.length > 0 || summary.conflicts.length > 0) return false;
  return decisions.some(({ decision }) => decision === 'keep');
}

/** Where the window finds a file of the opened folder. */
export function addressOf({ origin }: Pick<OpenedSite, 'origin'>, path: string): string {
  return `${origin}/${path.split('/').map(encodeURIComponent).join('/')}`;
}

/** Where one side of page `at` of a plan is shown as it is published. */
export function pageAddress(origin: string, url: string, plan: number, at: number): string {
  return `${new URL(`${origin}/${url.replace(/^\/+/, '')}`).href.replace(/[?#].*$/s, '')}?galley-paper=${plan}-${at}`;
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
