import type { Bridge } from '../../shared/contract/bridge.ts';
import type { Recovered } from '../../shared/contract/post-calls.ts';
import type { OpenedSite } from '../../shared/contract/site-calls.ts';
import { fileExists, type Problem } from '../../shared/kit/problem.ts';
import type { Result } from '../../shared/kit/result.ts';
import { minimalChanges } from '../../shared/text/compare/minimal-change.ts';
import type { SiteDelta, SitePath } from '../../shared/site/site-file.ts';
import type { TextChange } from '../../shared/text/text-change.ts';
import { changedOnDisk, hasBackslash } from './post/desk-problems.ts';
import { keepVersion } from './post/keep-version.ts';
import { KeptPost, type KeptPostListener } from './post/kept-post.ts';
import { OpenPost } from './post/open-post.ts';
import type { Preferences } from './preferences.ts';
import type { Problems } from './problems.ts';
import { Store } from './store.ts';
import { readUndo, replayPost, writeUndo } from './post/undo-history.ts';
import type { SiteFollower, Workspace } from './site/workspace.ts';

export interface DeskState {
  /** The post that the window shows. */
  readonly kept: KeptPost | null;
  /** Where its file lies; changes when the file is renamed. */
  readonly path: SitePath | null;
  /** The post that is being read. */
  readonly loading: SitePath | null;
  /** Why the last post could not be opened. */
  readonly refused: Problem | null;
}

const EMPTY: DeskState = { kept: null, path: null, loading: null, refused: null };
const CLEAN_POSTS_KEPT = 12;

/** The posts that lie open: one is shown, those with unsaved text and the last few others are kept with their undo history. */
export class Desk implements SiteFollower, KeptPostListener {
  readonly store = new Store<DeskState>(EMPTY);
  /** Posts whose text is not on disk, for the marks of the list. */
  readonly unsavedPaths = new Store<ReadonlySet<SitePath>>(new Set());
  /** Grows whenever a person changes the text of a post. */
  readonly written = new Store(0);
  readonly #bridge: Bridge;
  readonly #preferences: Preferences;
  readonly #problems: Problems;
  readonly #workspace: Workspace;
  /** In the order of their use, the latest last. */
  readonly #posts = new Map<SitePath, KeptPost>();
  #site: OpenedSite | null = null;
  readonly #stamp: (post: OpenPost) => void;

