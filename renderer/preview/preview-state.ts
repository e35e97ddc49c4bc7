import type { FromRenderWorker } from '../../shared/contract/render-worker.ts';
import type { Problem } from '../../shared/kit/problem.ts';
import type { SitePath } from '../../shared/site/site-file.ts';

/** What the preview shows now. */
export interface PreviewState {
  /** Null until the first page is there. */
  readonly page: {
    /** The document's file; null for a page that no file stands for. */
    readonly path: SitePath | null;
    readonly url: string;
    /** Another page of the site, followed by a link, in place of the open post. */
    readonly visited: boolean;
  } | null;
  /** The page has no doctype, or an old one: browsers show it in quirks mode. */
  readonly quirks: boolean;
  /** Of the newest text of the page. */
  readonly problems: readonly Problem[];
  readonly siteProblems: readonly Problem[];
  /** The newest text could not be made into a page: the last good one is shown. */
  readonly kept: boolean;
  readonly visiting: string | null;
  /** Who is published at the post's address besides. */
  readonly rival: { readonly of: SitePath; readonly path: SitePath } | null;
}

/** Before anything is shown. */
export const NOTHING_SHOWN: PreviewState = {
  page: null,
  quirks: false,
  problems: [],
  siteProblems: [],
  kept: false,
  visiting: null,
  rival: null,
};

/** What changes when a page was made; `quirks` says how browsers show one of its doctype. Equal parts keep their identity. */
export function withPage(
  { page, problems }: PreviewState,
  made: Extract<FromRenderWorker, { readonly kind: 'page' }>,
  quirks: (doctype: string) => boolean,
): Partial<PreviewState> {
  const { path, visited, patch, doctype } = made;
  const same = page?.path === path && page.url === patch.url && page.visited === visited;
  return {
    ...(same ? {} : { page: { path, url: patch.url, visited } }),
    ...(sameProblems(problems, made.problems) ? {} : { problems: made.problems }),
    ...(doctype === undefined ? {} : { quirks: quirks(doctype) }),
    kept: false,
  };
}

/** Whether the page is still that of a post that was open before this one, or one that is not visited any more. */
export function isOfAnother({ page, visiting }: PreviewState, open: SitePath | null): boolean {
  if (page === null || open === null) return false;
  return page.visited ? visiting === null : page.path !== open;
}

function sameProblems(a: readonly Problem[], b: readonly Problem[]): boolean {
  return a.length === b.length && JSON.stringify(a) === JSON.stringify(b);
}
