import type { Problem } from '../../kit/problem.ts';
import type { SitePath } from '../../site/site-file.ts';

/** A top-level block of the converted body and the lines of the file that it was written on. */
export interface RenderedBlock {
  /** 0-based line in the file's own text, front matter included, mapped back through Liquid. */
  readonly line: number;
  /** Number of source lines, at least 1. */
  readonly lines: number;
  readonly html: string;
}

/** A page as `jekyll build` would write it. */
export interface Rendered {
  /** The source file; for a page that a plugin makes without one, its destination. */
  readonly path: SitePath;
  /** Site-relative address without `baseurl`. */
  readonly url: string;
  /** Path of the output file relative to the destination, without a leading slash. */
  readonly dest: string;
  /** `text/html`, `text/css`, `text/xml`, `application/json` …, by the output file's extension. */
  readonly type: string;
  /** The whole page through all layouts. */
  readonly html: string;
  /** The converted body alone, before any layout. */
  readonly body: string;
  /** Blocks of `body` in order, for Markdown documents; their `html` joined is `body`. Empty for others. */
  readonly blocks: readonly RenderedBlock[];
  /** The offset in `html` at which `body` stands verbatim, when it does so exactly once. */
  readonly bodyAt: number | undefined;
  readonly problems: readonly Problem[];
}

export interface RenderOptions {
  /** The editor's text of the file in place of what the site holds; site-wide lists see it too. */
  readonly text?: string;
}

/** What `renderUrl` found: a page that was rendered, or a file that is copied as it is. */
export type Served =
  | { readonly kind: 'rendered'; readonly rendered: Rendered }
  | { readonly kind: 'file'; readonly path: SitePath; readonly theme: boolean };
