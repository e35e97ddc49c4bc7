import type { CatalogueRow, RelatedPosts } from '../state/site/catalogue-protocol.ts';
import { datedName, stemOf } from '../../shared/site/documents/file-names.ts';
import type { SitePath } from '../../shared/site/site-file.ts';
import type { SiteCatalogue } from './site-catalogue.ts';
import { bodyOf } from './text-index.ts';

const MOST_SIMILAR = 8;
const MOST_LINKING = 200;

/** The posts and pages that link to one, and those that say similar things; `url` is its address, where it is known. */
export function relatedTo(catalogue: SiteCatalogue, path: SitePath, text: string, url: string | null): RelatedPosts {
  const similar = catalogue.fullText.index
    .similar(bodyOf(text), MOST_SIMILAR + 4, path)
    .flatMap(hit => catalogue.find(hit.path) ?? [])
    .filter(post => post.kind !== 'page');
  return { linking: linkingTo(catalogue, path, url), similar: similar.slice(0, MOST_SIMILAR) };
}

/** Those whose text names the post: by `post_url`, by its file or by its address. */
function linkingTo(catalogue: SiteCatalogue, path: SitePath, url: string | null): readonly CatalogueRow[] {
  const slug = datedName(path)?.slug ?? stemOf(path);
  const address = url?.replace(/(?:\.html|\/)$/, '') ?? '';
  // A text without any of these is no candidate; the pattern then says whether it is a link.
  const hints = address === '' || address.includes(slug) ? [slug] : [slug, address];
  const pattern = linkPattern(path, address);
  const found: CatalogueRow[] = [];
  const seen = new Set<SitePath>([path]);
  for (const hint of hints) {
    for (const { path: other, text } of catalogue.textsWith(hint)) {
      if (seen.has(other) || found.length === MOST_LINKING) continue;
      if (!hints.some(one => text.includes(one)) || !pattern.test(text)) continue;
      seen.add(other);
      const post = catalogue.find(other);
      if (post) found.push(post);
    }
  }
  return found.sort((a, b) => b.modified - a.modified);
}

function linkPattern(path: SitePath, address: string): RegExp {
  const name = /(?:^|\/)_posts\/(.+)\.[^./]+$/.exec(path)?.[1];
  const ways = [`\\{%-?\\s*link\\s+${escape(path)}\\s*-?%\\}`];
  if (name !== undefined) {
    // Jekyll takes the name alone too, when the post lies in a folder.
    const last = name.slice(name.lastIndexOf('/') + 1);
    ways.push(`\\{%-?\\s*post_url\\s+/?(?:${escape(name)}|(?:\\S*/)?${escape(last)})\\s*-?%\\}`);
  }
  if (address !== '') ways.push(`(?<![\\w-])${escape(address)}(?:\\.html|/)?(?=[\\s"'()<>#?\\]]|$)`);
  return new RegExp(ways.join('|'), 'm');
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
