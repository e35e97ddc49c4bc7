import type { RubyValue } from '../../ruby/value.ts';
import type { SourcePage } from '../../site/documents/page.ts';
import type { SourceDocument } from '../../site/documents/source-document.ts';

/** What Liquid sees of a document. */
export type DropOf = (document: SourceDocument) => RubyValue;

/** A page as it goes into rendering: a file's, or one that a plugin made. */
export interface EnginePage {
  readonly page: SourcePage;
  /** Made by a plugin: it has no file, or shares another page's. */
  readonly generated: boolean;
  /** `paginator` for this page. */
  readonly pager?: (drop: DropOf) => RubyValue;
  /** What Liquid sees of the page, where a plugin gives its own. */
  readonly hash?: (drop: DropOf) => RubyValue;
}
