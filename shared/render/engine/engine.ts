import type { Problem } from '../../kit/problem.ts';
import type { RubyHash } from '../../ruby/value.ts';
import type { DocumentInfo } from '../../site/documents/document-info.ts';
import type { InheritedValue } from '../../site/config/front-matter-defaults.ts';
import { Site } from '../../site/site.ts';
import type { SiteDelta, SiteFile, SitePath } from '../../site/site-file.ts';
import { sitePath } from '../../site/site-file.ts';
import type { ThemeFiles } from '../../site/config/site-settings.ts';
import { ActivePlugins } from '../plugins/active.ts';
import type { StyleCompiler } from '../style/compiler.ts';
import { findAddress } from './find-address.ts';
import { cutBlocks, onlyOffset } from './lines.ts';
import { listDocuments, pageInfo } from './list-documents.ts';
import { mediaType } from './media-type.ts';
import type { Rendered, RenderedBlock, RenderOptions, Served } from './rendered.ts';
import { Renderer } from './renderer.ts';
import type { Item } from './site-view.ts';
import { destinationOf, SiteView, urlOf } from './site-view.ts';
import type { Subject } from './subject.ts';
import { pathOf } from './subject.ts';

export interface EngineOptions {
  /** The site's time where the configuration has no `time:`; milliseconds since the epoch. */
  readonly now: number;
  /** The IANA zone in which `jekyll build` would run when the configuration has no `timezone:`. */
  readonly zone: string;
  /** `JEKYLL_ENV`; Jekyll's own default is `development`. */
  readonly environment: string;
  /** Configuration files in order, later ones win; without it `_config.yml`, else `_config.yaml`. */
  readonly configFiles?: readonly SitePath[];
  /** Configuration as command-line switches give it (`show_drafts`, `future` …); wins over the files. */
  readonly overrides?: RubyHash;
  /** Compiles Sass; without it style files give a problem and stay as they are. */
  readonly style?: StyleCompiler;
  /** A clock in milliseconds and the time that one page's Liquid may take by it; without it only steps are counted. */
  readonly patience?: { readonly now: () => number; readonly millis: number };
}

/**
 * A Jekyll site held in memory: files in, pages out, as `jekyll build` 4.3 does it.
 *
 * `apply` takes what changed; everything is computed when asked for and kept until something it depends on changes.
 * A draft, a scheduled or an unpublished post that is being rendered counts as part of the site for that rendering.
 * No method throws for what a site contains: what is wrong comes as problems.
 */
export class Engine {
  private readonly site: Site;
  private plugins: ActivePlugins;
  private renderer: Renderer;
  private rendererSettings = -1;
  private viewKept: { readonly settings: number; readonly documents: number; readonly view: SiteView } | undefined;
  /** The file whose text in the editor stands in for the one on disk, and that one. */
  private overlay: { readonly path: SitePath; readonly disk: SiteFile | undefined } | undefined;

  constructor(readonly options: EngineOptions) {
    this.site = new Site(options);
    this.plugins = this.makePlugins();
    this.renderer = this.makeRenderer();
  }

  /** Takes new, changed and removed files. Only these are read again; a change of configuration reads the site anew. */
  apply(delta: SiteDelta): void {
    const { overlay } = this;
    if (!overlay) return this.site.apply(delta);
    const onDisk = delta.changed.find(({ path }) => path === overlay.path);
    const gone = delta.removed.includes(overlay.path);
    if (onDisk || gone) this.overlay = { path: overlay.path, disk: onDisk };
    this.site.apply({
      changed: delta.changed.filter(({ path }) => path !== overlay.path),
      removed: delta.removed.filter(path => path !== overlay.path),
    });
  }

  /** The files of the gem that `theme:` names, once the host has found them; `undefined` when it cannot be found. */
  applyTheme(theme: ThemeFiles | undefined): void {
    this.site.applyTheme(theme);
  }

  /** The gem that the configuration's `theme:` names, for the host to look for. */
  get themeName(): string | undefined {
    return this.site.settings.themeName;
  }

  /** The configuration as the site sees it (`site.config`): defaults, files and overrides merged. */
  get config(): RubyHash {
    return this.site.config;
  }

  /** Problems of the site as a whole: configuration, data files, layouts' front matter, plugins that cannot run. */
  get problems(): readonly Problem[] {
    this.refresh();
    return [...this.site.problems(), ...this.renderer.markup.problems, ...this.plugins.problems()];
  }

  /** Every document, drafts and unpublished ones included: posts newest first, then the others by path. */
  list(): readonly DocumentInfo[] {
    return listDocuments(this.site, this.view());
  }

  info(path: SitePath): DocumentInfo | undefined {
    return pageInfo(this.site, this.view(), path);
  }

  /**
   * The value that a document has for a key from the configuration's `defaults:`, with the entry it comes from, whether
   * or not its own front matter has another.
   */
  inherited(path: SitePath, key: string): InheritedValue | undefined {
    const document = this.site.document(path);
    const page = this.site.page(path);
    const { defaults } = this.site.context;
    if (document) return defaults.inherited(document.relativePath, document.collection.label, key);
    return page && defaults.inherited(page.relativePath, 'pages', key);
  }

  /** The file whose page a web server answers at a site-relative address; `including` a draft as if it were published. */
  pathAt(url: string, including?: SitePath): SitePath | undefined {
    this.site.including = including;
    this.refresh();
    const item = findAddress(this.view(), url);
    if (!item) return undefined;
    return sitePath(item.kind === 'file' ? item.file.path : pathOf(subjectOf(item)));
  }

