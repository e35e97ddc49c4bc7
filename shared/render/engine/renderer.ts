import type { Problem } from '../../kit/problem.ts';
import { toText } from '../../ruby/text.ts';
import type { RubyValue } from '../../ruby/value.ts';
import type { Layout } from '../../site/documents/layout.ts';
import { deepMerge } from '../../site/merge.ts';
import { converterFor } from '../../site/site-context.ts';
import type { Site } from '../../site/site.ts';
import { SourceDocument } from '../../site/documents/source-document.ts';
import type { BodyBlock, Conversion } from '../kramdown/kramdown.ts';
import type { StyleCompiler } from '../style/compiler.ts';
import type { Kept } from './dependencies.ts';
import { Dependencies } from './dependencies.ts';
import { DocumentDrop } from './drops/document-drop.ts';
import type { DropSource } from './drops/drop-source.ts';
import { PageHash } from './drops/page-hash.ts';
import { ExcerptDrop } from './drops/excerpt-drop.ts';
import type { EnginePage } from './engine-page.ts';
import { EngineHost } from './host.ts';
import { placeBlocks } from './lines.ts';
import { Markup } from './markup.ts';
import { distinctProblems, endsInTag, excerptCut, layoutCycle, layoutMissing, markdownLimit } from './page-problems.ts';
import { Payloads } from './payloads.ts';
import type { SiteView } from './site-view.ts';
import { Styles } from './styles.ts';
import type { Subject } from './subject.ts';
import {
  contentLineOf,
  contentOf,
  extensionOf,
  isPlaced,
  pathOf,
  problemsOf,
  rendersLiquid,
  valueOf,
} from './subject.ts';
import type { Filled, TemplateOptions } from './templates.ts';
import { Templates } from './templates.ts';
import { Turns } from './turn.ts';

export interface RenderedBody {
  readonly html: string;
  readonly blocks: readonly BodyBlock[];
  readonly problems: readonly Problem[];
}

export interface RenderedPage {
  readonly body: RenderedBody;
  readonly html: string;
  readonly problems: readonly Problem[];
}

export interface RendererOptions extends TemplateOptions {
  /** The time by the clock, milliseconds since 1970. */
  readonly now: number;
  readonly environment: string;
  readonly style: StyleCompiler | undefined;
  /** Layouts of plugins, for names that the site has none of. */
  readonly layouts: ReadonlyMap<string, Layout>;
  /** What plugins do to a finished page. */
  readonly finish: (html: string, subject: Subject) => string;
  readonly configPath: string;
}

/** How deep rendering one document may ask for others before they are rendered in order from the first. */
const DEEPEST_TURNS = 25;
/** Documents whose conversion is kept for the next one: those may be under edit. */
const KEPT_CONVERSIONS = 3;
/** Pages that are kept though no other page has asked for them. */
const KEPT_PAGES = 16;

/** Renders documents of one state of the configuration, in the order and with the visibility of `Site#render`. */
export class Renderer implements DropSource {
  readonly markup: Markup;
  private readonly styles: Styles;
  private readonly templates: Templates;
  private readonly payloads: Payloads;
  private readonly dependencies = new Dependencies();
  private readonly turns = new Turns();
  private readonly bodies = new WeakMap<object, Kept<RenderedBody>>();
  private readonly excerpts = new WeakMap<object, Kept<string>>();
  private readonly pages = new WeakMap<object, Kept<RenderedPage>>();
  /** Of the pages kept, the last ones that no other page has asked for, the oldest first. */
  private readonly lastPages = new Set<Subject>();
  private readonly drops = new WeakMap<object, RubyValue>();
  /** Pages as each sees itself. */
  private readonly ownHashes = new WeakMap<object, RubyValue>();
  private readonly conversions = new Map<string, Conversion>();

  constructor(
    readonly site: Site,
    private readonly view: () => SiteView,
    private readonly options: RendererOptions,
  ) {
    this.markup = new Markup(site.config, options.configPath);
    this.styles = new Styles(site, options.style);
    const host = new EngineHost(site, view, this.markup, this.styles, this.dependencies, options.now);
    this.templates = new Templates(site, host, options);
    this.payloads = new Payloads(this, view, this.turns, options.environment, name => this.layout(name));
  }

  /** The page through all its layouts. */
  page(subject: Subject): RenderedPage {
    const isAskedFor = this.pages.has(subject) && !this.lastPages.delete(subject);
    const page = this.keep(this.pages, subject, () => this.renderPage(subject));
    if (!isAskedFor && !this.turns.current) this.keepAmongLast(subject);
    return page;
  }

