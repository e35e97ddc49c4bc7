import { isReady, keptPosts, type ExportPlan, type PlannedFile, type PlannedPage } from '../../shared/export/plan.ts';
import type { SitePath } from '../../shared/site/site-file.ts';
import type { ExportOutcome, PreparedExport } from '../services/export/exporter.ts';
import type { Request } from './command.ts';
import { unifiedDiff } from './unified-diff.ts';

type Pages = readonly PlannedPage[] | undefined;
/** Files that are in the target already, and that the commit takes along. */
type Waiting = readonly SitePath[];

/** A plan as a person reads it, a line for each file, conflict, address and page. */
export function planInWords(plan: ExportPlan, waiting: Waiting, pages: Pages, request: Request): string {
  const lines: string[] = [];
  for (const file of plan.files) {
    const formerly = file.kind === 'rename-text' ? ` (formerly ${file.formerly})` : '';
    lines.push(`${verbs[file.kind]} ${file.path}${formerly}\n`);
    if (request.options['diff'] === true) lines.push(diffOf(file));
  }
  for (const path of waiting) lines.push(`commit ${path}: it is there already\n`);
  const why =
    request.options['on-conflict'] === 'merge'
      ? ', and both changed the same lines; use --on-conflict keep or replace, or merge by hand'
      : '; see --on-conflict';
  for (const { path, from } of plan.conflicts)
    lines.push(`conflict ${path}: it differs from what ${from} would write${why}\n`);
  for (const { from, leaves } of keptPosts(plan))
    lines.push(`keep ${leaves!.to}: it differs from what ${from} would write, and was kept\n`);
  for (const { from, url } of plan.posts) if (url !== undefined) lines.push(`${from} will live at ${url}\n`);
  for (const { kind, url } of pages ?? []) lines.push(`page ${url} ${kind}\n`);
  if (plan.files.length + waiting.length === 0 && isReady(plan)) lines.push('nothing to do: the target has it all\n');
  return lines.join('');
}

/** The same for programs; `done` and `commit` tell what became of it. */
export function planAsData(
  { plan, notes }: PreparedExport,
  waiting: Waiting,
  pages: Pages,
  outcome: ExportOutcome | undefined,
) {
  const done = outcome?.kind === 'done';
  return {
    posts: plan.posts.map(({ from, to, title, url }) => ({ from, to, title, url })),
    files: plan.files.map(file => ({
      kind: file.kind,
      path: file.path,
      ...(file.kind === 'rename-text' ? { formerly: file.formerly } : {}),
    })),
    waiting,
    conflicts: plan.conflicts.map(({ path, from }) => ({ path, from })),
    kept: keptPosts(plan).map(({ from, leaves }) => ({ path: leaves!.to, from })),
    problems: [...plan.problems, ...notes].map(({ severity, code, place, cause, remedy }) => ({
      severity,
      code,
      place,
      cause,
      remedy,
    })),
    ...(pages ? { pages: pages.map(({ kind, url }) => ({ kind, url })) } : {}),
    done,
    commit: (done ? outcome.commit : undefined) ?? null,
  };
}

function diffOf(file: PlannedFile): string {
  switch (file.kind) {
    case 'add-text':
      return unifiedDiff(file.path, { before: '', after: file.text }, '/dev/null');
    case 'change-text':
      return unifiedDiff(file.path, { before: file.before, after: file.text });
    case 'rename-text':
      return unifiedDiff(file.path, { before: file.before, after: file.text }, file.formerly);
    default:
      return '';
  }
}

const verbs = {
  'add-text': 'add',
  'change-text': 'change',
  'rename-text': 'rename',
  'add-asset': 'add',
  delete: 'delete',
} as const;
