import { app, type Session, type WebContents } from 'electron';
import { APP_ORIGIN, APP_SCHEME } from './protocols/app-protocol.ts';
import { SITE_SCHEME } from './protocols/site-protocol.ts';

const OWN_SCHEMES = new Set([`${APP_SCHEME}:`, `${SITE_SCHEME}:`, 'data:', 'blob:', 'devtools:']);
/** What the window's own page may do besides showing itself. */
const PERMISSIONS = new Set(['clipboard-read', 'clipboard-sanitized-write', 'fullscreen']);

/** What the addresses of pages in frames are known by. */
const FRAMES = ['galley-preview', 'galley-paper', 'galley-live'];

/**
 * What Electron lets every page do, and no policy takes from it: have names looked up ahead of time; put something on the clipboard
 * and take something from it by `execCommand`, without a person's act.
 */
const BLINK_SETTINGS = ['dnsPrefetchingEnabled', 'javaScriptCanAccessClipboard', 'DOMPasteAllowed'];

/** Port 1 belongs to a service that no system runs any more (TCPMUX). */
const NOWHERE = 'http://127.0.0.1:1';

/** Before the application is ready: Chromium's own services stay quiet, and no name of a host is ever looked up. */
export function silenceChromium(): void {
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'disable-sync',
    'disable-default-apps',
    'no-pings',
  ]) {
    app.commandLine.appendSwitch(name);
  }
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('blink-settings', BLINK_SETTINGS.map(name => `${name}=false`).join());
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
  // Chromium knows, but does not yet keep, the right to take the focus unasked; frames with pages of a site have not got it.
  app.commandLine.appendSwitch('enable-blink-features', 'BlockingFocusWithoutUserActivation');
  // What is left of connections to addresses in figures goes to a port where nobody listens.
  app.commandLine.appendSwitch('proxy-server', NOWHERE);
  app.commandLine.appendSwitch('proxy-bypass-list', '<-loopback>');
}

/** Lets a session load the application and open sites, and nothing else from anywhere. */
export function lockSession(session: Session, log: (line: string) => void): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !isOwnAddress(details.url);
    if (cancel) log(`refused to load ${new URL(details.url).protocol}//… (${details.resourceType})`);
    answer({ cancel });
  });
  session.setSpellCheckerDictionaryDownloadURL(`${APP_ORIGIN}/no-dictionaries/`);
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    answer(isOwnPermission(contents, permission, details.requestingUrl, details.isMainFrame));
  });
  session.setPermissionCheckHandler((contents, permission, origin, details) =>
    isOwnPermission(contents, permission, origin, details.isMainFrame),
  );
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', event => event.preventDefault());
}

/** Keeps a page where it is: no other address, no new window, no guest. */
export function lockPage(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', event => event.preventDefault());
  contents.on('will-frame-navigate', event => {
    const allowed = event.isMainFrame ? event.url === `${APP_ORIGIN}/` : isPreview(event.url);
    if (!allowed) event.preventDefault();
  });
  contents.on('will-redirect', event => event.preventDefault());
}

export function isOwnAddress(url: string): boolean {
  return URL.canParse(url) && OWN_SCHEMES.has(new URL(url).protocol);
}

/**
 * What a frame may show: the preview's first document, whole pages without scripts that main has laid ready, and those with
 * their scripts. What a page says of itself does not matter: an address without its token gives nothing.
 */
export function isPreview(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, searchParams } = new URL(url);
  return protocol === `${SITE_SCHEME}:` && FRAMES.some(name => searchParams.has(name));
}

function isOwnPermission(contents: WebContents | null, permission: string, url: string, isMainFrame: boolean): boolean {
  return contents !== null && isMainFrame && PERMISSIONS.has(permission) && url.startsWith(APP_ORIGIN);
}
