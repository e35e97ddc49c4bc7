import { BrowserWindow, dialog, nativeTheme, screen, type Rectangle } from 'electron';
import { join } from 'node:path';
import type { SitePath } from '../../../shared/site/site-file.ts';
import { APP_ORIGIN } from '../protocols/app-protocol.ts';
import { sendEvent } from '../ipc.ts';
import { lockPage } from '../lockdown.ts';
import type { OpenSite } from '../open-site.ts';

const PAPER = { light: '#fffefb', dark: '#23221f' };
const SMALLEST = { width: 720, height: 480 };
const USUAL = { width: 1440, height: 900 };

export interface WindowOptions {
  readonly bounds: Rectangle | null;
  readonly maximized: boolean;
  /** What the page is to open when it starts. */
  readonly toOpen: { readonly folder: string; readonly post: SitePath | null } | null;
  readonly developing: boolean;
  /** False while only a picture of the window is wanted. */
  readonly shown: boolean;
  readonly log: (line: string) => void;
  readonly onMoved: (bounds: Rectangle, maximized: boolean) => void;
  readonly onClosed: (window: GalleyWindow) => void;
  readonly onFocus: (window: GalleyWindow) => void;
}

/**
 * A window, its page and the site in it.
 *
 *     loading ─ describe ──▶ living ─ close ─▶ asked ─ window.close ─┬ agreed ─▶ gone
 *        ▲                     │  ▲                                  └ not ────▶ living
 *        └── page's process ends  └─────────────────────────────────────────────────┘
 */
export class GalleyWindow {
  readonly browser: BrowserWindow;
  /** The site that the page has open. */
  site: OpenSite | null = null;
  post: SitePath | null = null;
  /** What the page is on its way to; null once that is there, or cannot be had. */
  toOpen: WindowOptions['toOpen'];
  /** The page's process ended unexpectedly, and the page was loaded again. */
  restarted = false;
  readonly #options: WindowOptions;
  /** The page has started, so it can be asked whether the window may close. */
  #living = false;
  #agreed = false;
  #answerClose: ((agreed: boolean) => void) | undefined;

  constructor(options: WindowOptions) {
    this.#options = options;
    this.toOpen = options.toOpen;
    this.browser = new BrowserWindow({
      ...(visibleBounds(options.bounds) ?? USUAL),
      minWidth: SMALLEST.width,
      minHeight: SMALLEST.height,
      show: false,
      autoHideMenuBar: true,
      title: 'Galley',
      backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
      webPreferences: {
        preload: join(import.meta.dirname, 'preload.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
        safeDialogs: true,
        navigateOnDragDrop: false,
        // Elsewhere Chromium would fetch its dictionaries from the network.
        spellcheck: process.platform === 'darwin',
        devTools: options.developing,
      },
    });
    // A data channel would send packets to any address that a page names: nothing else stops them.
    this.contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
    if (options.maximized) this.browser.maximize();
    this.#connect();
    void this.browser.loadURL(`${APP_ORIGIN}/`);
  }

  get contents() {
    return this.browser.webContents;
  }

  /** The folder of the site that the page has open or is opening. */
  get folder(): string | undefined {
    return this.site?.folder.root ?? this.toOpen?.folder;
  }

  /** Lets the page open something; one that has yet to start asks for it when it does. */
  open(toOpen: NonNullable<WindowOptions['toOpen']>): void {
    if (!this.site) this.toOpen = toOpen;
    sendEvent(this.contents, 'app.open', toOpen);
  }

  /** The page runs and has told its title. */
  started(): void {
    this.#living = true;
  }

  /** Answers the question whether the window may close; a window that is not asked stays as it is. */
  answerClose(agreed: boolean): void {
    this.#agreed = agreed;
    if (agreed) this.browser.close();
    this.#answerClose?.(agreed);
    this.#answerClose = undefined;
  }

  /** Closes the window as a person does; false when the page, or the person, wants it to stay. */
  close(): Promise<boolean> {
    const answer = new Promise<boolean>(resolve => {
      this.#answerClose?.(false);
      this.#answerClose = resolve;
    });
    this.browser.close();
    return answer;
  }

  show(): void {
    if (this.browser.isMinimized()) this.browser.restore();
    this.browser.show();
    this.browser.focus();
  }

  #connect(): void {
    const { browser, contents } = this;
    const { log, onMoved, onClosed, onFocus, shown } = this.#options;
    lockPage(contents);
    // A page that never draws must not leave the person without a window.
    const reveal = () => shown && !browser.isDestroyed() && !browser.isVisible() && browser.show();
    browser.once('ready-to-show', reveal);
    setTimeout(reveal, 3000).unref();
    for (const event of ['resize', 'move', 'maximize', 'unmaximize'] as const) {
      // Electron types each event's name apart; what is done is the same.
      browser.on(event as 'resize', () => onMoved(browser.getNormalBounds(), browser.isMaximized()));
    }
    browser.on('focus', () => onFocus(this));
    browser.on('close', event => {
      if (this.#agreed || !this.#living) return;
      event.preventDefault();
      sendEvent(contents, 'window.closing', {});
    });
    browser.on('closed', () => {
      this.#answerClose?.(true);
      onClosed(this);
    });
    browser.on('unresponsive', () => void this.#askAboutHang());
    // The page sets the title through the contract; the document's own is not shown.
    browser.on('page-title-updated', event => event.preventDefault());
    contents.on('render-process-gone', (_event, { reason }) => {
      if (reason === 'clean-exit') return;
      log(`the page's process ended: ${reason}`);
      this.#living = false;
      this.restarted = true;
      // Who asked whether the window may close has no answer to wait for.
      this.#answerClose?.(false);
      this.#answerClose = undefined;
      // Chromium takes no new page while it still tells of the end of the old one.
      setImmediate(() => {
        if (!browser.isDestroyed()) void browser.loadURL(`${APP_ORIGIN}/`);
      });
    });
    contents.on('preload-error', (_event, _path, error) => log(`preload: ${error.message}`));
  }

  async #askAboutHang(): Promise<void> {
    this.#options.log('the page does not answer');
    const { response } = await dialog.showMessageBox(this.browser, {
      type: 'warning',
      message: 'Galley’s window does not answer.',
      detail: 'What you have written is in the recovery journal. Starting the window again takes it from there.',
      buttons: ['Wait', 'Start Again'],
      defaultId: 0,
      cancelId: 0,
    });
    if (response === 1) this.contents.forcefullyCrashRenderer();
  }
}

/** The bounds, when enough of them lies on a screen that is there now. */
function visibleBounds(bounds: Rectangle | null): Rectangle | undefined {
  if (!bounds) return undefined;
  const { workArea } = screen.getDisplayMatching(bounds);
  const width = Math.min(bounds.x + bounds.width, workArea.x + workArea.width) - Math.max(bounds.x, workArea.x);
  const height = Math.min(bounds.y + bounds.height, workArea.y + workArea.height) - Math.max(bounds.y, workArea.y);
  return width >= 200 && height >= 150 ? bounds : undefined;
}
