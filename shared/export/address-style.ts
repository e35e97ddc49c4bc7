import { findAssetReferences, type AddressStyle, type AssetReference } from '../text/asset-references.ts';

/** How a site writes the addresses of its images, and where it keeps them. */
export interface AddressHabits {
  readonly body: AddressStyle;
  readonly frontMatter: AddressStyle;
  /** The folder that most images lie in, without slashes at the ends. */
  readonly folder: string;
}

const IMAGE = /\.(?:jpe?g|png|gif|webp|avif|svg)$/i;

/** Learns a site's habits from its posts' texts; a site without images gets `/assets/images/…`. */
export function learnAddressHabits(texts: Iterable<string>, hasBaseurl: boolean): AddressHabits {
  const body = new Map<AddressStyle, number>();
  const frontMatter = new Map<AddressStyle, number>();
  const folders = new Map<string, number>();
  for (const text of texts) {
    for (const reference of findAssetReferences(text)) {
      if (!IMAGE.test(reference.address) || reference.address.includes('..')) continue;
      add(reference.where === 'front-matter' ? frontMatter : body, reference.style);
      add(folders, folderOf(reference));
    }
  }
  return {
    body: mostFrequent(body) ?? (hasBaseurl ? 'relative-url' : 'root'),
    frontMatter: mostFrequent(frontMatter) ?? 'root',
    folder: mostFrequent(folders) ?? 'assets/images',
  };
}

function folderOf({ address }: AssetReference): string {
  return address.slice(0, Math.max(0, address.lastIndexOf('/'))).replace(/^\/+/, '');
}

function add<T>(counts: Map<T, number>, key: T): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function mostFrequent<T>(counts: ReadonlyMap<T, number>): T | undefined {
  let best: T | undefined;
  let most = 0;
  for (const [key, count] of counts) {
    if (count <= most) continue;
    most = count;
    best = key;
  }
  return best;
}
