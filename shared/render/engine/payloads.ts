import { toText } from '../../ruby/text.ts';
import type { RubyValue } from '../../ruby/value.ts';
import type { Layout } from '../../site/documents/layout.ts';
import { converterFor } from '../../site/site-context.ts';
import { SourceDocument } from '../../site/documents/source-document.ts';
import type { DropSource } from './drops/drop-source.ts';
import { JekyllDrop } from './drops/jekyll-drop.ts';
import { Payload } from './drops/payload.ts';
import { SiteDrop } from './drops/site-drop.ts';
import { ThemeDrop } from './drops/theme-drop.ts';
import type { SiteView } from './site-view.ts';
import type { Subject } from './subject.ts';
import { extensionOf, valueOf } from './subject.ts';
import type { Turns } from './turn.ts';

/** Makes the variables that templates start with. */
export class Payloads {
  private siteDrop: { readonly view: SiteView; readonly drop: SiteDrop } | undefined;

  constructor(
    private readonly source: DropSource,
    private readonly view: () => SiteView,
    private readonly turns: Turns,
    private readonly environment: string,
    private readonly layout: (name: string) => Layout | undefined,
  ) {}

  /** For a document or page and its layouts. */
  forSubject(subject: Subject): Payload {
    if (subject instanceof SourceDocument) return this.make(subject, this.source.drop(subject), null);
    return this.make(
      subject,
      this.source.ownPageHash(subject),
      subject.pager?.(document => this.source.drop(document)) ?? null,
    );
  }

  /** With another `page`, as for an excerpt. */
  make(subject: Subject, page: RubyValue, paginator: RubyValue): Payload {
    const { site } = this.source;
    const around = converterFor(extensionOf(subject), site.context) === 'markdown' ? '\n' : null;
    const theme = site.themeInUse;
    const payload = new Payload(
      new Map<string, RubyValue>([
        ['site', this.currentSite()],
        ['paginator', paginator],
        ['jekyll', new JekyllDrop(this.environment)],
        ['theme', theme ? new ThemeDrop(theme.name, theme.about) : null],
        ['highlighter_prefix', around],
        ['page', page],
        ['highlighter_suffix', around],
      ]),
    );
    payload.layout = this.layout(toText(valueOf(subject, 'layout')))?.data ?? null;
    return payload;
  }

  private currentSite(): SiteDrop {
    const view = this.view();
    if (this.siteDrop?.view !== view) {
      const drop = new SiteDrop(view, this.source, () => {
        const turn = this.turns.current;
        return turn?.subject instanceof SourceDocument && !turn.excerpt ? turn.subject : undefined;
      });
      if (this.siteDrop?.view.serial === view.serial - 1) drop.takeOver(this.siteDrop.drop);
      this.siteDrop = { view, drop };
    }
    return this.siteDrop.drop;
  }
}
