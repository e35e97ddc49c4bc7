import { anyCount, anyText, such, type Decoder } from '../kit/decode.ts';
import type { SitePath } from '../site/site-file.ts';

/** A site opened in this window, as main knows it; the page can name no other folder. */
export type SiteId = string & { readonly siteId: unique symbol };

/** SHA-256 of a file's bytes, in hex: which version of a file a change was made from. */
export type FileHash = string & { readonly fileHash: unique symbol };

/** A relative path without empty, `.` or `..` segments, backslashes, NUL or drive letters; main resolves symlinks besides. */
export const anySitePath: Decoder<SitePath> = such(
  anyText,
  path =>
    path.length > 0 &&
    path.length < 4096 &&
    !/[\0\\]/.test(path) &&
    !/^[a-z]:/i.test(path) &&
    path.split('/').every(segment => segment !== '' && segment !== '.' && segment !== '..'),
  'a path inside the site',
);

export const anySiteId: Decoder<SiteId> = such(anyText, id => /^[a-z0-9]{16,64}$/.test(id), 'the id of an open site');
export const anyHash: Decoder<FileHash> = such(anyText, hash => /^[0-9a-f]{64}$/.test(hash), 'a SHA-256 in hex');
export const ofSite = { site: anySiteId };
export const ofFile = { site: anySiteId, path: anySitePath };
export const ofPlan = { site: anySiteId, plan: anyCount };
