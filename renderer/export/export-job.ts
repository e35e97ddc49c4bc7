import type { ChangeAnswer } from '../../shared/contract/call.ts';
import type { SiteId } from '../../shared/contract/request-parts.ts';
import type {
  CarryOutAnswer,
  DecidedConflict,
  ExportBranch,
  ExportPage,
  ExportSummary,
  ExportTargets,
  ExportViews,
  GitStep,
} from '../../shared/contract/export.ts';
import type { Problem } from '../../shared/kit/problem.ts';
import type { SitePath } from '../../shared/site/site-file.ts';
import type { Session } from '../state/session.ts';
import { Store } from '../state/store.ts';
import { CURRENT, EACH } from './branch-choice.ts';

export type ExportPhase = 'planning' | 'planned' | 'writing' | 'done' | 'taking-back' | 'taken-back';

/** The thing whose difference is shown: one of the plan's files, conflicts or pages. */
export interface ShownItem {
  readonly of: 'file' | 'conflict' | 'page';
  readonly at: number;
}

export interface ExportState {
  readonly phase: ExportPhase;
  readonly targets: ExportTargets | null;
  readonly to: 'here' | 'chosen';
  readonly summary: ExportSummary | null;
  /** Null while they are being compared. */
  readonly pages: readonly ExportPage[] | null;
  readonly views: ExportViews | null;
  readonly decisions: readonly DecidedConflict[];
  readonly shown: ShownItem;
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly outcome: Extract<CarryOutAnswer, { kind: 'done' }> | null;
  /** What a branch for each post would hold; null until that is asked for. */
  readonly branches: readonly ExportBranch[] | null;
  /** What is chosen in the list of branches: a name, or one of the choices that `export-words.ts` names. */
  readonly branch: string;
  /** What stands in the way of the last step. */
  readonly refused: Problem | null;
  readonly push: 'none' | 'pushing' | 'pushed';
  /** What git is doing with the remote before anything is exported. */
  readonly git: GitStep | null;
}

const FIRST: ShownItem = { of: 'file', at: 0 };

/**
 * One export, from its first plan until the dialog closes.
 *
 *     planning ─▶ planned ─ carry out ─▶ writing ─▶ done ─ undo ─▶ taking-back ─▶ taken-back
 *        ▲           │ ▲                    │
 *        └ decide ───┘ └─ cancelled, refused┘
 */
export class ExportJob {
  readonly store = new Store<ExportState>({
    phase: 'planning',
    targets: null,
    to: 'here',
    summary: null,
    pages: null,
    views: null,
    decisions: [],
    shown: FIRST,
    progress: null,
    branches: null,
    branch: CURRENT,
    outcome: null,
    refused: null,
    push: 'none',
    git: null,
  });
  readonly #session: Session;
  readonly #paths: readonly SitePath[];
  readonly #site: SiteId;
  #round = 0;

  constructor(session: Session, site: SiteId, paths: readonly SitePath[]) {
    this.#session = session;
    this.#site = site;
    this.#paths = paths;
  }

