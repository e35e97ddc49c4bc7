import type { Bridge } from '../../../shared/contract/bridge.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import type { Desk } from '../desk.ts';
import type { SiteFollower, Workspace } from './workspace.ts';

/**
 * The files that links were made for while the window is open. When a link is taken back, its file goes to Galley's trash
 * as soon as nothing mentions it, on disk either; when the link comes back, so does the file.
 */
export class MadeFiles implements SiteFollower {
  readonly #bridge: Pick<Bridge, 'call'>;
  readonly #workspace: Pick<Workspace, 'site'>;
  readonly #desk: Pick<Desk, 'unsaved' | 'unsavedPaths'>;
  /** Where each file is: at its place, or in the trash under this id. */
  readonly #files = new Map<SitePath, { readonly trashed: string | null }>();
  /** Links of these are gone; their files follow when the posts are saved. */
  readonly #leaving = new Set<SitePath>();
  #work: Promise<void> = Promise.resolve();

  constructor(
    bridge: Pick<Bridge, 'call'>,
    workspace: Pick<Workspace, 'site'>,
    desk: Pick<Desk, 'unsaved' | 'unsavedPaths'>,
  ) {
    this.#bridge = bridge;
    this.#workspace = workspace;
    this.#desk = desk;
    // What a post on disk still mentions stays: it is looked at again when the post was saved.
    desk.unsavedPaths.subscribe(() => this.#leaving.size > 0 && this.#soon());
  }

  closed(): void {
    this.#files.clear();
    this.#leaving.clear();
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
    if (answer.kind !== 'trashed' || this.#workspace.site?.id !== site) return;
    const { id } = answer.trashed;
    // A link that came back meanwhile wants its file again.
    const wanted = paths.filter(path => !this.#leaving.delete(path));
    for (const path of paths) this.#files.set(path, { trashed: id });
    if (wanted.length === 0) return;
    await this.#restore(id);
    for (const path of paths) if (!wanted.includes(path)) this.#leaving.add(path);
    this.#soon();
  }

  #bringBack(id: string): void {
    this.#work = this.#work.then(() => this.#restore(id));
  }

  async #restore(id: string): Promise<void> {
    const site = this.#workspace.site?.id;
    const paths = [...this.#files].filter(([, { trashed }]) => trashed === id).map(([path]) => path);
    if (site === undefined || paths.length === 0) return;
    for (const path of paths) this.#files.set(path, { trashed: null });
    await this.#bridge.call('assets.restore', { site, id });
  }
}
