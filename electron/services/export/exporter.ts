import {
  isReady,
  type Conflict,
  type Decision,
  type ExportPlan,
  type LastExport,
  type PlannedPage,
} from '../../../shared/export/plan.ts';
import type { PostToExport } from '../../../shared/export/export-request.ts';
import { planExport } from '../../../shared/export/plan-export.ts';
import { proofPlan } from '../../../shared/export/proof-plan.ts';
import type { Problem } from '../../../shared/kit/problem.ts';
import { err, ok, type Result } from '../../../shared/kit/result.ts';
import { Zone } from '../../../shared/ruby/time/zone.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import type { ChangeSets } from '../change-set/change-sets.ts';
import type { CarryOptions, FileChange } from '../change-set/file-change.ts';
import { checkSettingsOf } from '../folder/check-settings.ts';
import type { Disk } from '../disk/disk.ts';
import { faultCode, problemOf } from '../disk/fault.ts';
import type { LoadedSite } from '../folder/loaded-site.ts';
import { carryOutPlan, exportedTexts, touchedPaths } from './carry-out.ts';
import { folderProblems } from './folders.ts';
import { gatherExport } from './gather.ts';
import { LastExports } from './last-exports.ts';
import { noteBranch } from './left-branch.ts';
import { waitingFiles } from './waiting-files.ts';
import { Repository, type Commit } from './repository/repository.ts';
import { whyNoRepository } from './repository/why-no-repository.ts';

export interface PlanOptions {
  readonly posts: readonly SitePath[];
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The machine's IANA zone, for a target that names none. */
  readonly zone: string;
  readonly decide: (conflict: Conflict) => Decision | undefined;
}

export interface PreparedExport {
  /** Its problems include what the checks find broken on the pages. */
  readonly plan: ExportPlan;
  /** What the checks find besides; it stops nothing. */
  readonly notes: readonly Problem[];
}

export interface CarryOutOptions extends CarryOptions {
  /** Commit on this branch, made if need be; without it on the one that is checked out. */
  readonly branch?: string;
  /** Commit the planned files with this message; without it nothing is committed. */
  readonly message?: string;
}

/** What leads back from an export. */
export interface ExportUndo {
  readonly changes: readonly FileChange[];
  readonly remembered: readonly (readonly [SitePath, LastExport | undefined])[];
  readonly commit: Commit | undefined;
  readonly message: string | undefined;
}

export type ExportOutcome =
  | {
      readonly kind: 'done';
      readonly undo: ExportUndo;
      readonly commit: Commit | undefined;
      /** The files are there, but could not be committed. */
      readonly notCommitted: Problem | undefined;
      /** The files are there, but the next export will not know them for its own. */
      readonly notRemembered: Problem | undefined;
    }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'differs'; readonly paths: readonly string[] }
  /** Nothing was written. */
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'failed'; readonly error: unknown };

/** An export from one site into another, or within one: works it out, carries it out, takes it back. */
export class Exporter {
  constructor(
    readonly source: LoadedSite,
    readonly target: LoadedSite,
    readonly sets: ChangeSets,
    readonly disk: Disk,
  ) {}

  /** Why the folders do not fit; empty when posts may go from one to the other. */
  folderProblems(): readonly Problem[] {
    return folderProblems(this.source, this.target);
  }

