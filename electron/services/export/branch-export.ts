import type { ExportBranch } from '../../../shared/contract/export.ts';
import { branchesOf, commitMessage } from '../../../shared/export/commit-words.ts';
import { isReady, partOf, type ExportPlan } from '../../../shared/export/plan.ts';
import { proofPlan } from '../../../shared/export/proof-plan.ts';
import type { Problem } from '../../../shared/kit/problem.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import { checkSettingsOf } from '../folder/check-settings.ts';
import { problemOf } from '../disk/fault.ts';
import { fileHash } from '../disk/file-hash.ts';
import { BranchCommits, type BranchCommit, type BranchWork } from './branch-commits.ts';
import { changesOf, exportedTexts } from './carry-out.ts';
import type { Exporter } from './exporter.ts';
import type { Written } from './last-exports.ts';
import { Repository } from './repository/repository.ts';
import { whyNoRepository } from './repository/why-no-repository.ts';

export interface MadeBranch extends BranchCommit {
  readonly from: SitePath;
}

export type BranchOutcome =
  | { readonly kind: 'done'; readonly branches: readonly MadeBranch[]; readonly notRemembered: Problem | undefined }
  /** No branch was made. */
  | { readonly kind: 'refused'; readonly problem: Problem };

/** An export to a new branch for each post: the target's folder stays as it is, each commit holds one post's files. */
export class BranchExport {
  constructor(private readonly exporter: Exporter) {}

  /** What each branch would get; posts that bring nothing get none. */
  plan(plan: ExportPlan): readonly ExportBranch[] {
    const { engine, files } = this.exporter.target;
    const names = branchesOf(plan.posts);
    return plan.posts.flatMap(post => {
      const part = partOf(plan, post);
      if (part.files.length === 0) return [];
      const settings = checkSettingsOf(this.exporter.target).settings;
      const { findings } = proofPlan({ engine, files, plan: part, settings, withPages: false });
      return [
        {
          from: post.from,
          title: post.title,
          branch: names.get(post.from)!,
          files: part.files.flatMap(file => (file.kind === 'rename-text' ? [file.path, file.formerly] : [file.path])),
          problems: findings.filter(({ severity }) => severity === 'error'),
        },
      ];
    });
  }

  /** All branches or none. `message` is a template for each commit's words. */
  async carryOut(
    plan: ExportPlan,
    message: string,
    onProgress: (done: number, total: number) => void,
  ): Promise<BranchOutcome> {
    const { target } = this.exporter;
    const { root } = target.folder;
    if (!isReady(plan)) throw new Error('The plan has conflicts or errors');
    const planned = this.plan(plan);
    const broken = planned.flatMap(({ problems }) => problems)[0];
    if (broken) return { kind: 'refused', problem: broken };
    const repository = await Repository.open(root);
    if (!repository) return { kind: 'refused', problem: await whyNoRepository(root) };
    for (const { branch, files } of planned) {
      const problem = await repository.whyNoCommit(branch, files);
      if (problem) return { kind: 'refused', problem };
    }
    try {
      const works = await Promise.all(planned.map(one => this.#work(plan, one, message)));
      const commits = new BranchCommits(repository, target.folder, this.exporter.sets);
      const made = await commits.make(works, done => onProgress(done, works.length));
      if (!made.ok) return { kind: 'refused', problem: made.error };
      const branches = made.value.map((commit, at) => ({ ...commit, from: planned[at]!.from }));
      return { kind: 'done', branches, notRemembered: await this.#remember(plan, branches) };
    } catch (error) {
      return { kind: 'refused', problem: problemOf(error, root, 'could not be exported to branches; none was made') };
    }
  }

  /** Removes the branches, or puts them back to what they held. */
  async undo(branches: readonly MadeBranch[]): Promise<Problem | undefined> {
    const { root } = this.exporter.target.folder;
    const repository = await Repository.open(root);
    if (!repository) return whyNoRepository(root);
    const { folder } = this.exporter.target;
    const problem = await new BranchCommits(repository, folder, this.exporter.sets).takeBack(branches);
    if (problem) return problem;
    return this.#prepare(branches.map(({ from }) => [from, undefined] as const));
  }

  async #work(plan: ExportPlan, { from, branch }: ExportBranch, message: string): Promise<BranchWork> {
    const { source, target } = this.exporter;
    const post = plan.posts.find(one => one.from === from)!;
    const part = partOf(plan, post);
    const begun = (await this.exporter.last()).begunOf(from);
    return {
      branch,
      message: commitMessage([post], message).trim() || 'Publish',
      changes: await changesOf(part, source.folder, target.folder),
      own: new Map(begun ? [[begun.to, fileHash(Buffer.from(begun.text))]] : []),
      needs: post.uses,
    };
  }

  /** The posts count as exported once their branches are merged and the target has their texts. */
  #remember(plan: ExportPlan, branches: readonly MadeBranch[]): Promise<Problem | undefined> {
    const made = new Set(branches.map(({ from }) => from));
    return this.#prepare(exportedTexts(plan).filter(([from]) => made.has(from)));
  }

  async #prepare(written: Written): Promise<Problem | undefined> {
    const { source, target, disk } = this.exporter;
    if (source.folder.root === target.folder.root || written.length === 0) return undefined;
    try {
      await (await this.exporter.last()).prepare(disk, written);
      return undefined;
    } catch (error) {
      return problemOf(error, source.folder.root, 'could not take down what was exported; the branches are made');
    }
  }
}
