import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import type { RenderedBlock } from '../../render/engine/rendered.ts';
import { srcsetAddresses } from '../../text/srcset.ts';

/** Something on the page that points elsewhere, or an image, with the source lines it comes from. */
export interface PageReference {
  /** `candidate`: a picture that may be shown in the place of an image, from `srcset`, or before a film, from `poster`. */
  readonly kind: 'link' | 'image' | 'candidate' | 'embed';
  readonly address: string;
  /** Of an image: its `alt`, `undefined` when the attribute is absent. */
  readonly alt: string | undefined;
  /** 0-based lines of the block in the file. */
  readonly line: number;
  readonly lines: number;
}

export interface PageParts {
  readonly references: readonly PageReference[];
  /** Every `id` and `name` that a fragment may lead to. */
  readonly anchors: ReadonlySet<string>;
}

type Node = DefaultTreeAdapterTypes.ChildNode;

/** What a page's HTML says of addresses, alternative texts and anchors. */
export function readPageParts(blocks: readonly Pick<RenderedBlock, 'html' | 'line' | 'lines'>[]): PageParts {
  const references: PageReference[] = [];
  const anchors = new Set<string>();
  for (const { html, line, lines } of blocks) {
    // A stack instead of recursion: hostile posts nest deeper than the call stack reaches.
    const open: Node[] = [...parseFragment(html).childNodes].reverse();
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (!('tagName' in node)) continue;
      const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]));
      const id = attributes.get('id');
      if (id !== undefined) anchors.add(id);
      if (node.tagName === 'a' && attributes.has('name')) anchors.add(attributes.get('name')!);
      for (const found of referencesOf(node.tagName, attributes)) references.push({ ...found, line, lines });
      for (let i = node.childNodes.length - 1; i >= 0; i--) open.push(node.childNodes[i]!);
    }
  }
  return { references, anchors };
}

const EMBEDS = new Set(['iframe', 'script', 'video', 'audio', 'source', 'embed', 'track']);

function referencesOf(
  tag: string,
  attributes: ReadonlyMap<string, string>,
): readonly Omit<PageReference, 'line' | 'lines'>[] {
  const href = attributes.get('href');
  const src = attributes.get('src');
  if (tag === 'a' && href !== undefined) return [{ kind: 'link', address: href, alt: undefined }];
  const pictures = tag === 'img' || tag === 'source' ? srcsetAddresses(attributes.get('srcset') ?? '') : [];
  const poster = tag === 'video' ? attributes.get('poster') : undefined;
  const candidates = [...pictures, ...(poster ? [poster] : [])]
    .filter(address => address !== src)
    .map(address => ({ kind: 'candidate', address, alt: undefined }) as const);
  if (tag === 'img' && src !== undefined)
    return [{ kind: 'image', address: src, alt: attributes.get('alt') }, ...candidates];
  if (EMBEDS.has(tag) && src !== undefined) return [{ kind: 'embed', address: src, alt: undefined }, ...candidates];
  if (candidates.length > 0) return candidates;
  if (tag === 'link' && href !== undefined) return [{ kind: 'embed', address: href, alt: undefined }];
  return [];
}
