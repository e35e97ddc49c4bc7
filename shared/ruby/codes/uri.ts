import { downcase, strip } from '../string.ts';
import { percentDecode, percentEncode } from './percent.ts';
import { punycode } from './punycode.ts';

/** An address that Addressable::URI refuses; `message` is its own. */
export class UriFault extends Error {}

/** An address in its parts; what is absent is `undefined`. */
export interface Uri {
  readonly scheme: string | undefined;
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly path: string;
  readonly query: string | undefined;
  readonly fragment: string | undefined;
}

const PARTS = /^(?:([^:/?#]+):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#([^\n]*))?$/m;

/** Default ports, by the schemes that need a host. */
const PORTS: Readonly<Record<string, number>> = {
  http: 80,
  https: 443,
  ftp: 21,
  tftp: 69,
  sftp: 22,
  ssh: 22,
  'svn+ssh': 22,
  telnet: 23,
  nntp: 119,
  gopher: 70,
  wais: 210,
  ldap: 389,
  prospero: 1525,
};

/** Addressable::URI.parse. Throws `UriFault` for what it refuses: a colon in a first segment that is no scheme, a bad host or port. */
export function parseUri(text: string): Uri {
  const [, scheme, authority, path = '', query, fragment] = PARTS.exec(text) ?? [];
  if (scheme !== undefined && !/^[a-z][a-z0-9.+-]*$/i.test(scheme)) {
    throw new UriFault(`Invalid scheme format: '${scheme}'`);
  }
  const parts = authority === undefined ? NO_AUTHORITY : splitAuthority(authority);
  const rooted = path !== '' && !path.startsWith('/') && parts.host !== undefined ? `/${path}` : path;
  const uri: Uri = { scheme, ...parts, path: rooted, query, fragment };
  validate(uri);
  return uri;
}

const NO_AUTHORITY = { user: undefined, password: undefined, host: undefined, port: undefined };

function splitAuthority(authority: string): Pick<Uri, 'user' | 'password' | 'host' | 'port'> {
  const userEnd = /^[^[\]]*@/.exec(authority)?.[0].length ?? 0;
  const userinfo = userEnd > 0 ? strip(authority.slice(0, userEnd - 1)) : undefined;
  const [user, password] = userinfo?.match(/^([^:]*):?([^]*)$/)?.slice(1) ?? [];
  const rest = authority.slice(userEnd);
  const port = /:([^:@[\]]*)$/.exec(rest);
  const host = port ? rest.slice(0, port.index) : rest;
  const digits = port?.[1] === undefined || port[1] === '' ? undefined : (percentDecode(port[1]) ?? port[1]);
  if (digits !== undefined && !/^\d+$/m.test(digits)) throw new UriFault(`Invalid port number: "${digits}"`);
  return {
    user,
    password: userinfo?.includes(':') ? password : undefined,
    host,
    port: Number(digits ?? 0) || undefined,
  };
}

function validate(uri: Uri): void {
  const { scheme, host, path } = uri;
  if (scheme !== undefined && PORTS[downcase(scheme)] !== undefined && !host && path === '') {
    throw new UriFault(`Absolute URI missing hierarchical segment: '${writeUri(uri)}'`);
  }
  if (path.startsWith('//') && host === undefined) {
    const message = 'Cannot have a path with two leading slashes without an authority set';
    throw new UriFault(`${message}: '${writeUri(uri)}'`);
  }
  if (host !== undefined && (/[<>{}/\\?#@"\s]/.test(host) || /^\[(?![\w\-.~!$&'()*+,;=:]*\]$).*\]$/.test(host))) {
    throw new UriFault(`Invalid character in host: '${host}'`);
  }
  if (scheme === undefined && /^[^/:]*:/.test(path)) {
    throw new UriFault(`Cannot assemble URI string with ambiguous path: '${path}'`);
  }
}

/** Addressable::URI#normalize: scheme and host in lower case, dot segments resolved, everything percent-encoded as far as it must be. */
export function normalizeUri(uri: Uri): Uri {
  const scheme = uri.scheme === undefined ? undefined : downcase(uri.scheme);
  const web = scheme === 'http' || scheme === 'https';
  const nobody = web && !uri.user?.trim() && !uri.password?.trim();
  const inner = (part: string | undefined): string | undefined =>
    part === undefined || nobody ? undefined : normalizeComponent(strip(part), /[^A-Za-z0-9\-._~]/gu);
  const path = normalizePath(uri.path);
  const normal: Uri = {
    scheme,
    user: inner(uri.user),
    password: inner(uri.password),
    host: uri.host === undefined ? undefined : normalizeHost(uri.host),
    port: scheme !== undefined && PORTS[scheme] === uri.port ? undefined : uri.port,
    path: path === '' && (web || scheme === 'ftp' || scheme === 'tftp') ? '/' : path,
    query: uri.query === undefined ? undefined : normalizeQuery(uri.query),
    fragment: normalizeComponent(uri.fragment ?? '', /[^A-Za-z0-9\-._~!$&'()*+,;=:@/?]/gu) || undefined,
  };
  validate(normal);
  return normal;
}

function normalizeHost(host: string): string {
  const name = strip(downcase(host));
  const plain = percentDecode(name) ?? name;
  const label = (part: string): string =>
    /^[\x00-\x7f]*$/.test(part) ? part : `xn--${punycode(part.normalize('NFKC'))}`;
  const ascii = plain.split('.').map(label).join('.');
  return normalizeComponent(ascii.replace(/([^.])\.$/, '$1'), /[^A-Za-z0-9\-._~!$&'()*+,;=[:\]]/gu);
}

function normalizePath(path: string): string {
  const segments = strip(path)
    .split('/')
    .map(segment => normalizeComponent(segment, /[^A-Za-z0-9\-._~!$&'()*+,;=:@]/gu));
  return resolveDots(segments);
}

/** RFC 3986's removal of dot segments; of a path that begins with dots and no slash these go too. */
function resolveDots(segments: readonly string[]): string {
  if (!segments.some(segment => segment === '.' || segment === '..')) {
    return segments.join('/').replace(/^\.\.?\/?/, '');
  }
  const rooted = segments[0] === '' && segments.length > 1;
  const kept: string[] = [];
  const own = rooted ? segments.slice(1) : segments;
  for (const [i, segment] of own.entries()) {
    const last = i === own.length - 1;
    if (segment === '..') kept.pop();
    if (segment !== '.' && segment !== '..') kept.push(segment);
    else if (last) kept.push('');
  }
  return (rooted ? '/' : '') + kept.join('/');
}

function normalizeQuery(query: string): string | undefined {
  const pairs = query
    .split('&')
    .map(pair => normalizeComponent(pair, /[^a-zA-Z0-9\-._~!$'()*+,=:@/?%]|%(?!2B|2b)/gu, '+'));
  return pairs.join('&') || undefined;
}

const ANY = /[^:/?#[\]@!$&'()*+,;=A-Za-z0-9\-._~]/gu;

/** Addressable::URI.normalize_component: decoded, brought to NFKC, and what `pattern` finds encoded again. */
export function normalizeComponent(text: string, pattern: RegExp = ANY, keep = ''): string {
  const decoded = percentDecode(text, keep);
  if (decoded !== undefined) return upcaseKept(percentEncode(decoded.normalize('NFKC'), pattern), keep);
  const escapes = text.replace(/%[0-9a-f]{2}/gi, escape => escape.toUpperCase());
  return percentEncode(escapes, /[^%:/?#[\]@!$&'()*+,;=A-Za-z0-9\-._~]/gu);
}

function upcaseKept(text: string, keep: string): string {
  return keep === '' ? text : text.replace(/%2b/g, '%2B');
}

/** The address as text. */
export function writeUri({ scheme, user, password, host, port, path, query, fragment }: Uri): string {
  const userinfo = user === undefined ? '' : `${user}${password === undefined ? '' : `:${password}`}@`;
  const authority = host === undefined ? '' : `//${userinfo}${host}${port === undefined ? '' : `:${port}`}`;
  const start = (scheme === undefined ? '' : `${scheme}:`) + authority + path;
  return start + (query === undefined ? '' : `?${query}`) + (fragment === undefined ? '' : `#${fragment}`);
}
