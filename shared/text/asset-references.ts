import { fencedCode } from './fenced-code.ts';
import { readFrontMatter, type FrontMatterEntry } from './front-matter.ts';
import type { TextRange } from './text-change.ts';
import { isList, isMap, type FrontMatterValue } from './yaml/value.ts';

/**
 * How an address is written: `assets/a.jpg`, `/assets/a.jpg`, `{{ site.baseurl }}/assets/a.jpg` or
 * `{{ "/assets/a.jpg" | relative_url }}`.
 */
export type AddressStyle = 'relative' | 'root' | 'baseurl' | 'relative-url';

/** A place in a post's text that names a file of the site. */
export interface AssetReference {
  /** `liquid`: inside a tag's string, where no Liquid output can stand. */
  readonly where: 'front-matter' | 'body' | 'liquid';
  /** All of the address as written, Liquid included; without the quotes, brackets or parentheses around it. */
  readonly range: TextRange;
  /** The path alone, decoded: what is looked up in the site. Root-relative paths keep their slash. */
  readonly address: string;
  readonly style: AddressStyle;
  /** What stands behind the path: `?v=2`, `#page=3`, or nothing. */
  readonly suffix: string;
}

/** Longer addresses are data, not names of files. */
const LONGEST = 2048;

// Each pattern begins with a literal and ends within a line, so that a scan of the text is linear.
const SITES = [
  // Markdown links and images: (address "title"), (<address>); kramdown takes blanks for a part of the address
  /\]\([ \t]*(?:<([^<>\n]{1,2048})>|((?:\{\{[^{}\n]{1,2048}\}\})?(?:[^\s()<>]|[ \t]+(?!["'\s)])){0,2048}(?:\([^\s()]{0,500}\)[^\s()]{0,500})?))/dg,
  // Link definitions: [id]: address
  /^ {0,3}\[[^\]\n]{1,500}\]:[ \t]*(?:<([^<>\n]{1,2048})>|((?:\{\{[^{}\n]{1,2048}\}\})?(?:[^\s<>]|[ \t]+(?!["'\s])){0,2048}))/dgm,
  // HTML attributes
  /\b(?:src|href|poster|data)[ \t]*=[ \t]*(?:"([^"\n]{1,2048})"|'([^'\n]{1,2048})'|([^\s"'<>=`{}]{1,2048}))/dgi,
  // CSS in attributes and style elements
  /\burl\([ \t]*(?:"([^"\n]{1,2048})"|'([^'\n]{1,2048})'|([^\s()"']{1,2048}))[ \t]*\)/dgi,
];
/** A list of pictures for several sizes; it may go over several lines. */
const PICTURES = /\bsrcset[ \t]*=[ \t]*(?:"([^"]{1,8192})"|'([^']{1,8192})')/dgi;
/** One of them (HTML, 4.8.4.2.1): an address without blanks, and up to the comma what it is for. */
const PICTURE = /[\s,]*(\{\{[^{}\n]{1,2048}\}\}[^\s,]*|[^\s,](?:\S*[^\s,])?)(?:,+|[^,]*(?:,|$))/dgy;
const LIQUID_TAG = /\{%[^%\n]{1,4096}%\}/dg;
/** What a tag's parameters are given: `src="address"`. */
const PARAMETER = /=[ \t]*(?:"([^"\n]{1,2048})"|'([^'\n]{1,2048})')/dg;

/** Every address in a post's front matter and body that could name a file, in the order of the text. */
export function findAssetReferences(text: string): readonly AssetReference[] {
  const frontMatter = readFrontMatter(text);
  const found = frontMatter.entries.flatMap(entry => inEntry(text, entry));
  // Paths in code are examples.
  const code = fencedCode(text, frontMatter.bodyStart);
  const body = text.slice(frontMatter.bodyStart);
  const seen = new Set<number>();
  const take = (match: RegExpExecArray, shift: number, where: AssetReference['where']): void => {
    const span = match.indices![1] ?? match.indices![2] ?? match.indices![3];
    if (!span) return;
    const range = { from: span[0] + shift, to: span[1] + shift };
    if (seen.has(range.from) || code.some(one => range.from >= one.from && range.from < one.to)) return;
    seen.add(range.from);
    const reference = readAddress(text.slice(range.from, range.to), range, where);
    if (reference) found.push(reference);
  };
  for (const tag of body.matchAll(LIQUID_TAG)) {
    for (const match of tag[0].matchAll(PARAMETER)) take(match, frontMatter.bodyStart + tag.index, 'liquid');
  }
  for (const pattern of SITES) {
    for (const match of body.matchAll(pattern)) take(match, frontMatter.bodyStart, 'body');
  }
  for (const list of body.matchAll(PICTURES)) {
    const [from, to] = (list.indices![1] ?? list.indices![2])!;
    for (const match of body.slice(from, to).matchAll(PICTURE)) take(match, frontMatter.bodyStart + from, 'body');
  }
  return found.sort((a, b) => a.range.from - b.range.from);
}

/** Writes a root-relative path (`/assets/images/a.jpg`) in a style; parentheses and spaces are encoded for Markdown. */
export function writeAddress(path: string, style: AddressStyle, where: AssetReference['where']): string {
  const address = where === 'body' ? encodeForMarkdown(path) : path;
  if (where === 'liquid') return style === 'relative' ? address.slice(1) : address;
  switch (style) {
    case 'relative':
      return address.slice(1);
    case 'root':
      return address;
    case 'baseurl':
      return `{{ site.baseurl }}${address}`;
    case 'relative-url':
      return `{{ "${address}" | relative_url }}`;
  }
}

function readAddress(written: string, range: TextRange, where: AssetReference['where']): AssetReference | undefined {
  if (written.length > LONGEST) return undefined;
  const prefixed = /^\{\{-?\s*site\.(?:baseurl|url)\s*-?\}\}(?:\{\{-?\s*site\.baseurl\s*-?\}\})?(\/.*)$/.exec(written);
  const filtered = /^\{\{-?\s*["']([^"']+)["']\s*\|\s*(?:relative_url|absolute_url)\s*-?\}\}$/.exec(written);
  const plain = prefixed?.[1] ?? filtered?.[1] ?? written;
  if (plain.includes('{{') || plain.includes('{%') || /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(plain)) return undefined;
  const [, path = '', suffix = ''] = /^([^?#]*)(.*)$/s.exec(plain)!;
  if (path === '') return undefined;
  const style = prefixed ? 'baseurl' : filtered ? 'relative-url' : path.startsWith('/') ? 'root' : 'relative';
  return { where, range, address: decode(path), style, suffix };
}

function inEntry(text: string, entry: FrontMatterEntry): readonly AssetReference[] {
  const found: AssetReference[] = [];
  let at = entry.valueRange.from;
  // Values are met in the order of the text, so each is searched for behind the one before.
  for (const value of textsOf(entry.value)) {
    const from = text.indexOf(value, at);
    if (value === '' || from < 0 || from >= entry.valueRange.to) continue;
    at = from + value.length;
    const reference = readAddress(value, { from, to: at }, 'front-matter');
    if (reference) found.push(reference);
  }
  return found;
}

function textsOf(value: FrontMatterValue): readonly string[] {
  if (typeof value === 'string') return [value];
  if (isList(value)) return value.flatMap(textsOf);
  return isMap(value) ? [...value.values()].flatMap(textsOf) : [];
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function encodeForMarkdown(path: string): string {
  return path.replace(/[\s()<>"%?#\\]/g, character =>
    encodeURIComponent(character).replace('(', '%28').replace(')', '%29'),
  );
}
