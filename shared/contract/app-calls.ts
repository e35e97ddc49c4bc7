import { anyBoolean, anyText, nothing, objectOf, optional } from '../kit/decode.ts';
import type { SitePath } from '../site/site-file.ts';
import { call, type ChangeAnswer } from './call.ts';
import type { DictionaryBytes } from './language-worker.ts';
import { anySitePath, anySiteId } from './request-parts.ts';
import { settingsDecoder, type Settings } from './settings.ts';

export interface RecentSite {
  readonly folder: string;
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly opened: number;
}

/** What the window needs before its first paint. */
export interface Start {
  readonly settings: Settings;
  readonly recent: readonly RecentSite[];
  /** What the command line, the file manager or the last session asked to open. */
  readonly open: { readonly folder: string; readonly post: SitePath | null } | null;
  readonly platform: 'linux' | 'darwin' | 'win32';
  readonly version: string;
  /** The machine's IANA zone. */
  readonly zone: string;
  /** True when the page's own process ended unexpectedly and this is a new one: say so, and offer what was recovered. */
  readonly restarted: boolean;
  /** True when the picture of the settled window is wanted (`--screenshot`): the page calls `window.settled` then. */
  readonly screenshot: boolean;
}

export const appCalls = {
  'app.start': call<Start>().takes(nothing),
  'app.open-link': call<ChangeAnswer>().takes(objectOf({ url: anyText })),
  'app.save-settings': call<ChangeAnswer>().takes(settingsDecoder),
  /** Writes versions and the end of the log into a file, and shows it to the person. */
  'app.report-problem': call<ChangeAnswer>().takes(nothing),
  /** Shows the licences of Chromium's parts, which come with Electron. */
  'app.show-chromium-licences': call<ChangeAnswer>().takes(nothing),
  'app.clear-recent': call<ChangeAnswer>().takes(nothing),

  /** Languages (BCP 47) whose spelling can be checked besides English. */
  'language.list': call<readonly string[]>().takes(nothing),
  'language.dictionary': call<DictionaryBytes | null>().takes(objectOf({ language: anyText })),

  'window.describe': call<ChangeAnswer>().takes(
    objectOf({ title: anyText, edited: anyBoolean, site: optional(anySiteId), path: optional(anySitePath) }),
  ),
  /** Answers a `window.closing` event. */
  'window.close': call<ChangeAnswer>().takes(objectOf({ agreed: anyBoolean })),
  /** Opens a post in a window of its own; it may be open in others too. */
  'window.open-post': call<ChangeAnswer>().takes(objectOf({ site: anySiteId, path: anySitePath })),
  'window.toggle-full-screen': call<ChangeAnswer>().takes(nothing),
  'window.settled': call<ChangeAnswer>().takes(nothing),
} as const;
