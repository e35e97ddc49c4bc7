import type { Problem } from '../../kit/problem.ts';
import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import type { SourceDocument } from '../../site/documents/source-document.ts';
import type { SourcePage } from '../../site/documents/page.ts';
import type { Site } from '../../site/site.ts';
import type { EnginePage } from '../engine/engine-page.ts';
import type { Subject } from '../engine/subject.ts';
import type { SiteLists } from '../engine/site-view.ts';
import type { FilterRegistry } from '../liquid/filter.ts';
import type { TagRegistry } from '../liquid/tag.ts';

/** What a plugin may ask while it changes the site's lists. */
export interface PluginSite {
  readonly site: Site;
  /** Markdown to HTML as the site converts it. */
  readonly markdownify: (text: string) => string;
  /** A page of the lists for one that was read or made; equal for equal pages, so that what was rendered of it is kept. */
  readonly page: (page: SourcePage) => EnginePage;
  /** A page without a file of its own. */
  readonly makePage: (path: string, content: string, data: RubyHash) => EnginePage;
  /** A document or page with another text or other front matter; the same object for the same change. */
  readonly revise: <S extends Subject>(subject: S, change: Change) => S;
}

export interface Change {
  readonly content?: string;
  /** Keys that replace the document's own. */
  readonly data?: ReadonlyMap<RubyValue, RubyValue>;
  /** A document's excerpt that takes the place of its own. */
  readonly excerpt?: string | undefined;
}

/** The effect of a gem on a site. */
export interface Plugin {
  /** Names by which a configuration lists it. */
  readonly names: readonly string[];
  readonly tags?: TagRegistry;
  readonly filters?: FilterRegistry;
  /** Jekyll's priority of the generator: higher ones run first, equal ones as the configuration lists them. */
  readonly priority?: number;
  /** The generator: gives the lists with what it adds and changes. */
  readonly generate?: (lists: SiteLists, site: PluginSite) => SiteLists;
  /** Layouts that are there where the site has none of their name. */
  readonly layouts?: ReadonlyMap<string, string>;
  /** What is wrong in the configuration of the plugin. */
  readonly problems?: (site: Site) => readonly Problem[];
  /** What the plugin does to a finished HTML page or document. */
  readonly finish?: (html: string, subject: Subject, site: Site) => string;
}

export const PRIORITY = { lowest: -100, low: -10, normal: 0 } as const;

/** Documents that `jekyll build` writes, in the order of `docs_to_write`. */
export function documentsToWrite(lists: SiteLists): readonly SourceDocument[] {
  return lists.collections
    .filter(({ settings }) => settings.metadata.get('output') === true)
    .flatMap(({ docs, unwritten }) => (unwritten.size === 0 ? docs : docs.filter(({ path }) => !unwritten.has(path))));
}

/** Lists with every document and page changed by `change`; what it gives back unchanged stays. */
export function mapSubjects(
  lists: SiteLists,
  document: (document: SourceDocument) => SourceDocument,
  page: (page: EnginePage) => EnginePage,
): SiteLists {
  return {
    ...lists,
    collections: lists.collections.map(collection => ({ ...collection, docs: collection.docs.map(document) })),
    pages: lists.pages.map(page),
  };
}
