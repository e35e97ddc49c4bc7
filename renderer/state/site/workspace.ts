import type { Bridge } from '../../../shared/contract/bridge.ts';
import type { RecentSite } from '../../../shared/contract/app-calls.ts';
import type { OpenedSite, OpenAnswer } from '../../../shared/contract/site-calls.ts';
import type { Problem } from '../../../shared/kit/problem.ts';
import type { SiteDelta, SitePath } from '../../../shared/site/site-file.ts';
import type { Problems } from '../problems.ts';
import { Store } from '../store.ts';

export interface WorkspaceState {
  readonly site: OpenedSite | null;
  readonly opening: boolean;
  /** Files read so far of all, while the folder is read for the first time. */
  readonly reading: { readonly done: number; readonly total: number } | null;
  /** Why the last folder could not be opened. */
  readonly refused: Problem | null;
  readonly recent: readonly RecentSite[];
}

/** Hears of the site and its files: the catalogue's worker, the renderer's worker, the open posts. */
export interface SiteFollower {
  opened?(site: OpenedSite): void;
  /**
   * All files of a larger site before they are read, as `packFiles` gives them. `stored`: the texts of its posts are left on
   * disk, and come with `changed` only when they change.
   */
  listed?(files: string, stored: boolean): void;
  changed?(delta: SiteDelta, reading: boolean): void;
  /** Another site takes its place. */
  closed?(): void;
}

/** The open site and its files on their way from main to those who follow it. */
export class Workspace {
  readonly store: Store<WorkspaceState>;
  readonly #bridge: Bridge;
  readonly #problems: Problems;
  readonly #followers: SiteFollower[] = [];

  constructor(bridge: Bridge, problems: Problems, recent: readonly RecentSite[]) {
    this.#bridge = bridge;
    this.#problems = problems;
    this.store = new Store<WorkspaceState>({ site: null, opening: false, reading: null, refused: null, recent });
    bridge.on('site.files', ({ site, delta, reading, done, total }) => {
      if (site !== this.site?.id) return;
      for (const follower of this.#followers) follower.changed?.(delta, reading);
      this.store.merge({ reading: reading ? { done, total } : null });
    });
    bridge.on('site.listed', ({ site, files, stored }) => {
      if (site !== this.site?.id) return;
      for (const follower of this.#followers) follower.listed?.(files, stored);
    });
    bridge.on('site.git', ({ site, git }) => {
      const open = this.site;
      if (open?.id === site) this.store.merge({ site: { ...open, git } });
    });
    bridge.on('site.problem', ({ site, problem, over }) => {
      if (site !== this.site?.id) return;
      this.#problems.report(`folder:${problem.place.path}:${problem.code}`, over ? [] : [problem]);
    });
  }

  get site(): OpenedSite | null {
    return this.store.get().site;
  }

  follow(follower: SiteFollower): void {
    this.#followers.push(follower);
  }

  /** Asks the person for a folder and opens it; the answer is the post to show, `undefined` when nothing was opened. */
  choose(): Promise<SitePath | null | undefined> {
    return this.#take(this.#bridge.call('site.choose', undefined));
  }

  /** Opens a folder, or the site of a post; `null` is the starter site. */
  open(folder: string | null): Promise<SitePath | null | undefined> {
    return this.#take(this.#bridge.call('site.open', { folder }));
  }

  /** Tells the other followers what one of them (or null: nobody) wrote: main does not report the window's own writes. */
  announce(delta: SiteDelta, from: SiteFollower | null): void {
    const reading = this.store.get().reading !== null;
    for (const follower of this.#followers) if (follower !== from) follower.changed?.(delta, reading);
  }

  /** Has main send the whole folder once more, for a part of the window that lost what it was told. */
  readAgain(): void {
    const { site } = this;
    if (site) void this.#bridge.call('site.read-again', { site: site.id });
  }

  clearRecent(): void {
    this.store.merge({ recent: [] });
    void this.#bridge.call('app.clear-recent', undefined);
  }

  async #take(asked: Promise<OpenAnswer>): Promise<SitePath | null | undefined> {
    this.store.merge({ opening: true, refused: null });
    const answer = await asked;
    if (answer.kind !== 'opened') {
      this.store.merge({ opening: false, refused: answer.kind === 'refused' ? answer.problem : null });
      return undefined;
    }
    const before = this.site;
    if (before?.id === answer.site.id) {
      this.store.merge({ opening: false });
      return answer.post;
    }
    if (before) {
      for (const follower of this.#followers) follower.closed?.();
      await this.#bridge.call('site.close', { site: before.id });
    }
    this.#problems.clear();
    const { folder, name } = answer.site;
    const recent = [
      { folder, name, opened: Date.now() },
      ...this.store.get().recent.filter(one => one.folder !== folder),
    ];
    this.store.merge({ site: answer.site, opening: false, reading: { done: 0, total: 0 }, recent });
    for (const follower of this.#followers) follower.opened?.(answer.site);
    await this.#bridge.call('site.follow', { site: answer.site.id });
    return answer.post;
  }
}
