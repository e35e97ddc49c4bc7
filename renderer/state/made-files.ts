import type { Bridge } from '../../shared/contract/bridge.ts';
import type { SitePath } from '../../shared/site/site-file.ts';
import type { Desk } from './desk.ts';
import type { Workspace } from './workspace.ts';

/**
 * The files that links were made for while the window is open. When a link is taken back, its file goes to Galley's trash
 * as soon as nothing mentions it, on disk either; when the link comes back, so does the file.
 */
export class MadeFiles {
  readonly #bridge: Bridge;
  readonly #workspace: Workspace;
  readonly #desk: Desk;
  /** Where each file is: at its place, or in the trash under this id. */
  readonly #files = new Map<SitePath, { readonly trashed: string | null }>();
  /** Links of these are gone; their files follow when the posts are saved. */
  readonly #leaving = new Set<SitePath>();
  #work: Promise<void> = Promise.resolve();

  constructor(bridge: Bridge, workspace: Workspace, desk: Desk) {
    this.#bridge = bridge;
    this.#workspace = workspace;
    this.#desk = desk;
    // What a post on disk still mentions stays: it is looked at again when the post was saved.
    desk.unsavedPaths.subscribe(() => this.#leaving.size > 0 && this.#soon());
    workspace.store.subscribe(() => {
      if (workspace.site) return;
      this.#files.clear();
      this.#leaving.clear();
    });
  }

  note(paths: readonly SitePath[]): void {
    for (const path of paths) this.#files.set(path, { trashed: null });
  }

  /** After an undo or a redo: `isThere` says whether the text mentions a file. */
  look(isThere: (path: SitePath) => boolean): void {
    for (const [path, { trashed }] of this.#files) {
      if (isThere(path)) {
        this.#leaving.delete(path);
        if (trashed !== null) this.#bringBack(trashed);
      } else if (trashed === null) this.#leaving.add(path);
    }
    if (this.#leaving.size > 0) this.#soon();
  }

  #soon(): void {
    this.#work = this.#work.then(() => this.#putAway());
  }

  async #putAway(): Promise<void> {
    const site = this.#workspace.site?.id;
    const paths = [...this.#leaving];
    if (site === undefined || paths.length === 0) return;
    const unsaved = this.#desk.unsaved().map(({ post }) => ({ path: post.path, text: post.text() }));
    const answer = await this.#bridge.call('assets.trash', { site, paths, unsaved });
    if (answer.kind !== 'trashed') return;
    for (const path of paths) {
      this.#leaving.delete(path);
      this.#files.set(path, { trashed: answer.trashed.id });
    }
  }

  #bringBack(id: string): void {
    for (const [path, { trashed }] of this.#files) if (trashed === id) this.#files.set(path, { trashed: null });
    this.#work = this.#work.then(async () => {
      const site = this.#workspace.site?.id;
      if (site !== undefined) await this.#bridge.call('assets.restore', { site, id });
    });
  }
}
