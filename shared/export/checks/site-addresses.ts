import type { DocumentInfo } from '../../site/documents/document-info.ts';

/** Something that the site publishes: a document, or a file that is copied. */
export type Addressed = Pick<DocumentInfo, 'path' | 'url' | 'dest' | 'written' | 'status'>;

/** Which addresses the published site answers, as a web server with `index.html` and `.html` rules would. */
export class SiteAddresses {
  private readonly byAddress = new Map<string, Addressed[]>();

  /** `documents` of the whole site, static files included; `baseurl` as configured, without a trailing slash. */
  constructor(
    documents: readonly Addressed[],
    readonly baseurl: string,
    /** The site's own origin (`https://example.org`), whose absolute links are internal; empty when not configured. */
    readonly origin: string,
  ) {
    for (const info of documents) this.add(`/${info.dest}`, info);
  }

  private add(dest: string, info: Addressed): void {
    for (const address of aliases(dest)) {
      const known = this.byAddress.get(address);
      if (known) known.push(info);
      else this.byAddress.set(address, [info]);
    }
  }

  /** The document at a site-relative address (without `baseurl`, query or fragment), if any. */
  find(address: string): Addressed | undefined {
    return this.byAddress.get(decoded(address))?.[0];
  }

  /** Every address that is answered, without `baseurl`. */
  all(): Iterable<string> {
    return this.byAddress.keys();
  }

  /** Other documents that would be written to the same place. */
  othersAt(info: Addressed): readonly Addressed[] {
    const all = this.byAddress.get(decoded(`/${info.dest}`)) ?? [];
    return all.filter(other => other.path !== info.path && other.dest === info.dest && other.written);
  }

  /**
   * Where an address on the page at `from` (site-relative) leads: inside the site, with its fragment, or elsewhere.
   * Addresses with a scheme or a host of their own, and those outside `baseurl`, are elsewhere.
   */
  resolve(address: string, from: string): { readonly path: string; readonly fragment: string } | undefined {
    const [beforeFragment = '', fragment = ''] = splitOnce(address.trim(), '#');
    let [path = ''] = splitOnce(beforeFragment, '?');
    if (this.origin !== '' && (path === this.origin || path.startsWith(`${this.origin}/`))) {
      path = path.slice(this.origin.length) || '/';
    }
    if (/^[a-z][a-z0-9+.-]*:/i.test(path) || path.startsWith('//')) return undefined;
    if (path === '') return { path: from, fragment: decoded(fragment) };
    if (path.startsWith('/')) {
      if (this.baseurl !== '' && path !== this.baseurl && !path.startsWith(`${this.baseurl}/`)) return undefined;
      return { path: normalise(path.slice(this.baseurl.length) || '/'), fragment: decoded(fragment) };
    }
    return { path: normalise(`${from.slice(0, from.lastIndexOf('/') + 1)}${path}`), fragment: decoded(fragment) };
  }
}

function aliases(dest: string): readonly string[] {
  const name = decoded(dest);
  if (name.endsWith('/index.html')) {
    const folder = name.slice(0, -'index.html'.length);
    return folder === '/' ? [name, '/'] : [name, folder, folder.slice(0, -1)];
  }
  return name.endsWith('.html') ? [name, name.slice(0, -'.html'.length)] : [name];
}

function splitOnce(text: string, mark: string): readonly string[] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function normalise(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.') segments.push(segment);
  }
  const joined = segments.join('/');
  return joined.startsWith('/') ? joined : `/${joined}`;
}
