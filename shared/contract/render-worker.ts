import type { Problem } from '../kit/problem.ts';
import type { ThemeFiles } from '../site/config/site-settings.ts';
import type { SiteDelta, SitePath } from '../site/site-file.ts';
import type { LineBreak } from '../text/line-endings.ts';
import type { TextChange } from '../text/text-change.ts';
import type { FromCheckWorker } from './check-worker.ts';
import type { PackedPatch } from './packed-patch.ts';

/** What the renderer tells the render worker. Both are the application's own code, so these are typed but not decoded. */
export type ToRenderWorker =
  /** First of all, and once. */
  | {
      readonly kind: 'start';
      readonly now: number;
      readonly zone: string;
      readonly environment: string;
      /** A plain folder of Markdown: files without front matter are shown too, in a plain style. */
      readonly plain: boolean;
    }
  /** A part of the site; nothing is rendered until the whole site is there (`reading` false). */
  | { readonly kind: 'files'; readonly delta: SiteDelta; readonly reading: boolean }
  /**
   * All files of a large site, as `packFiles` gives them: its posts come only when they change, their texts are asked for by the
   * site's id. The open post is checked here then.
   */
  | { readonly kind: 'listed'; readonly site: string; readonly files: string }
  | { readonly kind: 'theme'; readonly theme: ThemeFiles | null }
  /** The post that the preview shows. `text` has `\n` alone; `others` are the breaks that are not `usual`. */
  | {
      readonly kind: 'open';
      readonly path: SitePath;
      readonly revision: number;
      readonly text: string;
      readonly mark: boolean;
      readonly usual: LineBreak;
      readonly others: readonly (readonly [number, LineBreak])[];
    }
  | {
      readonly kind: 'change';
      readonly path: SitePath;
      readonly revision: number;
      readonly changes: readonly TextChange[];
    }
  | { readonly kind: 'close' }
  /** Shows another page of the site in place of the post; null goes back to the post. */
  | { readonly kind: 'visit'; readonly url: string | null }
  /** Shows the review marks, or the page as all of them accepted make it (at first). */
  | { readonly kind: 'marks'; readonly shown: boolean }
  /** The frame has lost its page: send it from the ground up. */
  | { readonly kind: 'whole' }
  /** A file that the site's server would answer; `path` begins with `/`, with `baseurl`. */
  | { readonly kind: 'provide'; readonly request: number; readonly path: string }
  /** A whole page is wanted, to be opened in a browser or printed: the post's as it will be published, or the one that is shown. */
  | { readonly kind: 'copy'; readonly request: number; readonly of: 'post' | 'shown' };

/** What a render worker may be at: a page, a generated file, or taking in the site. */
export type RenderWork = 'page' | 'file' | 'site';

/** What the render worker tells the renderer. */
export type FromRenderWorker =
  /**
   * Work begins, after which nothing is heard until it `ended`; `path` is the address that it makes, for `provide`, and
   * `revision` that of the post, for a page.
   */
  | { readonly kind: 'began'; readonly work: RenderWork; readonly path?: string; readonly revision?: number }
  | { readonly kind: 'ended' }
  | {
      readonly kind: 'page';
      /** The document shown; null for a page that no file of the site stands for. */
      readonly path: SitePath | null;
      readonly visited: boolean;
      readonly revision: number;
      readonly patch: PackedPatch;
      /** The page's doctype, where what stands before its blocks changed; empty for none. */
      readonly doctype?: string;
      /** Paths (encoded) of the site's own pictures that the patch shows. */
      readonly pictures: readonly string[];
      readonly problems: readonly Problem[];
      /** Milliseconds. */
      readonly took: number;
    }
  /** There is no new page; the last good one stays. */
  | {
      readonly kind: 'failed';
      readonly path: SitePath | null;
      readonly visited: boolean;
      readonly revision: number;
      readonly problems: readonly Problem[];
    }
  /** Another document whose page has the post's address; null for none. Told when the address or the site has changed. */
  | { readonly kind: 'rival'; readonly path: SitePath; readonly rival: SitePath | null }
  /** What is wrong with the open post of a large site before it is published. */
  | ({ readonly kind: 'checked' } & FromCheckWorker)
  | { readonly kind: 'site-problems'; readonly problems: readonly Problem[] }
  | { readonly kind: 'theme-wanted'; readonly name: string }
  | {
      readonly kind: 'provided';
      readonly request: number;
      readonly type: string;
      readonly text: string | null;
      /** The file of the site that is meant, where the address is one with `baseurl`. */
      readonly file: SitePath | null;
    }
  | {
      readonly kind: 'copied';
      readonly request: number;
      readonly url: string;
      readonly html: string | null;
      /** The site's published address (`url:`), by which the page may name its files; empty where it does not say. */
      readonly home: string;
      /** The converted text alone, without the layout around it. */
      readonly body: string;
    };
