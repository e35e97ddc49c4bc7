import { basename } from 'node:path';
import type {
  CarryOutAnswer,
  ComparedPages,
  DecidedConflict,
  ExportBranch,
  ExportedFile,
  ExportRepository,
  ExportTexts,
  GitAnswer,
  GitStep,
  PlanAnswer,
} from '../../../shared/contract/export.ts';
import type { ChangeAnswer } from '../../../shared/contract/call.ts';
import {
  keptPosts,
  type Decision,
  type ExportPlan,
  type PlannedFile,
  type PlannedPage,
} from '../../../shared/export/plan.ts';
import type { Problem } from '../../../shared/kit/problem.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import { commonLines } from '../../../shared/text/compare/common-lines.ts';
import { ChangeSets } from '../change-set/change-sets.ts';
import { takeUp } from '../change-set/take-up.ts';
import { Disk } from '../disk/disk.ts';
import { changedFile, problemOf } from '../disk/fault.ts';
import { KeyedQueue } from '../disk/queue.ts';
import { loadSite } from '../folder/loaded-site.ts';
import { BranchExport, type MadeBranch } from './branch-export.ts';
import { Exporter, type ExportUndo } from './exporter.ts';
import { viewedPage, viewedPart, type Side, type ViewedPart } from './page-views.ts';
import { SiteFolder } from '../folder/site-folder.ts';
import { Repository } from './repository/repository.ts';
import { whyNoRepository } from './repository/why-no-repository.ts';

export interface SessionPlanRequest {
  /** Absolute folders; the same twice publishes within a site. */
  readonly source: string;
  readonly target: string;
  readonly posts: readonly SitePath[];
  readonly decisions: readonly DecidedConflict[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The machine's IANA zone. */
  readonly zone: string;
}

export interface OfPlan {
  readonly plan: number;
}

interface CurrentPlan {
  readonly id: number;
  readonly exporter: Exporter;
  readonly plan: ExportPlan;
  pages: readonly PlannedPage[] | undefined;
}

/** One person's export from the first look at the plan to the last chance to take it back; holds one plan at a time. */
export class ExportSession {
  #branches: { readonly work: BranchExport; readonly made: readonly MadeBranch[] } | undefined;
  readonly #sets = new ChangeSets();
  readonly #disk = new Disk();
  readonly #onProgress: (done: number, total: number) => void;
  #exporter: Exporter | undefined;
  #plan: CurrentPlan | undefined;
  #serial = 0;
  /** What was found of exports that a crash had cut off. */
  #recovered: readonly Problem[] = [];
  #done: { readonly exporter: Exporter; readonly undo: ExportUndo } | undefined;
  #stop: AbortController | undefined;
  /** Plans are made one after the other: the one that was asked for last is the current one. */
  readonly #planning = new KeyedQueue();

  constructor(onProgress: (done: number, total: number) => void) {
    this.#onProgress = onProgress;
  }

  /** Reads both sites anew, except where only a conflict was decided, and works the plan out. */
  plan(request: SessionPlanRequest): Promise<PlanAnswer> {
    return this.#planning.run('plan', () => this.#planNow(request));
  }