  /** `stamp` sets what a site wants to be set whenever a changed post is saved. */
  constructor(
    bridge: Bridge,
    preferences: Preferences,
    problems: Problems,
    workspace: Workspace,
    stamp: (post: OpenPost) => void = () => undefined,
  ) {
    this.#stamp = stamp;
    this.#bridge = bridge;
    this.#preferences = preferences;
    this.#problems = problems;
    this.#workspace = workspace;
    bridge.on('journal.lost', ({ site, path }) => site === this.#site?.id && this.#posts.get(path)?.journalLost());
    bridge.on('post.moved', ({ site, from, to }) => {
      // What waited for its file to come back is saved where that is now.
      if (site === this.#site?.id) void this.follow(from, to).then(() => this.autosave(to));
    });
  }

  get kept(): KeptPost | null {
    return this.store.get().kept;
  }

  get post(): OpenPost | null {
    return this.kept?.post ?? null;
  }

  /** A post that lies open, shown or not. */
  postAt(path: SitePath): OpenPost | undefined {
    return this.#posts.get(path)?.post;
  }

  /** Saves a post as leaving it does: not when the person saves by hand alone. */
  async autosave(path: SitePath): Promise<void> {
    const kept = this.#posts.get(path);
    if (kept && this.#preferences.get().autosave !== 'off') await kept.save();
  }

  /** Shows a post, saving the one that was shown. `false` when it cannot be read. */
  async open(path: SitePath): Promise<boolean> {
    const site = this.#site;
    if (!site) return false;
    const shown = this.post;
    if (shown?.path === path) {
      // Another post may be on its way still: the last word counts.
      this.store.merge({ loading: null });
      return true;
    }
    if (shown) void this.autosave(shown.path);
    const known = this.#posts.get(path);
    if (known) {
      this.#show(known);
      void known.lookAtDisk();
      return true;
    }
    if (path.includes('\\')) {
      this.store.set({ ...EMPTY, refused: hasBackslash(path) });
      return false;
    }
    this.store.merge({ loading: path, refused: null });
    const answer = await this.#bridge.call('post.read', { site: site.id, path });
    if (this.#site !== site || this.store.get().loading !== path) return false;
    if (answer.kind === 'refused') {
      this.store.set({ ...EMPTY, refused: answer.problem });
      return false;
    }
    const { text, hash } = answer.file;
    const undo = await this.#bridge.call('undo.load', { site: site.id, path, hash });
    if (this.#site !== site || this.store.get().loading !== path) return false;
    const post = new OpenPost(site.id, path, text, readUndo(undo));
    post.base = hash;
    this.#show(this.#keep(post, text, undo));
    return true;
  }

  /** Writes a file that was not there and shows it. */
  async create(path: SitePath, text: string): Promise<Problem | null> {
    const site = this.#site;
    if (!site) return null;
    const answer = await this.#bridge.call('post.save', { site: site.id, path, text, base: null });
    if (answer.kind === 'refused') return answer.problem;
    if (answer.kind === 'conflict') return fileExists(path, 'Choose another title or date.');
    this.#announce(path, text, answer.modified);
    await this.open(path);
    return null;
  }

  /**
   * Takes up text that outlived its window, with its undo history. Over a file that has changed since, it is one change
   * that undo takes back.
   */
  async recover(found: Recovered): Promise<void> {
    const site = this.#site;
    if (!site) return;
    const { path, disk, base, mine } = found;
    const open = this.#posts.get(path);
    if (open?.dirty || (disk && disk.hash !== base)) {
      if (!(await this.open(path))) return;
      const post = this.post;
      post?.apply(minimalChanges(post.text(), mine), { origin: 'recover' });
    } else {
      const post = replayPost(site.id, found);
      post.base = disk?.hash ?? null;
      if (open) this.#drop(open);
      this.#show(this.#keep(post, disk?.text ?? null, found.start.undo));
    }
    const kept = this.kept;
    if (!kept) return;
    await kept.takeUp();
    // What the text is written over can be had again.
    if (disk && disk.text !== kept.post.fileText()) this.keep(kept.post, disk.text, 'before-reload', disk.hash);
    await kept.save();
  }

  /** A journal whose text is on disk: its undo history is kept for that version, and the journal goes. */
  async settleJournal(found: Recovered): Promise<void> {
    const site = this.#site;
    if (!site) return;
    const { path, disk, run } = found;
    const undo = disk && writeUndo(replayPost(site.id, found));
    if (undo !== null) await this.#bridge.call('undo.keep', { site: site.id, path, hash: disk!.hash, undo });
    await this.#bridge.call('journal.discard', { site: site.id, path, run });
  }

  /** Renames the shown post's file, saved before. */
  async move(to: SitePath): Promise<Problem | null> {
    const kept = this.kept;
    return kept ? this.#move(kept, to) : null;
  }

  /**
   * Changes a post, shown or not, saves it and moves it where `to` is given. What the file says before goes into its
   * history; a post that lies open is changed by one step of its undo.
   */
  async change(
    path: SitePath,
    plan: (text: string) => Result<readonly TextChange[], Problem>,
    to: SitePath | null,
  ): Promise<Problem | null> {
    const site = this.#site;
    if (!site) return null;
    let kept = this.#posts.get(path);
    if (!kept) {
      const answer = await this.#bridge.call('post.read', { site: site.id, path });
      if (answer.kind === 'refused') return answer.problem;
      const post = new OpenPost(site.id, path, answer.file.text);
      post.base = answer.file.hash;
      kept = this.#posts.get(path) ?? this.#keep(post, answer.file.text);
    }
    const changes = plan(kept.post.text());
    if (!changes.ok) return changes.error;
    if (changes.value.length > 0) {
      kept.remember('before-bulk-change');
      kept.post.apply(changes.value, { origin: 'board' });
    }
    if (to !== null) return this.#move(kept, to);
    if (await kept.save()) return null;
    return kept.state.get().problem ?? changedOnDisk(path);
  }

  async #move(kept: KeptPost, to: SitePath): Promise<Problem | null> {
    const from = kept.post.path;
    if (!(await kept.save())) return kept.state.get().problem ?? changedOnDisk(from);
    const answer = await this.#bridge.call('post.rename', { site: kept.post.site, path: from, to });
    if (answer.kind === 'refused') return answer.problem;
    this.#posts.delete(from);
    await kept.movedTo(to);
    this.#posts.set(to, kept);
    const text = kept.post.fileText();
    this.#workspace.announce({ changed: [siteFile(to, text, Date.now())], removed: [from] }, this);
    if (this.kept === kept) this.store.merge({ path: to });
    return null;
  }

  /** An export or another window has moved a post's file and may have changed its text: an open post goes along. */
  async follow(from: SitePath, to: SitePath): Promise<void> {
    const kept = this.#posts.get(from);
    if (!kept) return;
    this.#posts.delete(from);
    await kept.movedTo(to);
    this.#posts.set(to, kept);
    if (this.kept === kept) this.store.merge({ path: to });
    await kept.lookAtDisk();
  }

  /** Moves a post's file to the trash, with what was not saved yet where that can be; `moved` as in `post.trash`. */
  async trash(path: SitePath, moved: number): Promise<Problem | null> {
    const site = this.#site;
    if (!site) return null;
    const kept = this.#posts.get(path);
    if (kept?.dirty) await kept.save();
    const answer = await this.#bridge.call('post.trash', { site: site.id, path, moved });
    if (answer.kind === 'refused') return answer.problem;
    if (kept) {
      await kept.abandon();
      this.#forget(kept);
    }
    this.#workspace.announce({ changed: [], removed: [path] }, this);
    return null;
  }

  /** Takes the message about a post that could not be read away. */
  dismiss(): void {
    this.store.merge({ refused: null });
  }

  /** Posts with text that no disk holds. */
  unsaved(): readonly KeptPost[] {
    return [...this.#posts.values()].filter(kept => kept.dirty);
  }

  /** Saves every post that needs it; the posts that could not be saved. */
  async saveAll(): Promise<readonly KeptPost[]> {
    await Promise.all(this.unsaved().map(kept => kept.save()));
    return this.unsaved();
  }

  opened(site: OpenedSite): void {
    this.#site = site;
    this.store.set(EMPTY);
  }

  /** The first reading counts too: a post may have been opened just before another program wrote it. */
  changed(delta: SiteDelta): void {
    for (const path of [...delta.changed.map(file => file.path), ...delta.removed]) {
      void this.#posts.get(path)?.lookAtDisk();
    }
  }

  closed(): void {
    for (const kept of this.#posts.values()) kept.release();
    this.#posts.clear();
    this.#mark();
    this.#site = null;
    this.store.set(EMPTY);
  }

  saved(post: OpenPost, text: string, modified: number): void {
    this.#announce(post.path, text, modified);
  }

  saving(post: OpenPost): void {
    this.#stamp(post);
  }

  failed(post: OpenPost, problem: Problem | null): void {
    this.#problems.report(`save:${post.path}`, problem ? [problem] : []);
  }

  unkept(post: OpenPost, problem: Problem | null): void {
    this.#problems.report(`journal:${post.path}`, problem ? [problem] : []);
  }

  keep(...version: Parameters<KeptPostListener['keep']>): void {
    void keepVersion(this.#bridge, ...version).then(problems =>
      this.#problems.report(`history:${version[0].path}`, problems),
    );
  }

  #announce(path: SitePath, text: string, modified: number): void {
    this.#workspace.announce({ changed: [siteFile(path, text, modified)], removed: [] }, this);
  }

  #keep(post: OpenPost, diskText: string | null, undo: string | null = null): KeptPost {
    const kept = new KeptPost(this.#bridge, this.#preferences, post, diskText, this, undo);
    this.#posts.set(post.path, kept);
    kept.state.subscribe(() => this.#mark());
    post.subscribe(({ changes, origin }) => {
      if (changes.length > 0 && origin !== 'disk' && !origin.startsWith('bulk'))
        this.written.set(this.written.get() + 1);
    });
    this.#mark();
    // The one that is shown is followed however many others were changed beside it.
    const clean = [...this.#posts.values()].filter(one => one !== kept && one !== this.kept && !one.dirty);
    for (const old of clean.slice(0, Math.max(0, clean.length - CLEAN_POSTS_KEPT))) this.#drop(old);
    return kept;
  }

  #show(kept: KeptPost): void {
    this.#posts.delete(kept.post.path);
    this.#posts.set(kept.post.path, kept);
    this.store.set({ ...EMPTY, kept, path: kept.post.path });
  }

  #mark(): void {
    const paths = [...this.#posts.values()]
      .filter(kept => kept.state.get().status !== 'Saved')
      .map(kept => kept.post.path);
    const before = this.unsavedPaths.get();
    if (paths.length !== before.size || paths.some(path => !before.has(path))) this.unsavedPaths.set(new Set(paths));
  }

  #forget(kept: KeptPost): void {
    this.#drop(kept);
    if (this.kept === kept) this.store.set(EMPTY);
  }

  #drop(kept: KeptPost): void {
    kept.release();
    this.#posts.delete(kept.post.path);
    this.#mark();
  }
}

function siteFile(path: SitePath, text: string, modified: number): SiteDelta['changed'][number] {
  // Most texts are ASCII, which is seen without the bytes of ten megabytes being made.
  const size = /^[\0-\x7f]*$/.test(text) ? text.length : new TextEncoder().encode(text).length;
  return { path, text, modified, size };
}
