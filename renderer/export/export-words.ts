import type { OpenedSite } from '../../shared/contract/site-calls.ts';
import type { ExportFileKind, ExportPage, ExportSummary } from '../../shared/contract/export.ts';
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
  { phase, summary, targets, to, decisions }: ExportState,
  branch: string,
  message: string,
): string | undefined {
  if (phase === 'planning') return 'Working out what would be written…';
  if (!summary) return to === 'chosen' && !targets?.chosen ? 'Choose the site to export to.' : 'There is no plan.';
  const { conflicts, problems, files, repository } = summary;
  if (conflicts.length > 0) return `${count(conflicts.length, 'conflict')} to decide first.`;
  const errors = problems.filter(problem => problem.severity === 'error').length;
  if (errors > 0) return `${count(errors, 'error')} to mend first.`;
  if (files.length === 0 && keepsOnly({ summary, decisions })) return undefined;
  if (files.length === 0) return 'Nothing to do: everything is there already.';
  if (repository?.unfinished && branch !== NO_COMMIT) return 'A merge or rebase in the repository is not finished.';
  if (repository && branch !== NO_COMMIT && message.trim() === '') return 'The commit needs a message.';
  return undefined;
}

/** Whether all that is left to do is to remember that the target's own versions stay. */
export function keepsOnly({ summary, decisions }: Pick<ExportState, 'summary' | 'decisions'>): boolean {
  if (!summary || summary.files.length > 0 || summary.conflicts.length > 0) return false;
  return decisions.some(({ decision }) => decision === 'keep');
}

/** The choice of the branch list that leaves committing to the person. */
export const NO_COMMIT = '\0none';
/** The choice of the branch list for the one that is checked out. */
export const CURRENT = '\0current';

/** The branch that a post gets when it is to be reviewed by itself: `post/<slug>`. */
export function newBranch({ posts }: ExportSummary): string {
  const name = posts[0]?.to.split('/').at(-1) ?? '';
  const slug = name.replace(/^\d+-\d+-\d+-/, '').replace(/\.[^.]*$/, '');
  const safe = slug
    .slice(0, 100)
    .replace(/[^\p{L}\p{N}_-]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return `post/${safe || 'new'}${posts.length > 1 ? `-and-${posts.length - 1}-more` : ''}`;
}

/** The message that the person's template gives: `{title}` is the post's, of several how many they are; `{count}` their number. */
export function commitMessage({ posts }: Pick<ExportSummary, 'posts'>, template: string): string {
  const title = posts.length === 1 ? posts[0]!.title : count(posts.length, 'post');
  return template.replace(/\{(title|count)\}/g, (_, name: string) => (name === 'title' ? title : String(posts.length)));
}

/** Where the window finds a file of the opened folder. */
export function addressOf({ origin }: Pick<OpenedSite, 'origin'>, path: string): string {
  return `${origin}/${path.split('/').map(encodeURIComponent).join('/')}`;
}

export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
