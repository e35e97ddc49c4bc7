import type { CommandId } from '../commands.ts';
import type { SiteDelta, SitePath } from '../site/site-file.ts';
import type { Problem } from '../kit/problem.ts';
import type { BulkStep } from './bulk.ts';
import type { SiteId } from './request-parts.ts';
import type { Settings } from './settings.ts';
import type { OpenedSite } from './site-calls.ts';
import type { FoundFile } from './search.ts';

/** Every event that main sends to a page: name and payload. Main is trusted, so these are typed but not decoded. */
export interface Events {
  /** A part of the site's files. The first reading arrives in chunks, posts first; `done` counts files read of all. */
  readonly 'site.files': {
    readonly site: SiteId;
    readonly delta: SiteDelta;
    /** True until the whole folder has been read once. */
    readonly reading: boolean;
    readonly done: number;
    readonly total: number;
  };
  /**
   * All files of a larger site before they are read, as `packFiles` gives them: what crosses into the page is copied value by
   * value. `stored`: the posts of the site are so many that their texts are read only when they are asked for.
   */
  readonly 'site.listed': { readonly site: SiteId; readonly files: string; readonly stored: boolean };
  /** Something about the folder itself: vanished, unreadable file, watcher lost; `over` when it is so no more. */
  readonly 'site.problem': { readonly site: SiteId; readonly problem: Problem; readonly over: boolean };
  /** What was added to a post's journal may not be on disk: answer with the call `journal.restart` while text is unsaved. */
  readonly 'journal.lost': { readonly site: SiteId; readonly path: SitePath };
  /** Another window of this site has moved a post's file. */
  readonly 'post.moved': { readonly site: SiteId; readonly from: SitePath; readonly to: SitePath };
  readonly 'site.git': { readonly site: SiteId; readonly git: OpenedSite['git'] };
  /** How many steps of a carrying out are done. */
  readonly 'export.progress': { readonly site: SiteId; readonly done: number; readonly total: number };
  /** How far a change of many posts is. */
  readonly 'bulk.progress': {
    readonly site: SiteId;
    readonly step: BulkStep;
    readonly done: number;
    readonly total: number;
  };
  /** What a search found in some more files, in the order of the files. */
  readonly 'search.found': {
    readonly site: SiteId;
    readonly round: number;
    readonly files: readonly FoundFile[];
    readonly done: number;
    readonly total: number;
  };
  /** A command chosen in the application's menu. */
  readonly 'menu.command': { readonly command: CommandId };
  /** The preview asks for a file that the engine generates; answer with the call `preview.provide`. */
  readonly 'preview.wanted': { readonly site: SiteId; readonly request: number; readonly path: string };
  /** A page of the site took too much memory, and its process was ended; `live`: the one that runs its scripts. */
  readonly 'preview.page-large': { readonly site: SiteId; readonly live: boolean };
  /** The settings were changed in another window. */
  readonly 'app.settings': Settings;
  /** The person closes the window: the page saves or asks, then answers with the call `window.close`. */
  readonly 'window.closing': Record<never, never>;
  /** A second start of the application, or the file manager, asks this window to open something. */
  readonly 'app.open': { readonly folder: string; readonly post: SitePath | null };
}

export type EventName = keyof Events;