  /** Works out the plan and checks the planned posts as the target would publish them. Writes nothing. */
  async plan({ posts: paths, now, zone, decide }: PlanOptions): Promise<PreparedExport> {
    const { source, target } = this;
    const problems: Problem[] = [];
    const posts: Pick<PostToExport, 'info' | 'text'>[] = [];
    for (const path of new Set(paths)) {
      const [info, text] = [source.engine.info(path), source.files.get(path)?.text];
      if (info && text !== undefined) posts.push({ info, text });
      else problems.push(noText(path, info !== undefined));
    }
    const gathered = await gatherExport({
      source,
      target,
      posts,
      now: new Zone(this.#zone(zone)).at(now),
      last: await this.last(),
      decisions: new Map(),
    });
    const first = planExport(gathered);
    const decisions = new Map<SitePath, Decision>();
    for (const conflict of first.conflicts) {
      const decision = decide(conflict);
      if (decision) decisions.set(conflict.path, decision);
    }
    const plan = decisions.size === 0 ? first : planExport({ ...gathered, decisions });
    const { findings } = this.#proof(plan, false);
    const grave = findings.filter(isGrave);
    return {
      plan: { ...plan, problems: [...problems, ...plan.problems, ...grave] },
      notes: findings.filter(finding => !isGrave(finding)),
    };
  }

  /** The pages of the target that a plan would change. Renders the whole site twice. */
  pages(plan: ExportPlan): readonly PlannedPage[] {
    return this.#proof(plan, true).pages;
  }

  /** What a commit of the plan takes along, because it is in the target already and is not committed. */
  async waiting(plan: ExportPlan, repository?: Repository): Promise<readonly SitePath[]> {
    const there = repository ?? (await Repository.open(this.target.folder.root));
    return there ? waitingFiles(plan, this.target, await there.uncommitted()) : [];
  }

  /**
   * Carries a ready plan out: the branch, all files or none, what was written is remembered, the commit. With it goes
   * what the posts use and an earlier export, or the person, wrote without committing it. A branch is gone to only when
   * the files are there, where it can be made without that.
   */
  async carryOut(plan: ExportPlan, options: CarryOutOptions = {}): Promise<ExportOutcome> {
    const { source, target } = this;
    if (!isReady(plan)) throw new Error('The plan has conflicts or errors');
    const { root } = target.folder;
    const inGit = options.branch !== undefined || options.message !== undefined;
    const repository = inGit ? await Repository.open(root) : undefined;
    const waiting = options.message === undefined ? [] : await this.waiting(plan, repository);
    const { branch, message, ...carry } = plan.files.length + waiting.length > 0 ? options : {};
    const paths = [...touchedPaths(plan), ...waiting];
    if (branch !== undefined || message !== undefined) {
      const problem = await (repository ? repository.whyNoCommit(branch, paths) : whyNoRepository(root));
      if (problem) return { kind: 'refused', problem };
    }
    const formerly = branch === undefined ? undefined : await repository?.branch();
    const made = branch === undefined ? undefined : await repository?.makeBranch(branch);
    if (made && !made.ok) return { kind: 'refused', problem: made.error };
    const isMade = made?.value === 'made';
    let forgetBranch: (() => Promise<void>) | undefined;
    if (branch !== undefined && repository && !isMade) {
      forgetBranch = await noteBranch(root, formerly, branch);
      const switched = await repository.switchTo(branch);
      if (!switched.ok) {
        await forgetBranch();
        return { kind: 'refused', problem: switched.error };
      }
    }
    let changes: readonly FileChange[] | undefined;
    let after: Pick<Extract<ExportOutcome, { kind: 'done' }>, 'commit' | 'notCommitted' | 'notRemembered'> | undefined;
    let remembered: ExportUndo['remembered'] = [];
    const afterwards = async (): Promise<void> => {
      const kept = await this.#remember(exportedTexts(plan));
      if (kept.ok) remembered = kept.value;
      const there = isMade && branch !== undefined ? await repository?.switchTo(branch) : undefined;
      const committed =
        message === undefined || there?.ok === false
          ? there
          : await repository?.commit(paths, message.trim() || 'Publish');
      after = {
        commit: committed?.ok ? committed.value : undefined,
        notCommitted: committed && !committed.ok ? committed.error : undefined,
        notRemembered: kept.ok ? undefined : kept.error,
      };
    };
    try {
      await this.#prepare(plan);
      const outcome = await carryOutPlan(this.sets, plan, source.folder, target.folder, { ...carry, afterwards });
      if (outcome.kind !== 'done') return outcome;
      changes = outcome.undo;
    } catch (error) {
      return { kind: 'failed', error };
    } finally {
      // Nothing was written, so the branch that the plan was made for comes back.
      if (changes === undefined && branch !== undefined && isMade) await repository?.dropBranch(branch);
      else if (changes === undefined && formerly !== undefined) await repository?.switchTo(formerly);
      await forgetBranch?.();
    }
    if (!after) throw new Error('What follows an export was not done');
    return { kind: 'done', undo: { changes, remembered, commit: after.commit, message }, ...after };
  }

  /**
   * Puts the target's files back as they were; files that somebody changed since stop it. What was committed stays in
   * the history and is reversed by a commit of its own, so that a pushed branch stays whole.
   */
  async undo({ changes, remembered, commit, message }: ExportUndo): Promise<Problem | undefined> {
    const { root } = this.target.folder;
    try {
      const outcome = await this.sets.carryOut(this.target.folder, changes);
      if (outcome.kind === 'differs') return changedSince(root, outcome.paths);
    } catch (error) {
      return problemOf(error, root, 'could not be put back');
    }
    const forgotten = await this.#remember(remembered);
    if (!forgotten.ok) return forgotten.error;
    const repository = commit && (await Repository.open(root));
    if (!commit || !repository) return undefined;
    const reversed = await repository.commit(
      await repository.pathsOf(commit.hash),
      `Take back: ${message ?? commit.hash}`,
    );
    return reversed.ok ? undefined : reversed.error;
  }

  get #isInPlace(): boolean {
    return this.source.folder.root === this.target.folder.root;
  }