  async #planNow(request: SessionPlanRequest): Promise<PlanAnswer> {
    const { posts, decisions, now, zone, target } = request;
    const decided = new Map(decisions.map(one => [one.path, decisionOf(one)]));
    try {
      const known = decisions.length > 0 ? this.#exporter : undefined;
      if (!known) this.#recovered = [...this.#recovered, ...(await takeUp(await SiteFolder.open(target)))];
      const exporter = known ?? (await this.#open(request));
      this.#exporter = exporter;
      const unfit = exporter.folderProblems()[0];
      if (unfit) return { kind: 'refused', problem: unfit };
      const { plan, notes } = await exporter.plan({ posts, now, zone, decide: ({ path }) => decided.get(path) });
      this.#plan = { id: ++this.#serial, exporter, plan, pages: undefined };
      const { root } = exporter.target.folder;
      const repository = await repositoryAt(root);
      const waiting = repository ? await exporter.waiting(plan) : [];
      const noGit = repository ? undefined : await whyNotInGit(root);
      const summary = {
        plan: this.#plan.id,
        target: { folder: root, name: basename(root) },
        inPlace: root === exporter.source.folder.root,
        posts: plan.posts.map(({ from, to, title, url }) => ({ from, to, title, url })),
        files: plan.files.map(summaryOf),
        conflicts: plan.conflicts.map(({ path, from }) => ({ path, from })),
        kept: keptPosts(plan).map(({ from, leaves }) => ({ path: leaves!.to, from })),
        waiting,
        problems: [...plan.problems, ...this.#recovered, ...notes, ...(noGit ? [noGit] : [])].map(withoutFix),
        repository,
      };
      return { kind: 'planned', summary };
    } catch (error) {
      return { kind: 'refused', problem: problemOf(error, target, 'could not be read') };
    }
  }

  /** Compares the pages of the target before and after the plan. */
  async pages({ plan: id }: OfPlan): Promise<ComparedPages | { readonly kind: 'stale' }> {
    // The plan's own answer leaves first: rendering a site twice takes a while.
    await new Promise(resolve => setImmediate(resolve));
    // The pages are shown with their stylesheets.
    await this.#current(id)?.exporter.target.loadStyles();
    const current = this.#current(id);
    if (!current) return { kind: 'stale' };
    current.pages ??= current.exporter.pages(current.plan);
    return { kind: 'compared', pages: current.pages.map(({ kind, url, type }) => ({ kind, url, type })) };
  }

  /** A page that differs, to be shown; null where that side has none, or the plan is not the current one. */
  page({ plan, at, side }: OfPlan & { readonly at: number; readonly side: Side }): Promise<string | null> {
    const { exporter, pages } = this.#current(plan) ?? {};
    return Promise.resolve((exporter && pages && viewedPage({ target: exporter.target, pages }, at, side)) ?? null);
  }

  /** What pages of one side are made of, for as long as a plan is looked at. */
  async part({ path, side }: { readonly path: string; readonly side: Side }): Promise<ViewedPart> {
    const current = this.#plan;
    if (!current?.pages) return { kind: 'missing' };
    const { exporter, plan, pages } = current;
    return viewedPart({ source: exporter.source, target: exporter.target, plan, pages }, path, side);
  }

  texts({ plan: id, of, at }: OfPlan & { of: 'file' | 'conflict' | 'page'; at: number }): Promise<ExportTexts | null> {
    return Promise.resolve(this.#texts(id, of, at));
  }

  /** What a branch for each post would hold. */
  branches({ plan: id }: OfPlan): Promise<readonly ExportBranch[]> {
    const current = this.#current(id);
    const branches = current ? new BranchExport(current.exporter).plan(current.plan) : [];
    return Promise.resolve(branches.map(one => ({ ...one, problems: one.problems.map(withoutFix) })));
  }

  async carryOut({
    plan: id,
    branch,
    message,
    each,
  }: OfPlan & { branch: string | null; message: string | null; each: boolean }): Promise<CarryOutAnswer> {
    const current = this.#current(id);
    if (!current) return { kind: 'cancelled' };
    if (each) return this.#carryOutEach(current, message ?? '');
    const { exporter, plan } = current;
    const { root } = exporter.target.folder;
    this.#stop = new AbortController();
    const outcome = await exporter.carryOut(plan, {
      onProgress: this.#onProgress,
      signal: this.#stop.signal,
      ...(branch === null ? {} : { branch }),
      ...(message === null ? {} : { message }),
    });
    this.#stop = undefined;
    if (outcome.kind === 'cancelled' || outcome.kind === 'refused') return outcome;
    if (outcome.kind === 'differs') {
      // The next plan, with whatever was decided before, reads what is there now.
      this.#exporter = undefined;
      return { kind: 'refused', problem: changedMeanwhile(outcome.paths) };
    }
    if (outcome.kind === 'failed') return { kind: 'refused', problem: notWritten(outcome.error, root) };
    this.#done = { exporter, undo: outcome.undo };
    this.#plan = undefined;
    return {
      kind: 'done',
      files: plan.files.length,
      commits: outcome.commit ? [outcome.commit] : [],
      each: false,
      notCommitted: outcome.notCommitted ?? outcome.notRemembered ?? null,
      repository: await repositoryAt(root),
    };
  }

  cancel(): Promise<ChangeAnswer> {
    this.#stop?.abort();
    return Promise.resolve(DONE);
  }

  /** Takes the last export of this session back. */
  async undo(): Promise<ChangeAnswer> {
    if (this.#branches) {
      const problem = await this.#branches.work.undo(this.#branches.made);
      if (problem) return { kind: 'refused', problem };
      this.#branches = undefined;
      return DONE;
    }
    if (!this.#done) return DONE;
    const problem = await this.#done.exporter.undo(this.#done.undo);
    if (problem) return { kind: 'refused', problem };
    this.#done = undefined;
    return DONE;
  }

  /** Fetches, pulls or pushes in the target's repository; after a pull the next plan reads the target anew. */
  async git({ step }: { readonly step: GitStep }): Promise<GitAnswer> {
    const root = (this.#plan ?? this.#done)?.exporter.target.folder.root;
    if (root === undefined) return { kind: 'done', repository: null };
    const stop = (this.#stop = new AbortController());
    const repository = await Repository.open(root, stop.signal);
    const made = step === 'push' ? this.#branches?.made.map(({ branch }) => branch) : undefined;
    const outcome = await (made ? repository?.remote.push(made) : repository?.remote[step]());
    this.#stop = undefined;
    if (step === 'pull') this.#exporter = undefined;
    if (stop.signal.aborted) {
      // A rebase that was cut off would stand in the way of everything later.
      if (step === 'pull') await (await Repository.open(root))?.remote.abandonRebase();
      return { kind: 'done', repository: await repositoryAt(root) };
    }
    if (outcome && !outcome.ok) return { kind: 'refused', problem: outcome.error };
    return { kind: 'done', repository: await repositoryAt(root) };
  }

  async #carryOutEach({ exporter, plan }: CurrentPlan, message: string): Promise<CarryOutAnswer> {
    const work = new BranchExport(exporter);
    const outcome = await work.carryOut(plan, message, this.#onProgress);
    if (outcome.kind === 'refused') return outcome;
    const { branches, notRemembered } = outcome;
    this.#branches = { work, made: branches };
    return {
      kind: 'done',
      files: plan.files.length,
      commits: branches.map(({ branch, hash }) => ({ branch, hash: hash ?? null })),
      each: true,
      notCommitted: notRemembered ?? null,
      repository: await repositoryAt(exporter.target.folder.root),
    };
  }

  #current(id: number): CurrentPlan | undefined {
    return this.#plan?.id === id ? this.#plan : undefined;
  }

  #texts(id: number, of: 'file' | 'conflict' | 'page', at: number): ExportTexts | null {
    const current = this.#current(id);
    if (!current) return null;
    if (of === 'page') {
      const page = current.pages?.[at];
      return page ? { before: page.before ?? null, after: page.after ?? null } : null;
    }
    if (of === 'conflict') {
      const conflict = current.plan.conflicts[at];
      if (!conflict) return null;
      const { theirs, mine, base = commonLines(mine, theirs) } = conflict;
      return { before: theirs, after: mine, base };
    }
    const file = current.plan.files[at];
    switch (file?.kind) {
      case 'add-text':
        return { before: current.exporter.source.files.get(file.from)?.text ?? null, after: file.text };
      case 'change-text':
      case 'rename-text':
        return { before: file.before, after: file.text };
      default:
        return null;
    }
  }

  async #open({ source, target, now, zone }: SessionPlanRequest): Promise<Exporter> {
    const options = { now, zone, environment: 'production' };
    const from = await loadSite(source, options);
    const to = target === source ? from : await loadSite(target, options);
    return new Exporter(from, to, this.#sets, this.#disk);
  }
}

const DONE = { kind: 'done' } as const;

function decisionOf({ decision, text }: DecidedConflict): Decision {
  return decision === 'chosen' ? { text: text ?? '' } : decision;
}

function summaryOf(file: PlannedFile): ExportedFile {
  const { kind, path } = file;
  return {
    kind,
    path,
    formerly: kind === 'rename-text' ? file.formerly : null,
    from: kind === 'add-asset' ? file.asset.path : kind === 'delete' ? null : file.from,
    size: kind === 'add-asset' ? file.asset.size : kind === 'delete' ? file.size : null,
  };
}

function withoutFix({ severity, code, place, cause, remedy }: Problem): Problem {
  return { severity, code, place, cause, remedy };
}

async function repositoryAt(folder: string): Promise<ExportRepository | null> {
  try {
    const repository = await Repository.open(folder);
    if (!repository) return null;
    const { branch, ahead, behind, changed, unfinished } = await repository.status();
    return {
      branch: branch ?? null,
      ahead,
      behind,
      changed: changed.length,
      unfinished,
      remote: await repository.remote.exists(),
    };
  } catch {
    // A repository that git itself cannot read is exported into as a folder without one.
    return null;
  }
}

/** Why a folder that is in a repository cannot be worked with as one; a warning, since it can be written to all the same. */
async function whyNotInGit(folder: string): Promise<Problem | undefined> {
  const problem = await whyNoRepository(folder);
  return ['git-none', 'git-missing'].includes(problem.code) ? undefined : { ...problem, severity: 'warning' };
}

function notWritten(error: unknown, root: string): Problem {
  return problemOf(error, changedFile(error) ?? root, 'could not be written; nothing was changed');
}

function changedMeanwhile(paths: readonly string[]): Problem {
  return {
    severity: 'error',
    code: 'changed-meanwhile',
    place: { path: paths[0] ?? '', line: 1, column: 1 },
    cause: `${paths.join(', ')} changed after the plan was made, so nothing was written.`,
    remedy: 'Look at the new plan and export again.',
  };
}
