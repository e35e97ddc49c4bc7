import type { Bridge } from '../../../shared/contract/bridge.ts';
import type { ImportAnswer } from '../../../shared/contract/image-calls.ts';
import { fieldOf } from '../../../shared/schema/field.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';
import { writeAddress } from '../../../shared/text/asset-references.ts';
import type { Catalogue } from './catalogue.ts';
import { postLink, type Facet, type PostLink } from './catalogue-protocol.ts';
import type { Desk } from '../desk.ts';
import { MadeFiles } from './made-files.ts';
import type { SiteFacts } from './site-facts.ts';
import type { ImportRun } from './import-run.ts';
import type { Store } from '../store.ts';
import type { Workspace } from './workspace.ts';

/** A file that the person chose; main knows where it is. */
export interface ChosenImage {
  readonly name: string;
  readonly take: () => Promise<ImportAnswer>;
}

/** What the editor and the form take from the whole site: known values, links, images. Answers from what is at hand. */
export class SiteLibrary {
  readonly #bridge: Bridge;
  readonly #workspace: Workspace;
  readonly #facts: SiteFacts;
  readonly #catalogue: Catalogue;
  readonly #made: MadeFiles;
  readonly #importing: Store<ImportRun | null>;

  constructor(
    bridge: Bridge,
    workspace: Workspace,
    facts: SiteFacts,
    catalogue: Catalogue,
    desk: Desk,
    importing: Store<ImportRun | null>,
  ) {
    this.#importing = importing;
    this.#made = new MadeFiles(bridge, workspace, desk);
    workspace.follow(this.#made);
    this.#bridge = bridge;
    this.#workspace = workspace;
    this.#facts = facts;
    this.#catalogue = catalogue;
  }

  keys(): readonly Facet[] {
    const { schema, count } = this.#catalogue.knowledge.get();
    return schema.fields
      .map(({ key, share }) => ({ value: key, count: Math.round(share * count) }))
      .sort((a, b) => b.count - a.count);
  }

  values(key: string): readonly Facet[] {
    return fieldOf(this.#catalogue.knowledge.get().schema, key)?.values ?? [];
  }

  posts(): readonly PostLink[] {
    return this.#catalogue.knowledge.get().posts;
  }

  olderPosts(typed: string): Promise<readonly PostLink[]> | null {
    const { allPosts } = this.#catalogue.knowledge.get();
    if (allPosts) return null;
    return this.#catalogue.find(typed).then(rows => rows.flatMap(({ path, title }) => postLink(path, title) ?? []));
  }

  includes(): readonly string[] {
    return this.#facts.includes();
  }

  images(): readonly { readonly path: SitePath; readonly address: string }[] {
    return this.#facts.images().map(path => ({ path, address: this.linkTo(path) }));
  }

  files(): readonly SitePath[] {
    return this.#facts.files();
  }

  async take(file: File): Promise<ImportAnswer> {
    const site = this.#workspace.site;
    if (!site) return { kind: 'cancelled' };
    const bytes = new Uint8Array(await file.arrayBuffer());
    return this.#bridge.call('image.import', { site: site.id, name: file.name, bytes });
  }

  async choose(many: boolean): Promise<readonly ChosenImage[]> {
    const site = this.#workspace.site?.id;
    if (site === undefined) return [];
    const names = await this.#bridge.call('image.choose', { site, many });
    return names.map((name, index) => ({ name, take: () => this.#bridge.call('image.take-chosen', { site, index }) }));
  }

  /** The address of a file in the style that the site's posts use most. */
  linkTo(path: SitePath, where: 'body' | 'front-matter' = 'body'): string {
    const { body, frontMatter } = this.#catalogue.knowledge.get().imageStyle;
    return writeAddress(`/${path}`, where === 'body' ? body : frontMatter, where);
  }

  /** The words that the site's posts give an image. */
  altOf(path: SitePath): Promise<string | null> {
    return this.#catalogue.alt(path);
  }

  reveal(path: SitePath): void {
    const site = this.#workspace.site?.id;
    if (site !== undefined) void this.#bridge.call('post.show-in-folder', { site, path });
  }

  /** Says how far taking several files is, and how it is ended; null when it is over. */
  progress(run: ImportRun | null): void {
    this.#importing.set(run);
  }

  made(paths: readonly SitePath[]): void {
    this.#made.note(paths);
  }

  takenBack(isThere: (path: SitePath) => boolean): void {
    this.#made.look(isThere);
  }
}
