import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import type { Session } from 'electron';
import { contentType } from '../../services/disk/content-type.ts';
import { readByteRange } from './byte-range.ts';
import {
  FILE_POLICY,
  LIVE_POLICY,
  liveDocument,
  PAPER_POLICY,
  previewDocument,
  previewPolicy,
} from './preview-document.ts';

export const SITE_SCHEME = 'galley-site';

/** Where a request for a file of the site leads. */
export type SiteAnswer =
  | { readonly kind: 'file'; readonly absolute: string }
  | { readonly kind: 'text'; readonly type: string; readonly text: string }
  | { readonly kind: 'missing' };

/** A site as the protocol sees it. */
export interface ServedSite {
  /** The file or generated text at an address; `path` is decoded and begins with `/`. */
  readonly answer: (path: string) => Promise<SiteAnswer>;
  /** A whole page that was laid ready to be printed, or looked at as it is published. */
  readonly paper: (token: string) => string | undefined | Promise<string | undefined>;
  /** A whole page that runs its scripts; where there are such pages, there is no preview. */
  readonly live?: (token: string) => string | undefined;
}

export interface SiteProtocolOptions {
  /** What an open site serves at this host. */
  readonly siteOf: (host: string) => ServedSite | undefined;
  /** The script of a preview frame: the one that patches, or the one before a page's own. */
  readonly frameScript: (name: 'frame' | 'live') => Promise<string>;
}

/**
 * Serves open sites at `galley-site://<id>/`: the preview's first document where the query says so, else the files of
 * the site. What does not lie in its folder, and folders themselves, are not there.
 */
export function serveSites(session: Session, { siteOf, frameScript }: SiteProtocolOptions): void {
  session.protocol.handle(SITE_SCHEME, async request => {
    const url = new URL(request.url);
    const site = siteOf(url.host);
    if (!site || !['GET', 'HEAD'].includes(request.method)) return missing();
    if (site.live) {
      const html = site.live(url.searchParams.get('galley-live') ?? '');
      if (html !== undefined) return page(liveDocument(html, await frameScript('live')), LIVE_POLICY);
    } else if (url.searchParams.has('galley-preview')) {
      const nonce = randomBytes(16).toString('base64');
      const quirks = url.searchParams.get('galley-preview') === 'quirks';
      return page(previewDocument(await frameScript('frame'), nonce, quirks), previewPolicy(nonce));
    }
    const paper = url.searchParams.get('galley-paper');
    if (paper !== null) {
      const html = await site.paper(paper);
      return html === undefined ? missing() : page(html, PAPER_POLICY);
    }
    const path = decodePath(url.pathname);
    const answer = path === undefined ? ({ kind: 'missing' } as const) : await site.answer(path);
    switch (answer.kind) {
      case 'missing':
        return missing();
      case 'text':
        return new Response(answer.text, { headers: fileHeaders(answer.type) });
      case 'file':
        return fileAnswer(answer.absolute, request.headers.get('range')).catch(missing);
    }
  });
}

async function fileAnswer(absolute: string, rangeHeader: string | null): Promise<Response> {
  const { size } = await stat(absolute);
  const range = readByteRange(rangeHeader, size);
  const headers: Record<string, string> = { ...fileHeaders(contentType(extname(absolute))), 'accept-ranges': 'bytes' };
  if (range === 'unsatisfiable') {
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` } });
  }
  const { start, end } = range === 'all' ? { start: 0, end: size - 1 } : range;
  headers['content-length'] = String(end - start + 1);
  if (range !== 'all') headers['content-range'] = `bytes ${start}-${end}/${size}`;
  const body = size === 0 ? null : (Readable.toWeb(createReadStream(absolute, { start, end })) as ReadableStream);
  return new Response(body, { status: range === 'all' ? 200 : 206, headers });
}

function page(html: string, policy: string): Response {
  return new Response(html, {
    headers: { ...fileHeaders('text/html; charset=utf-8'), 'content-security-policy': policy },
  });
}

function fileHeaders(type: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': FILE_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  };
}

function missing(): Response {
  return new Response(null, { status: 404, headers: { 'content-security-policy': FILE_POLICY } });
}

function decodePath(pathname: string): string | undefined {
  try {
    const path = decodeURIComponent(pathname);
    return /[\0\\]/.test(path) ? undefined : path;
  } catch {
    return undefined;
  }
}
