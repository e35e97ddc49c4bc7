import { parse, type DefaultTreeAdapterTypes } from 'parse5';

/** A file that a page is made of. */
export interface PagePart {
  /** Its media type, such as `image/png`. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** The file at an address of the site (a path with `baseurl`); undefined where there is none. */
export type LoadPart = (path: string) => Promise<PagePart | undefined>;

interface Splice {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

type Element = DefaultTreeAdapterTypes.Element;

const SOURCES = new Set(['img', 'source', 'video', 'audio', 'track', 'input', 'embed']);
/** Stylesheets that import each other in a circle end here. */
const DEEPEST = 5;
const NOWHERE = 'https://site.invalid';

/**
 * The page as one file: its stylesheets, scripts, images, fonts and films that lie in the site become `data:` addresses;
 * every other byte stays as it is published. Addresses of other servers stay addresses. `url` is the page's own, below
 * `home`, the address at which the site is published: files may be named by that too.
 */
export async function selfContained(html: string, url: string, load: LoadPart, home = ''): Promise<string> {
  const document = parse(html, { sourceCodeLocationInfo: true });
  const waiting: DefaultTreeAdapterTypes.ChildNode[] = [...document.childNodes];
  const splices: Promise<Splice | undefined>[] = [];
  const base = new URL(url, URL.canParse(home) ? home : NOWHERE);
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ('childNodes' in node) for (const child of node.childNodes) waiting.push(child);
    if ('content' in node) for (const child of node.content.childNodes) waiting.push(child);
    if (!('tagName' in node)) continue;
    const element = node;
    for (const { name, value } of element.attrs) {
      const place = element.sourceCodeLocation?.attrs?.[name];
      const inline = place && inlineOf(element, name);
      if (!inline) continue;
      const fresh =
        inline === 'srcset'
          ? srcset(value, base, load)
          : inline === 'style'
            ? inCss(value, base, load, 0)
            : dataUrl(value, base, load, 0);
      splices.push(
        fresh.then(text => {
          if (text === undefined || text === value) return undefined;
          return { from: place.startOffset, to: place.endOffset, insert: `${name}="${escaped(text)}"` };
        }),
      );
    }
    const [text] = element.tagName === 'style' ? element.childNodes : [];
    const place = text?.sourceCodeLocation;
    if (text && place && 'value' in text) {
      splices.push(
        inCss(text.value, base, load, 0).then(css => ({ from: place.startOffset, to: place.endOffset, insert: css })),
      );
    }
  }
  const found = (await Promise.all(splices)).filter(splice => splice !== undefined);
  let page = '';
  let at = 0;
  for (const { from, to, insert } of found.sort((a, b) => a.from - b.from)) {
    page += html.slice(at, from) + insert;
    at = to;
  }
  return page + html.slice(at);
}

/** How an attribute names a file that the page is made of; undefined for links and everything else. */
function inlineOf({ tagName, attrs }: Element, name: string): 'address' | 'srcset' | 'style' | undefined {
  if (name === 'style') return 'style';
  if (name === 'srcset') return 'srcset';
  if (name === 'poster') return 'address';
  if (name === 'src') return SOURCES.has(tagName) || tagName === 'script' ? 'address' : undefined;
  if (name !== 'href' && name !== 'xlink:href') return undefined;
  if (tagName === 'image' || tagName === 'use') return tagName === 'image' ? 'address' : undefined;
  const rel = attrs.find(one => one.name === 'rel')?.value.toLowerCase() ?? '';
  return tagName === 'link' && /\b(?:stylesheet|icon|apple-touch-icon)\b/.test(rel) ? 'address' : undefined;
}

async function dataUrl(address: string, base: URL, load: LoadPart, depth: number): Promise<string | undefined> {
  const trimmed = address.trim();
  if (trimmed === '' || trimmed.startsWith('#') || !URL.canParse(trimmed, base)) return undefined;
  const target = new URL(trimmed, base);
  if (target.origin !== base.origin) return undefined;
  const part = await load(decoded(target.pathname));
  if (!part) return undefined;
  if (!part.type.startsWith('text/css') || depth >= DEEPEST) return asData(part.type, Buffer.from(part.bytes));
  const css = await inCss(Buffer.from(part.bytes).toString('utf8'), target, load, depth + 1);
  return asData(part.type, Buffer.from(css));
}

/** A style with the files that its `url(…)` and `@import` name in itself. */
async function inCss(css: string, base: URL, load: LoadPart, depth: number): Promise<string> {
  const places = [
    ...css.matchAll(/url\(\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^"'()\s]+))\s*\)|@import\s+(?:"([^"\n]+)"|'([^'\n]+)')/gi),
  ];
  const fresh = await Promise.all(
    places.map(found => dataUrl(found.slice(1).find(one => one !== undefined) ?? '', base, load, depth)),
  );
  let text = '';
  let at = 0;
  for (const [index, found] of places.entries()) {
    const data = fresh[index];
    if (data === undefined) continue;
    const isImport = found[0].startsWith('@');
    text += css.slice(at, found.index) + (isImport ? `@import "${data}"` : `url("${data}")`);
    at = found.index + found[0].length;
  }
  return text + css.slice(at);
}

async function srcset(value: string, base: URL, load: LoadPart): Promise<string> {
  const candidates = value
    .split(/,\s+/)
    .map(one => one.trim())
    .filter(one => one !== '');
  const fresh = await Promise.all(
    candidates.map(async candidate => {
      const [address = '', ...size] = candidate.split(/\s+/);
      return [(await dataUrl(address, base, load, 0)) ?? address, ...size].join(' ');
    }),
  );
  return fresh.join(', ');
}

function asData(type: string, bytes: Buffer): string {
  return `data:${type.replace(/\s/g, '')};base64,${bytes.toString('base64')}`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
