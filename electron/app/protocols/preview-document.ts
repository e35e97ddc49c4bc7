import { APP_ORIGIN } from './app-protocol.ts';

/**
 * The document that a preview frame starts from: nothing but the patching script under a nonce. Its policy lets no other
 * script run, whatever the page holds, and lets nothing be loaded from anywhere but the site.
 */
export function previewDocument(script: string, nonce: string, quirks: boolean): string {
  const doctype = quirks ? '' : '<!doctype html>';
  return `${doctype}<html><head><meta charset="utf-8"><script nonce="${nonce}">${inScript(script)}</script></head><body></body></html>`;
}

export function previewPolicy(nonce: string): string {
  return framePolicy(`'nonce-${nonce}'`);
}

/** A page in a frame is made of the site's own files, and sends nothing anywhere; only its scripts differ. */
function framePolicy(scripts: string): string {
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    "style-src 'self' 'unsafe-inline' data:",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "media-src 'self' data: blob:",
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'self'",
    `frame-ancestors ${APP_ORIGIN}`,
    'sandbox allow-scripts allow-same-origin',
  ].join('; ');
}

const DOCTYPE = /^\uFEFF?(?:\s|<!--[\s\S]*?-->)*<!doctype[^>]*>/i;

/** A page that runs its own scripts, with one before them that tells the window of links and places. */
export function liveDocument(html: string, script: string): string {
  const start = DOCTYPE.exec(html)?.[0].length ?? 0;
  return `${html.slice(0, start)}<script>${inScript(script)}</script>${html.slice(start)}`;
}

/** Scripts of the page and of the site run; still nothing is loaded or sent elsewhere. */
export const LIVE_POLICY = framePolicy("'self' 'unsafe-inline' 'unsafe-eval' data: blob:");

/** Inside a script element only these sequences end or hide it (HTML, 4.12.1.3). */
function inScript(script: string): string {
  return script.replace(/<(?=\/script|script|!--)/gi, '\\x3c');
}

/** A whole page for paper, or beside another version of it: no script at all. */
export const PAPER_POLICY = [
  "default-src 'none'",
  "style-src 'self' 'unsafe-inline' data:",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "media-src 'self' data:",
  "form-action 'none'",
  "base-uri 'self'",
  `frame-ancestors ${APP_ORIGIN}`,
  'sandbox allow-same-origin',
].join('; ');

/** Files of the site are parts of a page; opened by themselves they can do nothing. */
export const FILE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; sandbox";
