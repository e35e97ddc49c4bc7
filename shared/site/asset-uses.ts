import { findAssetReferences } from '../text/asset-references.ts';
import { readFrontMatter } from '../text/front-matter.ts';
import type { SiteFile, SitePath } from './site-file.ts';

export type UseKind = 'body' | 'front matter' | 'layout' | 'include' | 'style' | 'data' | 'other file';

/** A file that mentions an image, and how often. */
export interface AssetUse {
  readonly path: SitePath;
  readonly kind: UseKind;
  readonly count: number;
  /** Of the first mention; 1-based. */
  readonly line: number;
  readonly column: number;
}

export interface MissingAsset {
  /** As it is written, without what only Liquid can tell. */
  readonly address: string;
  readonly path: SitePath;
  readonly line: number;
  readonly column: number;
}

export interface AssetUses {
  readonly uses: ReadonlyMap<SitePath, readonly AssetUse[]>;
  /** Images that stand somewhere without words for those who cannot see them. */
  readonly withoutAlt: ReadonlySet<SitePath>;
  readonly missing: readonly MissingAsset[];
}

const IMAGE = /\.(?:jpe?g|png|gif|webp|avif|svg|ico|bmp|tiff?|heic)$/i;
const WORD = /[\p{L}\p{N}\p{M}_.%~+@-]+/gu;
const PAGE = /\.(?:md|markdown|mkdn?|mkdown|html?)$/i;
/** Shorter names without their ending are common words. */
const SHORTEST_STEM = 5;

export function isImagePath(path: string): boolean {
  return IMAGE.test(path);
}

/**
 * Who uses which image. Any mention of an image's file name counts, wherever it stands and whichever folder it means, in
 * comments too, and one of its longer names without the ending: an image that is called unused is mentioned nowhere.
 */
export class AssetUseFinder {
  readonly #byName = new Map<string, SitePath[]>();
  /** Names that are no single word in a text, such as `my photo (1).jpg`. */
  readonly #phrases: { readonly name: string; readonly paths: readonly SitePath[] }[] = [];
  readonly #files: ReadonlySet<string>;
  readonly #uses = new Map<SitePath, AssetUse[]>();
  readonly #withoutAlt = new Set<SitePath>();
  readonly #missing: MissingAsset[] = [];
  readonly #baseurl: string;

  /** `also` are files besides images whose uses are looked for. */
  constructor(paths: readonly SitePath[], baseurl: string, also: ReadonlySet<SitePath> = new Set()) {
    this.#files = new Set(paths);
    this.#baseurl = baseurl;
    const names = new Map<string, SitePath[]>();
    for (const path of paths.filter(one => isImagePath(one) || also.has(one))) {
      const name = nameOf(path);
      names.set(name, [...(names.get(name) ?? []), path]);
    }
    for (const [name, named] of names) {
      const stem = name.replace(/\.[^.]*$/, '');
      const known = stem.length >= SHORTEST_STEM ? [name, stem] : [name];
      for (const one of known) {
        const word = one.toLowerCase();
        if (new RegExp(`^${WORD.source}$`, 'u').test(word) && !word.includes('%')) {
          this.#byName.set(word, [...(this.#byName.get(word) ?? []), ...named]);
        } else this.#phrases.push({ name: word, paths: named });
      }
    }
  }

  /** Takes a text of the site into account. */
  read({ path, text }: SiteFile): void {
    if (text === undefined) return;
    const found = new Map<SitePath, { count: number; readonly first: number }>();
    const note = (image: SitePath, at: number): void => {
      if (image === path) return;
      const known = found.get(image);
      if (known) known.count += 1;
      else found.set(image, { count: 1, first: at });
    };
    const lower = text.toLowerCase();
    for (const { 0: word, index } of lower.matchAll(WORD)) {
      for (const image of this.#named(word)) note(image, index);
    }
    for (const { name, paths } of this.#phrases) {
      const written = [name, encodeURI(name), encodeURIComponent(name)];
      const at = written.map(one => lower.indexOf(one.toLowerCase())).filter(one => one >= 0);
      const first = at.reduce((least, one) => Math.min(least, one), Infinity);
      if (at.length === 0) continue;
      for (const image of paths) if (!found.has(image)) note(image, first);
    }
    const isPage = PAGE.test(path);
    const bodyStart = isPage ? readFrontMatter(text.slice(0, 50_000), path).bodyStart : 0;
    for (const [image, { count, first }] of found) {
      const list = this.#uses.get(image) ?? [];
      list.push({ path, kind: kindOf(path, isPage && first < bodyStart), count, ...placeAt(text, first) });
      this.#uses.set(image, list);
    }
    if (/\.(?:md|markdown|mkdn?|mkdown)$/i.test(path)) this.#readPost(path, text);
  }

  result(): AssetUses {
    return { uses: this.#uses, withoutAlt: this.#withoutAlt, missing: this.#missing };
  }

  #readPost(path: SitePath, text: string): void {
    for (const { 1: markdown, 2: html } of text.matchAll(/!\[\s*\]\(([^)\n]*)\)|<img\b((?:(?!\balt\s*=)[^>])*)>/gi)) {
      for (const { 0: word } of (markdown ?? html ?? '').toLowerCase().matchAll(WORD)) {
        for (const image of this.#named(word)) this.#withoutAlt.add(image);
      }
    }
    for (const { address, range } of findAssetReferences(text)) {
      if (!isImagePath(address) || this.#isThere(address, path)) continue;
      this.#missing.push({ address, path, ...placeAt(text, range.from) });
    }
  }

  #named(word: string): readonly SitePath[] {
    const plain = word.replace(/^\.+|\.+$/g, '');
    return this.#byName.get(plain) ?? (plain.includes('%') ? (this.#byName.get(decoded(plain)) ?? []) : []);
  }

  /** Whether an address leads to a file, from the site's root or from where the post lies. */
  #isThere(address: string, from: SitePath): boolean {
    const based = this.#baseurl !== '' && address.startsWith(`${this.#baseurl}/`);
    const path = (based ? address.slice(this.#baseurl.length) : address).replace(/^\/+/, '');
    const beside = `${from.slice(0, from.lastIndexOf('/') + 1)}${path}`;
    return [path, beside].some(one => this.#files.has(normal(one)));
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function kindOf(path: string, inFrontMatter: boolean): UseKind {
  if (/^_layouts\//.test(path)) return 'layout';
  if (/^_includes\//.test(path)) return 'include';
  if (/\.(?:css|s[ac]ss)$/i.test(path)) return 'style';
  if (/^_data\//.test(path) || /^_config\.ya?ml$/.test(path)) return 'data';
  if (!PAGE.test(path)) return 'other file';
  return inFrontMatter ? 'front matter' : 'body';
}

function placeAt(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - start + 1 };
}

function normal(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return segments.join('/');
}

function decoded(word: string): string {
  try {
    return decodeURIComponent(word).toLowerCase();
  } catch {
    return word;
  }
}