  /**
   * Every page and document that `jekyll build` writes, in the order in which it does, and the files that it copies;
   * `including` a draft as if it were published.
   */
  outputs(including?: SitePath): readonly {
    readonly path: SitePath;
    readonly dest: string;
    readonly url: string;
    readonly copied: boolean;
  }[] {
    if (including !== undefined) this.site.including = including;
    return [...this.view().items()].map(item => ({
      path: sitePath(item.kind === 'file' ? item.file.path : pathOf(subjectOf(item))),
      dest: destinationOf(item),
      url: urlOf(item),
      copied: item.kind === 'file',
    }));
  }

  /** The page that is written to a path of the destination: also one that a plugin makes and that has no file. */
  renderDest(dest: string): Rendered | undefined {
    this.lay(undefined, undefined);
    this.site.including = undefined;
    const item = this.view().at(dest);
    return item && item.kind !== 'file' ? this.rendered(subjectOf(item)) : undefined;
  }

  /** The document's page; `undefined` when the site has no such document. */
  render(path: SitePath, options: RenderOptions = {}): Rendered | undefined {
    const subject = this.open(path, options.text);
    return subject && this.rendered(subject);
  }

  /** The converted body alone, without layouts (`html` is the body); `undefined` when the site has no such document. */
  body(path: SitePath, options: RenderOptions = {}): Rendered | undefined {
    const subject = this.open(path, options.text);
    if (!subject) return undefined;
    const body = this.renderer.body(subject);
    return {
      ...describe(subject),
      html: body.html,
      body: body.html,
      blocks: cutBlocks(body.html, body.blocks),
      bodyAt: 0,
      problems: body.problems,
    };
  }

  /**
   * What the published site answers at an address (without `baseurl`; query and fragment are ignored; `/about`,
   * `/about/` and `/about.html` are tried as a web server does). `including` is a draft or other unpublished document
   * that the answering page should know, with its unsaved text.
   */
  renderUrl(url: string, including?: { readonly path: SitePath; readonly text?: string }): Served | undefined {
    this.lay(including?.path, including?.text);
    this.site.including = including?.path;
    this.refresh();
    const item = findAddress(this.view(), url);
    if (!item) return undefined;
    if (item.kind === 'file') return { kind: 'file', path: item.file.path, theme: item.file.theme };
    return { kind: 'rendered', rendered: this.rendered(subjectOf(item)) };
  }

  private rendered(subject: Subject): Rendered {
    const { html, body, problems } = this.renderer.page(subject);
    let blocks: readonly RenderedBlock[] | undefined;
    const { path, url, dest, type } = describe(subject);
    return {
      path,
      url,
      dest,
      type,
      html,
      body: body.html,
      // Only who shows the page asks for these.
      get blocks() {
        return (blocks ??= cutBlocks(body.html, body.blocks));
      },
      get bodyAt() {
        return onlyOffset(html, body.html);
      },
      problems,
    };
  }

  private open(path: SitePath, text: string | undefined): Subject | undefined {
    this.lay(path, text);
    this.site.including = path;
    this.refresh();
    const item = this.view().item(path);
    return item && item.kind !== 'file' ? subjectOf(item) : undefined;
  }

  /** Puts the editor's text in place of a file's, or the file back when there is none. */
  private lay(path: SitePath | undefined, text: string | undefined): void {
    const { overlay } = this;
    if (overlay && (overlay.path !== path || text === undefined)) {
      this.overlay = undefined;
      const { disk } = overlay;
      this.site.apply(disk ? { changed: [disk], removed: [] } : { changed: [], removed: [overlay.path] });
    }
    if (path === undefined || text === undefined) return;
    const file = this.site.file(path);
    if (file?.text === text) return;
    this.overlay ??= { path, disk: file };
    const { size, modified } = file ?? { size: 0, modified: this.options.now };
    this.site.apply({ changed: [{ path, size, modified, text }], removed: [] });
  }

  private refresh(): void {
    if (this.rendererSettings === this.site.versions.settings) return;
    this.rendererSettings = this.site.versions.settings;
    this.plugins = this.makePlugins();
    this.renderer = this.makeRenderer();
  }

  private view(): SiteView {
    this.refresh();
    const { settings, documents } = this.site.versions;
    const { viewKept } = this;
    if (viewKept && viewKept.settings === settings && viewKept.documents === documents) return viewKept.view;
    const view = new SiteView(this.plugins.prepare(), viewKept?.view);
    this.viewKept = { settings, documents, view };
    return view;
  }

  private makePlugins(): ActivePlugins {
    return new ActivePlugins(this.site, text => this.renderer.markup.toHtml(text));
  }

  private makeRenderer(): Renderer {
    const { now, environment, style, patience } = this.options;
    const { plugins } = this;
    return new Renderer(this.site, () => this.view(), {
      now,
      environment,
      style,
      tags: plugins.tags,
      filters: plugins.filters,
      layouts: plugins.layouts,
      finish: (html, subject) => plugins.finish(html, subject),
      configPath: this.site.settings.configPaths[0] ?? '_config.yml',
      ...(patience ? { patience } : {}),
    });
  }
}

function subjectOf(item: Exclude<Item, { kind: 'file' }>): Subject {
  return item.kind === 'document' ? item.document : item.page;
}

function describe(subject: Subject): Pick<Rendered, 'path' | 'url' | 'dest' | 'type'> {
  const { url, dest } = 'page' in subject ? subject.page : subject;
  return { path: sitePath(pathOf(subject)), url, dest, type: mediaType(dest) };
}
