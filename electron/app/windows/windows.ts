import { app, powerMonitor, type Rectangle } from 'electron';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { answered } from '../../services/disk/answered.ts';
import { faultCode } from '../../services/disk/fault.ts';
import { locateSite, newestPost } from '../../services/folder/locate-site.ts';
import { loggedError } from '../../services/profile/logged-error.ts';
import { copyStarterSite } from '../../services/folder/starter-site.ts';
import { anyText, nullable, objectOf } from '../../../shared/kit/decode.ts';
import { sitePath, type SitePath } from '../../../shared/site/site-file.ts';
import type { Context } from '../context.ts';
import { GalleyWindow } from './galley-window.ts';
import type { OpenSite } from '../open-site.ts';
import { closeSite } from '../calls/site-calls.ts';

/** How long the picture of the window may take before the wait is given up; milliseconds. */
const PICTURE_LIMIT = 60_000;
/** How long a window waits for the disk of what it is to open; the page goes on waiting; milliseconds. */
const DISK_LIMIT = 2000;
const KEEP_BOUNDS_AFTER = 500;
/** How far a window stands from the one it was opened out of; pixels. */
const BESIDE = 28;

type ToOpen = { readonly folder: string; readonly post: SitePath | null };

/** The application's windows: one for each site, and more where a person wants to see several of its posts. */
export class Windows {
  readonly #context: Context;
  #quitting = false;
  #boundsTimer: NodeJS.Timeout | undefined;

  constructor(context: Context) {
    this.#context = context;
  }

  /** What the system, a second start and the person ask of the application as a whole. */
  followApplication(): void {
    app.on('second-instance', (_event, _argv, _cwd, data) => {
      const decoded = objectOf({ open: nullable(anyText) })(data);
      void this.open(decoded.ok ? decoded.value.open : null);
    });
    app.on('window-all-closed', () => {
      if (process.platform !== 'darwin' || this.#quitting) app.quit();
    });
    app.on('activate', () => {
      if (this.#context.windows.size === 0) void this.open(null);
    });
    powerMonitor.on('suspend', () => this.#sites().forEach(site => void site.journal.flush()));
    // Nothing was heard while the machine slept, and no window need be looked at for it to be asked.
    powerMonitor.on('resume', () => this.#sites().forEach(site => void site.refresh('rescan')));
    app.on('before-quit', event => {
      if (this.#context.windows.size === 0) return;
      event.preventDefault();
      void this.#quit();
    });
  }

  /** The window that the program starts with, and more where the file manager wants several things opened. */
  async openFirst([asked, ...others]: readonly string[]): Promise<void> {
    const { session, commandLine, log } = this.#context;
    const last = session.load();
    const wanted = commandLine.open ?? asked;
    const toOpen =
      wanted === undefined ? await this.#somethingToOpen(last.folder, last.post) : await this.#meant(wanted);
    if (toOpen) this.#context.readAhead.begin(toOpen.folder);
    if (commandLine.screenshot === undefined) {
      this.#make(toOpen, last.bounds, last.maximized);
      for (const other of others) await this.open(other);
      return;
    }
    // A picture of a site shows its newest post, as the window of the usual size shows it.
    const post = toOpen && (toOpen.post ?? (await newestPost(toOpen.folder)));
    this.#make(toOpen && { folder: toOpen.folder, post }, null, false);
    setTimeout(() => {
      log('the picture was given up');
      process.stderr.write('galley: the window did not settle in time for its picture.\n');
      app.exit(1);
    }, PICTURE_LIMIT).unref();
  }

  /** Opens a folder or a post in the window that has its site, in an empty window, or in a new one. */
  async open(path: string | null): Promise<void> {
    if (path === null) {
      const last = [...this.#context.windows].at(-1);
      if (last) last.show();
      else this.#make(await this.#somethingToOpen(null, null), null, false);
      return;
    }
    const toOpen = await this.#meant(path);
    const windows = [...this.#context.windows];
    const ofSite = windows.filter(({ folder }) => folder === toOpen.folder);
    const window =
      ofSite.find(({ post }) => post === toOpen.post) ??
      ofSite.at(-1) ??
      windows.find(({ folder }) => folder === undefined);
    if (!window) {
      this.#make(toOpen, null, false);
      return;
    }
    window.show();
    window.open(toOpen);
  }

  /** Opens a post of a window's site in a window of its own. */
  openBeside(window: GalleyWindow, path: SitePath): void {
    const folder = window.site?.folder.root;
    if (folder === undefined) return;
    const { x, y, width, height } = window.browser.getNormalBounds();
    this.#make({ folder, post: path }, { x: x + BESIDE, y: y + BESIDE, width, height }, false);
  }

  #make(toOpen: ToOpen | null, bounds: Rectangle | null, maximized: boolean): void {
    const { windows, log, session, commandLine } = this.#context;
    const window = new GalleyWindow({
      bounds,
      maximized,
      toOpen,
      developing: !app.isPackaged,
      shown: true,
      log,
      onMoved: (moved, isMaximized) => {
        if (commandLine.screenshot !== undefined) return;
        clearTimeout(this.#boundsTimer);
        this.#boundsTimer = setTimeout(() => {
          session
            .update({ bounds: moved, maximized: isMaximized })
            .catch((error: unknown) => log(`session: ${loggedError(error)}`));
        }, KEEP_BOUNDS_AFTER);
      },
      onClosed: closed => {
        windows.delete(closed);
        void closeSite(closed);
      },
      onFocus: focused => void focused.site?.refresh('glance'),
    });
    windows.add(window);
  }

  /** The site of a path, with its post; a path that means none, or does not answer, is left to the page, which says why. */
  async #meant(path: string): Promise<ToOpen> {
    const located = await locateSite(path, DISK_LIMIT);
    return located.ok ? { folder: located.value.folder.root, post: located.value.post } : { folder: path, post: null };
  }

  /** The last session's site while it is there, else the starter site; null when not even that can be had. */
  async #somethingToOpen(folder: string | null, post: string | null): Promise<ToOpen | null> {
    const { starter, disk, log } = this.#context;
    if (folder !== null && (await isThere(folder))) {
      const last = post === null ? null : sitePath(post);
      return { folder, post: last !== null && (await isThere(join(folder, last))) ? last : null };
    }
    try {
      const copy = await copyStarterSite(starter.source, starter.target, disk);
      // The post that says how to begin, as long as the person has it.
      const begin = sitePath('_posts/2025-11-18-begin-here.md');
      return { folder: copy, post: (await isThere(join(copy, begin))) ? begin : null };
    } catch (error) {
      log(`starter site: ${loggedError(error)}`);
      return null;
    }
  }

  #sites(): readonly OpenSite[] {
    return [...this.#context.windows].flatMap(({ site }) => site ?? []);
  }

  /** Every window is asked; one that stays keeps the program running. */
  async #quit(): Promise<void> {
    if (this.#quitting) return;
    this.#quitting = true;
    for (const window of [...this.#context.windows]) {
      if (!(await window.close())) {
        this.#quitting = false;
        return;
      }
    }
    app.quit();
  }
}

/** A disk that does not answer may have it. */
async function isThere(path: string): Promise<boolean> {
  return answered(stat(path), DISK_LIMIT).then(
    () => true,
    (error: unknown) => faultCode(error) === 'SILENT',
  );
}
