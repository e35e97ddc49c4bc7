import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Session } from 'electron';
import { anySitePath } from '../../../shared/contract/request-parts.ts';
import { anyCount, anyText, arrayOf, objectOf } from '../../../shared/kit/decode.ts';
import type { ReadingQuestion } from '../../services/reading/reading-messages.ts';
import { contentType } from '../../services/disk/content-type.ts';

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
type ReadTexts = (site: string, question: ReadingQuestion) => Promise<Uint8Array<ArrayBuffer>> | undefined;

const anyPaths = arrayOf(anySitePath);
const anyPhrase = objectOf({ phrase: anyText, paths: anyPaths });
const anyTexts = objectOf({ paths: anyPaths, titles: arrayOf(anyText), stamps: arrayOf(anyCount) });

/**
 * Serves the built page at `galley://app/` out of `folder`, and nothing that does not lie in it. The page's workers ask for
 * texts of a large site at `/texts/<site>` and `/heads/<site>`: they may wait for the answer within one computation, which
 * they cannot for a message. At `/index/<site>` texts are indexed where they are read, so that they need not come here,
 * and at `/holding/<site>` looked through for a phrase.
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
  const [, kind, site] = /^\/(texts|heads|index|holding)\/(\w+)$/.exec(path) ?? [];
  // Chromium sends this kind from another origin only after asking first, which is refused.
  if (request.headers.get('content-type') !== 'application/json' || site === undefined) return refused(404);
  try {
    const question = questionOf(kind, JSON.parse(await request.text()));
    if (!question) return refused(400);
    const bytes = await readTexts(site, question);
    if (!bytes) return refused(404);
    const type = question.kind === 'index' ? 'application/octet-stream' : 'application/json';
    return new Response(bytes, { headers: { 'content-type': type, 'cache-control': 'no-store' } });
  } catch {
    return refused(500);
  }
}

function questionOf(kind: string | undefined, body: unknown): ReadingQuestion | undefined {
  if (kind === 'index') {
    const texts = anyTexts(body);
    return texts.ok ? { kind, texts: texts.value } : undefined;
  }
  if (kind === 'holding') {
    const asked = anyPhrase(body);
    return asked.ok ? { kind, ...asked.value } : undefined;
  }
  const paths = anyPaths(body);
  return paths.ok ? { kind: kind === 'heads' ? 'heads' : 'texts', paths: paths.value } : undefined;
}

function refused(status: number): Response {
  return new Response(null, { status });
}
