import type { DocumentInfo } from '../../site/documents/document-info.ts';
import type { Rendered } from '../../render/engine/rendered.ts';
import type { SitePath } from '../../site/site-file.ts';
import type { FrontMatter } from '../../text/front-matter.ts';
import type { CheckSettings } from '../rules.ts';
import type { PageParts } from './page-links.ts';
import type { SiteAddresses } from './site-addresses.ts';

/** Everything that the rules look at, gathered once for a post. */
export interface CheckContext {
  readonly path: SitePath;
  readonly text: string;
  /** The text's lines. */
  readonly lines: readonly string[];
  readonly frontMatter: FrontMatter;
  readonly info: DocumentInfo;
  readonly rendered: Rendered;
  readonly parts: PageParts;
  /** `site.time`, milliseconds since the epoch. */
  readonly now: number;
  readonly site: SiteFacts;
  readonly settings: CheckSettings;
}

/** What the rules ask of the rest of the site; computed once for all posts. */
export interface SiteFacts {
  /** A folder of drafts without a configuration: what they will lead to, and their layouts, are in the site they go to. */
  readonly plain: boolean;
  readonly documents: readonly DocumentInfo[];
  readonly addresses: SiteAddresses;
  /** Posts by title, lower-cased and trimmed. */
  readonly byTitle: ReadonlyMap<string, readonly SitePath[]>;
  readonly tagCounts: ReadonlyMap<string, number>;
  /** Bytes of a file of the site; `undefined` when there is no such file. */
  size(path: string): number | undefined;
  /** The anchors of another page; `undefined` when it is not a page. */
  anchors(path: SitePath): ReadonlySet<string> | undefined;
}

/** 1-based line on which a key stands; 1 when the post does not have it. */
export function lineOfKey(context: CheckContext, key: string): number {
  const entry = context.frontMatter.entries.find(one => one.key === key && !one.overridden);
  return entry ? lineAt(context.text, entry.keyRange.from) : 1;
}

/** 1-based line of an offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** 1-based line and column of an offset. */
export function placeAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  return { line: lineAt(text, offset), column: offset - text.lastIndexOf('\n', offset - 1) };
}

/** 1-based line and column at which `needle` stands within a block's source lines; the block's first line when it does not. */
export function placeInBlock(
  lines: readonly string[],
  block: { readonly line: number; readonly lines: number },
  needle: string,
): { readonly line: number; readonly column: number } {
  for (let i = block.line; i < Math.min(lines.length, block.line + block.lines); i++) {
    const column = lines[i]!.indexOf(needle);
    if (column >= 0) return { line: i + 1, column: column + 1 };
  }
  return { line: block.line + 1, column: 1 };
}
