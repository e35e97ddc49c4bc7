import type { Bridge } from '../../shared/contract/bridge.ts';
import type { RequestOf } from '../../shared/contract/calls.ts';
import type { SiteId } from '../../shared/contract/request-parts.ts';
import type { BulkAnswer, BulkStep, BulkTexts } from '../../shared/contract/bulk.ts';
import type { Problem } from '../../shared/kit/problem.ts';
import { pathsOfChange, restrictChange, type BulkChange } from '../../shared/library/bulk-change.ts';
import { keyOrder } from '../../shared/schema/field.ts';
import type { SitePath } from '../../shared/site/site-file.ts';
import { changeOpenPosts, planOpenPosts, takeBackOpenPosts, type OpenEdit } from './bulk-open-posts.ts';
import type { Catalogue } from './site/catalogue.ts';
import type { Desk } from './desk.ts';
import { Store } from './store.ts';

export type BulkPhase = 'idle' | 'planning' | 'planned' | 'writing' | 'done' | 'taking-back' | 'taken-back';

export interface BulkProgress {
  readonly step: BulkStep;
  readonly done: number;
  readonly total: number;
}

export interface BulkState {
  readonly phase: BulkPhase;
  /** What the change is, as its heading: `harbor, Harbour → harbour`. */
  readonly label: string;
  /** The posts that change, those with unsaved text first. */
  readonly paths: readonly SitePath[];
  /** Posts that cannot be changed so, before; those that failed, after. */
  readonly problems: readonly Problem[];
  /** The post whose difference is shown. */
  readonly shown: number;
  readonly texts: BulkTexts | null;
  readonly progress: BulkProgress | null;
  /** Posts that other programs changed meanwhile, which stopped the last step. */
  readonly differing: readonly SitePath[];
  readonly refused: Problem | null;
}

/** What a change of many posts needs of the window's session. */
export interface BulkParts {
  readonly bridge: Bridge;
  readonly desk: Desk;
  readonly catalogue: Catalogue;
  readonly lastBulk: Store<BulkJob | null>;
}

const IDLE: BulkState = {
  phase: 'idle',
  label: '',
  paths: [],
  problems: [],
  shown: 0,
  texts: null,
  progress: null,
  differing: [],
  refused: null,
};

/**
 * A change of many posts, from its plan until it is taken back. Files are changed by main, all or none; a post that lies
 * open with unsaved text is changed in that text, as one step of its own undo history.
 *
 *     idle ─ plan ─▶ planning ─▶ planned ─ carry out ─▶ writing ─▶ done ─ undo ─▶ taking-back ─▶ taken-back
 *       ▲               │            ▲                     │
 *       └── cancelled ──┘            └─ cancelled, refused ┘
 */
export class BulkJob {
  readonly store = new Store<BulkState>(IDLE);
  readonly #session: BulkParts;
  readonly #site: SiteId;
  #leave: (() => void) | undefined;
  #plan = 0;
  #change: BulkChange | null = null;
  #files: readonly SitePath[] = [];
  #open: readonly OpenEdit[] = [];
  #round = 0;

  constructor(session: BulkParts, site: SiteId) {
    this.#session = session;
    this.#site = site;
    this.listen();
  }