  /** Listens and makes the first plan; the answer ends both. */
  start(): () => void {
    const leave = this.#session.bridge.on('export.progress', ({ site, done, total }) => {
      if (site === this.#site && this.store.get().phase === 'writing') this.store.merge({ progress: { done, total } });
    });
    void this.#begin();
    return () => {
      leave();
      this.#round += 1;
      void this.#session.bridge.call('export.close', { site: this.#site });
    };
  }

  /** Plans for the other folder; asks for one where none was chosen, or on the person's word. */
  async aim(to: 'here' | 'chosen', choose = false): Promise<void> {
    if (to === 'chosen' && (choose || !this.store.get().targets?.chosen)) {
      const answer = await this.#session.bridge.call('export.choose-target', { site: this.#site });
      if (answer.kind === 'refused') this.store.merge({ refused: answer.problem });
      if (answer.kind !== 'chosen') return;
      this.store.merge({ targets: answer.targets });
    }
    this.store.merge({ to, decisions: [] });
    await this.#plan();
  }

  async decide(decided: DecidedConflict): Promise<void> {
    const others = this.store.get().decisions.filter(({ path }) => path !== decided.path);
    this.store.merge({ decisions: [...others, decided] });
    await this.#plan();
  }

  show(shown: ShownItem): void {
    this.store.merge({ shown });
  }

  choose(branch: string): void {
    this.store.merge({ branch });
    if (branch === EACH) void this.#split();
  }

  /** Asks what a branch for each post of the plan would hold. */
  async #split(): Promise<void> {
    const { summary, branches } = this.store.get();
    if (!summary || branches) return;
    const found = await this.#session.bridge.call('export.branches', { site: this.#site, plan: summary.plan });
    if (this.store.get().summary?.plan === summary.plan) this.store.merge({ branches: found });
  }

  /** `branch` null: the one that is checked out; `message` null: without a commit; `each`: a branch for each post. */
  async carryOut(branch: string | null, message: string | null, each = false): Promise<void> {
    const { summary } = this.store.get();
    if (!summary) return;
    this.store.merge({ phase: 'writing', progress: null, refused: null });
    const answer = await this.#call(bridge =>
      bridge.call('export.carry-out', { site: this.#site, plan: summary.plan, branch, message, each }),
    );
    if (answer.kind !== 'done') {
      const refused = answer.kind === 'refused' ? answer.problem : null;
      if (refused?.code === 'changed-meanwhile') return this.#plan(refused);
      this.store.merge({ phase: 'planned', refused });
      return;
    }
    if (!each) await this.#followMoves(summary, 'there');
    this.store.merge({ phase: 'done', outcome: answer, refused: answer.notCommitted });
  }

  cancel(): void {
    void this.#session.bridge.call('export.cancel', { site: this.#site });
  }

  async undo(): Promise<void> {
    const { summary, outcome } = this.store.get();
    this.store.merge({ phase: 'taking-back', refused: null });
    const answer = await this.#call(bridge => bridge.call('export.undo', { site: this.#site }));
    if (answer.kind === 'refused') return this.store.merge({ phase: 'done', refused: answer.problem });
    if (summary && outcome?.each !== true) await this.#followMoves(summary, 'back');
    this.store.merge({ phase: 'taken-back' });
  }

  async push(): Promise<void> {
    this.store.merge({ push: 'pushing', refused: null });
    const answer = await this.#call(bridge => bridge.call('export.git', { site: this.#site, step: 'push' }));
    if (answer.kind === 'refused') this.store.merge({ push: 'none', refused: answer.problem });
    else this.store.merge({ push: 'pushed' });
  }

  /** One step with the remote; what was pulled is planned with. */
  async git(step: GitStep): Promise<void> {
    this.store.merge({ git: step, refused: null });
    const answer = await this.#call(bridge => bridge.call('export.git', { site: this.#site, step }));
    const { summary } = this.store.get();
    if (answer.kind === 'refused') return this.store.merge({ git: null, refused: answer.problem });
    this.store.merge({
      git: null,
      summary: summary && { ...summary, repository: answer.repository ?? summary.repository },
    });
    if (step === 'pull') await this.#plan();
  }

  async #begin(): Promise<void> {
    const { desk, bridge } = this.#session;
    const left = await desk.saveAll();
    const unsaved = left.find(kept => this.#paths.includes(kept.post.path));
    if (unsaved) return this.store.merge({ phase: 'planned', refused: notSaved(unsaved.post.path) });
    const targets = await bridge.call('export.targets', { site: this.#site });
    this.store.merge({ targets, to: targets?.chosen || !targets?.here ? 'chosen' : 'here' });
    if (targets && !targets.here && !targets.chosen) return this.store.merge({ phase: 'planned' });
    await this.#plan();
  }

  /** `refused`: why the plan before was not carried out. */
  async #plan(refused: Problem | null = null): Promise<void> {
    const round = ++this.#round;
    const { to, decisions } = this.store.get();
    this.store.merge({ phase: 'planning', refused: null });
    const request = { site: this.#site, to, posts: this.#paths, decisions };
    const answer = await this.#call(bridge => bridge.call('export.plan', request));
    if (round !== this.#round) return;
    if (answer.kind === 'refused') {
      return this.store.merge({ phase: 'planned', summary: null, pages: [], refused: answer.problem });
    }
    const { summary } = answer;
    const shown: ShownItem = summary.conflicts.length > 0 ? { of: 'conflict', at: 0 } : FIRST;
    this.store.merge({ phase: 'planned', summary, pages: null, branches: null, shown, refused });
    if (this.store.get().branch === EACH) void this.#split();
    const compared = await this.#session.bridge.call('export.pages', { site: this.#site, plan: summary.plan });
    if (round === this.#round && compared.kind === 'compared') {
      this.store.merge({ pages: compared.pages, views: compared.views });
    }
  }

  /** A draft that has become a post stays open under its new name. */
  async #followMoves(summary: ExportSummary, way: 'there' | 'back'): Promise<void> {
    for (const { kind, path, formerly } of summary.files) {
      if (!summary.inPlace || kind !== 'rename-text' || formerly === null) continue;
      await this.#session.desk.follow(...(way === 'there' ? ([formerly, path] as const) : ([path, formerly] as const)));
    }
  }

  /** A call that main could not answer is told like a refusal. */
  async #call<T>(
    ask: (bridge: Session['bridge']) => Promise<T>,
  ): Promise<T | Extract<ChangeAnswer, { kind: 'refused' }>> {
    try {
      return await ask(this.#session.bridge);
    } catch (error) {
      return { kind: 'refused', problem: defect(error) };
    }
  }
}

function notSaved(path: SitePath): Problem {
  return {
    severity: 'error',
    code: 'unsaved-post',
    place: { path, line: 1, column: 1 },
    cause: `${path} could not be saved, so its newest text cannot be exported.`,
    remedy: 'Save it first.',
  };
}

function defect(error: unknown): Problem {
  return {
    severity: 'error',
    code: 'export-defect',
    place: { path: '', line: 1, column: 1 },
    cause: `The export could not go on: ${error instanceof Error ? error.message : String(error)}`,
    remedy: 'Close this dialog and try again.',
  };
}