  /** The converted text before layouts. */
  body(subject: Subject): RenderedBody {
    const order = this.view().order(subject);
    if (this.turns.depth > DEEPEST_TURNS) this.renderBefore(order);
    return this.keep(this.bodies, subject, () =>
      this.turns.take({ subject, order, converted: undefined, excerpt: false }, () => this.renderBody(subject)),
    );
  }

  contentOf(subject: Subject): string {
    const turn = this.turns.current;
    if (turn?.subject === subject) return turn.converted?.() ?? contentOf(subject);
    const mine = this.view().order(subject);
    const rendered = turn && mine < turn.order && !this.turns.isConverting(subject);
    return rendered ? this.body(subject).html : contentOf(subject);
  }

  outputOf(subject: Subject): string | null {
    const turn = this.turns.current;
    if (!turn || this.turns.holds(subject) || this.view().order(subject) >= turn.order) return null;
    return this.page(subject).html;
  }

  excerptOf(document: SourceDocument): string {
    if (this.turns.isExcerpting(document)) return document.excerpt ?? '';
    return this.keep(this.excerpts, document, () => this.renderExcerpt(document));
  }

  pageExcerptOf(page: EnginePage): string | null {
    const text = page.generated || this.turns.isExcerpting(page) ? undefined : this.site.cutPageExcerpt(page.page);
    return text === undefined
      ? null
      : this.keep(this.excerpts, page, () => this.excerptText(page, text, this.ownPageHash(page)));
  }

  textOf(document: SourceDocument): string {
    return this.outputOf(document) ?? this.contentOf(document);
  }

  neighbour(document: SourceDocument, step: -1 | 1): RubyValue {
    this.dependencies.documents();
    const neighbour = this.view().neighbour(document, step);
    return neighbour ? this.drop(neighbour) : null;
  }

  drop(listed: SourceDocument): RubyValue {
    const item = this.view().item(listed.path);
    const document = item?.kind === 'document' ? item.document : listed;
    let drop = this.drops.get(document);
    if (drop === undefined) this.drops.set(document, (drop = new DocumentDrop(document, this)));
    return drop;
  }

  pageHash(page: EnginePage): RubyValue {
    return this.hashOf(page, this.drops, false);
  }

  ownPageHash(page: EnginePage): RubyValue {
    return this.hashOf(page, this.ownHashes, true);
  }

  private hashOf(page: EnginePage, known: WeakMap<object, RubyValue>, own: boolean): RubyValue {
    let hash = known.get(page);
    if (hash === undefined)
      known.set(page, (hash = page.hash?.(document => this.drop(document)) ?? new PageHash(page, this, own)));
    return hash;
  }

  lookedAtDocuments(): void {
    this.dependencies.documents();
  }

  lookedAtTemplates(): void {
    this.dependencies.templates();
  }

  /** What was rendered before, where nothing that it looked at has changed. */
  private keep<T>(kept: WeakMap<object, Kept<T>>, subject: object, render: () => T): T {
    const { versions } = this.site;
    const known = kept.get(subject);
    if (known && this.dependencies.holds(known, versions)) return known.value;
    const rendered = this.dependencies.watch(versions, render);
    kept.set(subject, rendered);
    return rendered.value;
  }

  /** Renders the bodies of all that come before a place in the order, the first first, so that none asks deeply. */
  private renderBefore(order: number): void {
    const view = this.view();
    for (const subject of view.inOrder()) {
      const mine = view.order(subject);
      if (mine >= order) return;
      this.keep(this.bodies, subject, () =>
        this.turns.take({ subject, order: mine, converted: undefined, excerpt: false }, () => this.renderBody(subject)),
      );
    }
  }

  private renderPage(subject: Subject): RenderedPage {
    const body = this.body(subject);
    const order = this.view().order(subject);
    const problems: Problem[] = [...body.problems];
    const html = this.turns.take({ subject, order, converted: () => body.html, excerpt: false }, () => {
      const placed = isPlaced(subject) ? this.placeInLayouts(subject, body.html, problems) : body.html;
      return this.options.finish(placed, subject);
    });
    return { body, html, problems: distinctProblems(problems) };
  }

