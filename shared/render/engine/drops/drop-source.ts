import type { RubyValue } from '../../../ruby/value.ts';
import type { Site } from '../../../site/site.ts';
import type { SourceDocument } from '../../../site/documents/source-document.ts';
import type { EnginePage } from '../engine-page.ts';

/** What the drops ask of the engine. Values depend on which document is being rendered, as in Jekyll's own order. */
export interface DropSource {
  readonly site: Site;
  /** The text of a document as it stands at this point of the build: rendered when its turn was before, else raw. */
  contentOf(document: SourceDocument | EnginePage): string;
  /** The whole page of a document whose turn was before, else `null`. */
  outputOf(document: SourceDocument | EnginePage): string | null;
  /** The rendered excerpt. */
  excerptOf(document: SourceDocument): string;
  /** The rendered excerpt of a page, where the configuration has `page_excerpts`; else null. */
  pageExcerptOf(page: EnginePage): string | null;
  /** What `{{ document }}` prints. */
  textOf(document: SourceDocument): string;
  /** The document one place before (-1) or after (1) in its collection. */
  neighbour(document: SourceDocument, step: -1 | 1): RubyValue;
  /** What Liquid sees of a document, as all plugins together have left it. */
  drop(document: SourceDocument): RubyValue;
  /** A page as the lists of the site show it. */
  pageHash(page: EnginePage): RubyValue;
  /** A page as `page` while it is rendered itself. */
  ownPageHash(page: EnginePage): RubyValue;
  /** Says that the rendering under way looked at the lists of the site. */
  lookedAtDocuments(): void;
  /** Says that the rendering under way looked at data files. */
  lookedAtTemplates(): void;
}
