import type { AssetFacts } from '../../shared/contract/assets.ts';

export const ASSET_FILTERS = [
  { value: 'all', label: 'All' },
  { value: 'unused', label: 'Unused' },
  { value: 'missing', label: 'Missing' },
  { value: 'large', label: 'Large' },
  { value: 'duplicates', label: 'Duplicates' },
  { value: 'no-alt', label: 'No alt text' },
] as const;
export type AssetFilter = (typeof ASSET_FILTERS)[number]['value'];

/** Bytes from which an image slows its page down. */
export const LARGE = 1024 * 1024;

const CONCERNS: Readonly<Record<AssetFilter, (image: AssetFacts) => boolean>> = {
  all: () => true,
  unused: ({ uses }) => uses.length === 0,
  missing: () => false,
  large: ({ size }) => size >= LARGE,
  duplicates: ({ same }) => same.length > 0,
  'no-alt': ({ withoutAlt }) => withoutAlt,
};

/** The images of a filter whose path, or the path of a file that uses them, holds what was typed. */
export function filterAssets(images: readonly AssetFacts[], filter: AssetFilter, typed: string): readonly AssetFacts[] {
  const wanted = typed.trim().toLowerCase();
  const holds = (path: string) => path.toLowerCase().includes(wanted);
  const shown = images.filter(
    image => CONCERNS[filter](image) && (holds(image.path) || image.uses.some(use => holds(use.path))),
  );
  if (filter === 'large') return shown.sort((a, b) => b.size - a.size);
  // Files of equal bytes stand side by side.
  if (filter === 'duplicates') return shown.sort((a, b) => (groupOf(a) < groupOf(b) ? -1 : 1));
  return shown;
}

function groupOf({ path, same }: AssetFacts): string {
  return `${[path, ...same].sort()[0]!}\0${path}`;
}

export function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024).toLocaleString('en')} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

export function countImages(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'image' : 'images'}`;
}

/** How often an image is mentioned: `3 uses`. */
export function usesOf({ uses }: AssetFacts): string {
  const count = uses.reduce((sum, use) => sum + use.count, 0);
  return count === 0 ? 'unused' : `${count.toLocaleString('en')} ${count === 1 ? 'use' : 'uses'}`;
}
