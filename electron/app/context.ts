import type { CommandLine } from './command-line.ts';
import type { Dictionaries } from '../services/profile/dictionaries.ts';
import type { Disk } from '../services/disk/disk.ts';
import type { ExportTargets } from '../services/export/export-targets.ts';
import type { LastSessionFile } from '../services/profile/last-session.ts';
import type { ReadAhead } from '../services/reading/read-ahead.ts';
import type { RecentSites } from '../services/profile/recent-sites.ts';
import type { SettingsFile } from '../services/profile/settings-file.ts';
import type { Settings } from '../../shared/contract/settings.ts';
import type { GalleyWindow } from './windows/galley-window.ts';
import type { SiteId } from '../../shared/contract/request-parts.ts';
import type { Pictures } from './pictures.ts';
import type { OpenSite } from './open-site.ts';

/** What the handlers of calls work with; made once, in `main.ts`. */
export interface Context {
  readonly disk: Disk;
  readonly settingsFile: SettingsFile;
  readonly recent: RecentSites;
  readonly session: LastSessionFile;
  readonly commandLine: CommandLine;
  readonly journalFolder: string;
  /** Where the undo histories of saved posts are kept. */
  readonly undoFolder: string;
  /** Where earlier texts of posts are kept. */
  readonly historyFolder: string;
  readonly exportTargets: ExportTargets;
  /** The built file of the thread that exports. */
  readonly exportWorker: string;
  /** The built file of the thread that searches a site. */
  readonly searchWorker: string;
  /** Lists the folder of the first window while that window is being made. */
  readonly readAhead: ReadAhead;
  /** The built file of the thread that works out changes of address. */
  readonly addressWorker: string;
  /** The built file of the thread that surveys a site's images, and the trash for those that nobody uses. */
  readonly surveyWorker: string;
  /** The built file of the thread that compares a site with Jekyll's build of it. */
  readonly proofWorker: string;
  readonly assetTrashFolder: string;
  /** The process that reads, scales and stores pictures. */
  readonly pictures: Pictures;
  readonly dictionaries: Dictionaries;
  /** Where posts that were moved to the trash can be brought back from. */
  readonly postTrashFolder: string;
  /** The starter site that comes with the program, and where a person's copy of it goes. */
  readonly starter: { readonly source: string; readonly target: string };
  readonly windows: Set<GalleyWindow>;
  /** The settings as they are now. */
  settings: Settings;
  readonly log: (line: string) => void;
  readonly now: () => number;
  /** Makes the menu anew, after shortcuts or recent sites changed. */
  readonly refreshMenu: () => void;
}

/** The site of this id, when the asking window has it open: no window reaches the site of another. */
export function siteOf(window: GalleyWindow, id: SiteId): OpenSite | undefined {
  return window.site?.id === id ? window.site : undefined;
}