  /** What was exported before, seen with the target's files as they were read. */
  last(): Promise<LastExports> {
    const { files, folder } = this.target;
    return LastExports.load(this.source.folder, folder.root, path => files.get(path)?.text);
  }

  async #prepare(plan: ExportPlan): Promise<void> {
    const written = exportedTexts(plan);
    if (this.#isInPlace || plan.files.length === 0 || written.length === 0) return;
    const last = await this.last();
    // From a folder that can only be read posts can be exported all the same; that they were is then told as unknown.
    // Node says ENOENT where a folder cannot be made on such a disk.
    await last.prepare(this.disk, written).catch((error: unknown) => {
      if (!['EROFS', 'EACCES', 'EPERM', 'ENOENT'].includes(faultCode(error))) throw error;
    });
  }

  /** Remembers what the target holds of each post; gives what was remembered before. */
  async #remember(
    written: readonly (readonly [SitePath, LastExport | undefined])[],
  ): Promise<Result<readonly (readonly [SitePath, LastExport | undefined])[], Problem>> {
    const from = this.source.folder.root;
    if (this.#isInPlace || written.length === 0) return ok([]);
    try {
      const last = await this.last();
      const before = written.map(([path]) => [path, last.of(path)] as const);
      const isNew = before.some(([path, one], at) => JSON.stringify([path, one]) !== JSON.stringify(written[at]));
      if (isNew) await last.save(this.disk, written);
      return ok(before);
    } catch (error) {
      return err(problemOf(error, from, 'could not take down what was exported; the files are written'));
    }
  }

  #proof(plan: ExportPlan, withPages: boolean) {
    const { engine, files } = this.target;
    return proofPlan({ engine, files, plan, settings: checkSettingsOf(this.target).settings, withPages });
  }

  #zone(machine: string): string {
    const zone = this.target.engine.config.get('timezone');
    return typeof zone === 'string' ? zone : machine;
  }
}

/** Notes about style do not stop an export; what would be broken on the page does. */
function isGrave(problem: Problem): boolean {
  return problem.severity === 'error';
}

function noText(path: SitePath, known: boolean): Problem {
  return {
    severity: 'error',
    code: known ? 'not-utf8' : 'not-a-post',
    place: { path, line: 1, column: 1 },
    cause: known ? `${path} is no UTF-8 text.` : `${path} is not a post or page of the site.`,
    remedy: known ? 'Save it as UTF-8 first.' : 'Give it front matter, and keep it in _drafts or _posts.',
  };
}

function changedSince(folder: string, paths: readonly string[]): Problem {
  return {
    severity: 'error',
    code: 'changed-since',
    place: { path: paths[0] ?? folder, line: 1, column: 1 },
    cause: `${paths.join(', ')} changed since, so nothing was taken back.`,
    remedy: 'Take the change back by hand, or with git.',
  };
}
