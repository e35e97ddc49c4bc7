import type { RubyTime } from '../../ruby/time/time.ts';
import type { RubyHash } from '../../ruby/value.ts';
import type { Zone } from '../../ruby/time/zone.ts';
import { textAt } from '../../site/config/config.ts';
import { insideRoot } from '../../site/documents/file-names.ts';
import type { Site } from '../../site/site.ts';
import type { SiteFile } from '../../site/site-file.ts';
import type { SourceDocument } from '../../site/documents/source-document.ts';
import { withoutMark } from '../../text/split.ts';
import type { PostReference, RenderHost, SourceText } from '../host.ts';
import { highlight } from '../rouge/rouge.ts';
import type { Dependencies } from './dependencies.ts';
import type { Markup } from './markup.ts';
import type { SiteView } from './site-view.ts';
import type { Styles } from './styles.ts';

/** What Jekyll's tags and filters ask of the site, answered from the files in memory; what was asked is noted. */
export class EngineHost implements RenderHost {
  private readonly texts = new WeakMap<SiteFile, SourceText>();

  constructor(
    private readonly site: Site,
    private readonly view: () => SiteView,
    private readonly markup: Markup,
    private readonly styles: Styles,
    private readonly dependencies: Dependencies,
    /** The time by the clock, milliseconds since 1970. */
    private readonly clock: number,
  ) {}

  /** The clock's time, whatever the configuration's `time:` says: that is `site.time` alone. */
  get now(): RubyTime {
    return this.site.context.zone.at(this.clock);
  }

  get zone(): Zone {
    return this.site.context.zone;
  }

  get config(): RubyHash {
    return this.site.config;
  }

  get highlighter(): string {
    const name = textAt(this.site.config, 'highlighter');
    return name === 'pygments' ? 'rouge' : name;
  }

  include(name: string): SourceText | undefined {
    this.dependencies.templates();
    const folder = insideRoot(textAt(this.site.config, 'includes_dir'));
    const own = this.site.sourceFile(insideRoot(`${folder}/${name}`));
    if (own) return this.source(own, own.path);
    const theme = this.site.themeInUse;
    const file = theme?.files.get(insideRoot(`_includes/${name}`));
    return theme && file ? this.source(file, `${theme.name}/${file.path}`) : undefined;
  }

  file(path: string): SourceText | undefined {
    this.dependencies.templates();
    this.dependencies.documents();
    const file = this.site.sourceFile(insideRoot(path));
    return file && this.source(file, file.path);
  }

  markdownify(text: string): string {
    return this.markup.toHtml(text);
  }

  smartify(text: string): string {
    return this.markup.smartify(text);
  }

  compileStyle(text: string, syntax: 'sass' | 'scss'): { readonly css: string } | { readonly error: string } {
    const outcome = this.styles.compile(text, syntax, undefined);
    return outcome.ok ? { css: outcome.css } : { error: outcome.error.message };
  }

  highlight(code: string, language: string): string | undefined {
    return highlight(code, language);
  }

  documentUrl(path: string): string | undefined {
    this.dependencies.documents();
    return this.view().urlOf(path);
  }

  postsNamed(name: string): Iterable<PostReference> {
    this.dependencies.documents();
    return this.view().postsNamed(name).map(referenceTo);
  }

  postsWithSlug(slug: string): Iterable<PostReference> {
    this.dependencies.documents();
    return this.view().postsWithSlug(slug).map(referenceTo);
  }

  private source(file: SiteFile, path: string): SourceText | undefined {
    if (file.text === undefined) return undefined;
    let source = this.texts.get(file);
    if (!source) {
      source = { path, text: withoutMark(file.text) };
      this.texts.set(file, source);
    }
    return source;
  }
}

function referenceTo({ relativePath, slug, date, url }: SourceDocument): PostReference {
  return { path: relativePath, slug, date, url };
}
