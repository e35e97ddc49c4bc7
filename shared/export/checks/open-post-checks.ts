import { renderAccepted } from '../../render/engine/accepted-page.ts';
import type { Engine } from '../../render/engine/engine.ts';
import { sitePath, type SiteFile, type SitePath } from '../../site/site-file.ts';
import type { Finding } from '../finding.ts';
import type { RuleId } from '../rules.ts';
import { readSiteChecks, SITE_SETTINGS } from '../site-checks.ts';
import type { SiteFacts } from './check-context.ts';
import { checkPost } from './check-post.ts';
import { gatherSiteFacts } from './site-facts.ts';

/** Told by the page's own rendering, with more of their place. */
const OF_THE_PAGE: ReadonlySet<RuleId> = new Set(['layout-missing', 'include-missing', 'render-problem']);

/** What is wrong with an open post before it is published, asked again and again while it is written. */
export class OpenPostChecks {
  private readonly engine: Engine;
  private readonly file: (path: SitePath) => SiteFile | undefined;
  private facts: SiteFacts | undefined;

  /** `file` gives files of the site: their sizes, and the text of its settings. */
  constructor(engine: Engine, file: (path: SitePath) => SiteFile | undefined) {
    this.engine = engine;
    this.file = file;
  }

  /** The site has changed: what is known of it as a whole is gathered anew. */
  siteChanged(): void {
    this.facts = undefined;
  }

  check(path: SitePath, text: string): readonly Finding[] {
    this.facts ??= gatherSiteFacts(this.engine, name => this.file(sitePath(name))?.size);
    const { settings } = readSiteChecks(this.file(SITE_SETTINGS)?.text);
    const rendered = renderAccepted(this.engine, path, text);
    if (!rendered) return [];
    const context = { engine: this.engine, site: this.facts, settings, path, text, rendered };
    return checkPost(context).filter(({ code }) => !OF_THE_PAGE.has(code));
  }
}
