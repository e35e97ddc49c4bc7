import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Session } from 'electron';
import { sitePath, type SitePath } from '../../shared/site/site-file.ts';
import { contentType } from '../services/content-type.ts';

export const APP_SCHEME = 'galley';
export const APP_ORIGIN = `${APP_SCHEME}://app`;

/**
 * Policy of the window's own page. Scripts and workers come from the built files alone. Style elements need the
 * page's nonce: CodeMirror adds its rules in one (`EditorView.cspNonce`). Sites are seen in frames, and their images
 * in the front-matter form.
 */
export function appPolicy(nonce: string): string {
  return policy("'self'", nonce);
}

/** The worker that checks language runs WebAssembly, and nothing else may; scripts made from text are refused there too. */
const LANGUAGE_WORKER = '/language.worker.js';

function policyOf(path: string, nonce: string): string {
  return path === LANGUAGE_WORKER ? policy("'self' 'wasm-unsafe-eval'", nonce) : appPolicy(nonce);
}

function policy(scripts: string, nonce: string): string {
  return [
    "default-src 'none'",
    `script-src ${scripts}`,
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data: blob: galley-site:",
    "connect-src 'self'",
    'frame-src galley-site:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** Reads files of an open site; undefined for a site that no window has open. */
type ReadTexts = (
  site: string,
  kind: 'texts' | 'heads',
  paths: readonly SitePath[],
) => Promise<Uint8Array<ArrayBuffer>> | undefined;

/**
 * Serves the built page at `galley://app/` out of `folder`, and nothing that does not lie in it. The page's workers ask for
 * texts of a large site at `/texts/<site>` and `/heads/<site>`: they may wait for the answer within one computation, which
 * they cannot for a message.
 */
export function serveApp(session: Session, folder: string, readTexts: ReadTexts): void {
  session.protocol.handle(APP_SCHEME, async request => {
    const url = new URL(request.url);
    if (url.host === 'app' && request.method === 'POST') return answerTexts(request, url.pathname, readTexts);
    const path = url.pathname === '/' ? '/index.html' : url.pathname;
    if (url.host !== 'app' || request.method !== 'GET' || !/^(?:\/[\w-][\w.-]*)+$/.test(path)) return refused(404);
    try {
      const bytes = await readFile(join(folder, path));
      const nonce = randomBytes(16).toString('base64');
      const body = path === '/index.html' ? bytes.toString('utf8').replaceAll('%style-nonce%', nonce) : bytes;
      return new Response(body, {
        headers: {
          'content-type': contentType(extname(path)),
          'content-security-policy': policyOf(path, nonce),
          'x-content-type-options': 'nosniff',
          'cache-control': 'no-store',
        },
      });
    } catch {
      return refused(404);
    }
  });
}

async function answerTexts(request: Request, path: string, readTexts: ReadTexts): Promise<Response> {
  const [, kind, site] = /^\/(texts|heads)\/(\w+)$/.exec(path) ?? [];
  // Chromium sends this kind from another origin only after asking first, which is refused.
  if (request.headers.get('content-type') !== 'application/json' || site === undefined) return refused(404);
  try {
    const paths: unknown = JSON.parse(await request.text());
    if (!Array.isArray(paths) || !paths.every(one => typeof one === 'string')) return refused(400);
    const json = await readTexts(site, kind === 'heads' ? 'heads' : 'texts', paths.map(sitePath));
    if (!json) return refused(404);
    return new Response(json, { headers: { 'content-type': 'application/json', 'cache-control': 'no-store' } });
  } catch {
    return refused(500);
  }
}

function refused(status: number): Response {
  return new Response(null, { status });
}