  private renderBody(subject: Subject): RenderedBody {
    const filled = this.fill(subject);
    const problems: Problem[] = [...problemsOf(subject), ...filled.problems, ...this.excerptProblems(subject)];
    const converter = converterFor(extensionOf(subject), this.site.context);
    if (converter === 'scss' || converter === 'sass') {
      const css = this.style(subject, filled.text, converter, problems);
      return { html: css, blocks: [], problems: distinctProblems(problems) };
    }
    if (converter === 'none') return { html: filled.text, blocks: [], problems: distinctProblems(problems) };
    const path = pathOf(subject);
    const marked = this.markup.convert(filled.text, this.conversions.get(path));
    this.keepConversion(path, marked.conversion);
    const blocks = placeBlocks(marked.blocks, filled.lineOf);
    for (const { line, message } of marked.limits) problems.push(markdownLimit(path, filled.lineOf(line), message));
    return { html: marked.html, blocks, problems: distinctProblems(problems) };
  }

  private excerptProblems(subject: Subject): readonly Problem[] {
    if (!(subject instanceof SourceDocument) || !rendersLiquid(subject, subject.content)) return [];
    const { excerpt } = subject;
    if (excerpt === undefined || excerpt === subject.content || !endsInTag(excerpt)) return [];
    return this.templates.faults(excerpt, subject.path).length > 0 ? [excerptCut(subject)] : [];
  }

  private renderExcerpt(document: SourceDocument): string {
    return this.excerptText(document, document.excerpt ?? '', new ExcerptDrop(document, this));
  }

  /** An excerpt through Liquid and its converter; `page` is what Liquid sees under that name. */
  private excerptText(subject: Subject, text: string, page: RubyValue): string {
    const converted = this.turns.isConverting(subject) ? undefined : () => this.body(subject).html;
    return this.turns.take({ subject, order: this.view().order(subject), converted, excerpt: true }, () => {
      const payload = this.payloads.make(subject, page, null);
      const filled = rendersLiquid(subject, text)
        ? this.templates.fill(payload, pathOf(subject), text, contentLineOf(subject), payload).text
        : text;
      return converterFor(extensionOf(subject), this.site.context) === 'markdown' ? this.markup.toHtml(filled) : filled;
    });
  }

  private fill(subject: Subject): Filled {
    const text = contentOf(subject);
    const first = contentLineOf(subject);
    if (!rendersLiquid(subject, text)) return { text, problems: [], lineOf: line => line + first };
    return this.templates.fill(subject, pathOf(subject), text, first, this.payloads.forSubject(subject));
  }

  private placeInLayouts(subject: Subject, body: string, problems: Problem[]): string {
    const name = valueOf(subject, 'layout');
    let layout = this.layout(toText(name));
    this.dependencies.templates();
    if (!layout) {
      if (name !== null) problems.push(layoutMissing(subject, toText(name), this.site));
      return body;
    }
    const payload = this.payloads.forSubject(subject);
    const budget = this.templates.budget();
    const used = new Set<Layout>();
    payload.layout = null;
    payload.content = body;
    let output = body;
    while (layout) {
      if (used.has(layout)) {
        problems.push(layoutCycle(layout));
        break;
      }
      used.add(layout);
      payload.layout = deepMerge(layout.data, payload.layout ?? new Map<RubyValue, RubyValue>());
      const filled = this.templates.fillLayout(layout, payload, budget);
      for (const problem of filled.problems) problems.push(problem);
      output = filled.text;
      payload.content = output;
      const outer: RubyValue = layout.data.get('layout') ?? null;
      layout = outer === null ? undefined : this.layout(toText(outer));
    }
    return output;
  }

  /** A site's pages are several times the size of its texts: who renders them all takes them one by one. */
  private keepAmongLast(subject: Subject): void {
    this.lastPages.add(subject);
    const [oldest] = this.lastPages;
    if (this.lastPages.size <= KEPT_PAGES || !oldest) return;
    this.lastPages.delete(oldest);
    this.pages.delete(oldest);
  }

  private layout(name: string): Layout | undefined {
    return this.site.lists.layouts().get(name) ?? this.options.layouts.get(name);
  }

  private style(subject: Subject, text: string, syntax: 'scss' | 'sass', problems: Problem[]): string {
    const path = pathOf(subject);
    this.dependencies.templates();
    const outcome = this.styles.compile(text, syntax, path);
    if (outcome.ok) return outcome.css;
    problems.push(this.styles.problem(outcome, path, contentLineOf(subject)));
    return text;
  }

  private keepConversion(path: string, conversion: Conversion | undefined): void {
    this.conversions.delete(path);
    if (conversion) this.conversions.set(path, conversion);
    const oldest = this.conversions.keys().next();
    if (this.conversions.size > KEPT_CONVERSIONS && !oldest.done) this.conversions.delete(oldest.value);
  }
}