  /** Hears of the progress until `release`. */
  listen(): void {
    this.#leave ??= this.#session.bridge.on('bulk.progress', ({ site, step, done, total }) => {
      const { phase } = this.store.get();
      const busy = phase === 'planning' || phase === 'writing' || phase === 'taking-back';
      if (site === this.#site && busy) this.store.merge({ progress: { step, done, total } });
    });
  }

  /** Stops listening; what was done can still be taken back. */
  release(): void {
    this.#leave?.();
    this.#leave = undefined;
  }

  /** Works out what a change does, in the files and in the open posts. */
  async plan(label: string, change: BulkChange): Promise<void> {
    const round = ++this.#round;
    this.#change = change;
    this.store.set({ ...IDLE, phase: 'planning', label });
    const { schema } = this.#session.catalogue.knowledge.get();
    const lists = schema.fields.find(field => field.kind === 'list' && field.style.list !== undefined)?.style.list;
    const habits = { order: keyOrder(schema), lists: lists ?? 'flow' } as const;
    const concerned = new Set(pathsOfChange(change));
    const unsaved = this.#session.desk.unsaved().filter(({ post }) => concerned.has(post.path));
    const open = planOpenPosts(unsaved, change, habits);
    const inFiles = new Set(unsaved.map(({ post }) => post.path));
    const request: RequestOf<'bulk.plan'> = {
      site: this.#site,
      change: restrictChange(change, path => !inFiles.has(path)),
      habits: { ...habits, order: [...habits.order] },
    };
    const answer = await this.#session.bridge.call('bulk.plan', request);
    if (round !== this.#round) return;
    if (answer.kind === 'cancelled') return this.#drop();
    if (answer.kind === 'refused')
      return this.store.merge({ phase: 'planned', refused: answer.problem, progress: null });
    const { plan, paths, problems } = answer.summary;
    this.#plan = plan;
    this.#files = paths;
    this.#open = open.edits;
    this.store.merge({
      phase: 'planned',
      paths: [...open.edits.map(({ kept }) => kept.post.path), ...paths],
      problems: [...open.problems, ...problems],
      progress: null,
    });
    await this.show(0);
  }

  /** Works the same change out once more, from the files as they are now. */
  async planAgain(): Promise<void> {
    if (this.#change) await this.plan(this.store.get().label, this.#change);
  }

  /** Shows the difference of one of the posts. */
  async show(index: number): Promise<void> {
    const at = Math.max(0, Math.min(index, this.store.get().paths.length - 1));
    this.store.merge({ shown: at });
    const round = this.#round;
    const texts = await this.#textsAt(at);
    if (round === this.#round && this.store.get().shown === at) this.store.merge({ texts });
  }

  async carryOut(): Promise<void> {
    this.store.merge({ phase: 'writing', refused: null, differing: [], progress: null });
    const answer: BulkAnswer =
      this.#files.length === 0
        ? { kind: 'done', paths: [], problems: [] }
        : await this.#session.bridge.call('bulk.carry-out', { site: this.#site, plan: this.#plan });
    if (answer.kind !== 'done') return this.#stopped(answer, 'planned');
    const failed = changeOpenPosts(this.#open);
    if (this.#change?.kind === 'move') await this.#session.desk.follow(this.#change.move.from, this.#change.move.to);
    this.store.merge({ phase: 'done', problems: [...failed, ...answer.problems], progress: null });
    this.#session.lastBulk.set(this);
  }

  /** Takes all of it back; with `rest`, in the posts that nobody changed since. */
  async undo(rest = false): Promise<void> {
    this.store.merge({ phase: 'taking-back', refused: null, differing: [], progress: null });
    const answer: BulkAnswer =
      this.#files.length === 0
        ? { kind: 'done', paths: [], problems: [] }
        : await this.#session.bridge.call('bulk.undo', { site: this.#site, rest });
    if (answer.kind !== 'done') return this.#stopped(answer, 'done');
    if (this.#change?.kind === 'move') {
      const { from, to } = this.#change.move;
      if (answer.paths.includes(from)) await this.#session.desk.follow(to, from);
    }
    const failed = await takeBackOpenPosts(this.#session.desk, this.#open);
    this.store.merge({ phase: 'taken-back', problems: [...failed, ...answer.problems], progress: null });
    if (this.#session.lastBulk.get() === this) this.#session.lastBulk.set(null);
  }

  cancel(): void {
    void this.#session.bridge.call('bulk.cancel', { site: this.#site });
  }

  #drop(): void {
    this.#round += 1;
    this.store.set(IDLE);
  }

  #stopped(answer: Exclude<BulkAnswer, { kind: 'done' }>, phase: BulkPhase): void {
    this.store.merge({
      phase,
      progress: null,
      refused: answer.kind === 'refused' ? answer.problem : null,
      differing: answer.kind === 'differs' ? answer.paths : [],
    });
  }

  async #textsAt(at: number): Promise<BulkTexts | null> {
    const open = this.#open[at];
    if (open) return { before: open.before, after: open.after };
    if (at >= this.#open.length + this.#files.length) return null;
    const request = { site: this.#site, plan: this.#plan, at: at - this.#open.length };
    return this.#session.bridge.call('bulk.texts', request);
  }
}
