import { sitePath, type SitePath } from '../site/site-file.ts';
import type { Md5, SourceAsset } from './plan.ts';

/** What the target already holds, as far as the export has to know. */
export interface TargetAssets {
  /** Every path of the target, for what is taken. */
  readonly paths: ReadonlySet<SitePath>;
  /** The MD5 of those files that have the size of an asset to export. */
  readonly md5: ReadonlyMap<SitePath, Md5>;
  /** Where new images go, without slashes at the ends: `assets/images`. */
  readonly folder: string;
}

/**
 * Where each asset will lie in the target: at a file of the same bytes if there is one, else at its own path if that is
 * inside the target's folder and free, else in the folder under the MD5 of its bytes. Equal bytes get one place.
 */
export function placeAssets(
  assets: readonly SourceAsset[],
  target: TargetAssets,
): ReadonlyMap<SitePath, { readonly path: SitePath; readonly add: boolean }> {
  const byMd5 = new Map<Md5, SitePath>();
  for (const [path, md5] of [...target.md5].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!byMd5.has(md5)) byMd5.set(md5, path);
  }
  const taken = new Set([...target.paths].map(foldCase));
  const places = new Map<SitePath, { readonly path: SitePath; readonly add: boolean }>();
  for (const asset of assets) {
    const known = byMd5.get(asset.md5);
    if (known !== undefined) {
      places.set(asset.path, { path: known, add: false });
      continue;
    }
    const path = freePath(asset, target.folder, taken);
    byMd5.set(asset.md5, path);
    taken.add(foldCase(path));
    places.set(asset.path, { path, add: true });
  }
  return places;
}

/** Two names that a case-insensitive or normalising file system takes for one. */
export function foldCase(path: string): string {
  return path.normalize('NFC').toLowerCase();
}

function freePath(asset: SourceAsset, folder: string, taken: ReadonlySet<string>): SitePath {
  const own = asset.path.startsWith(`${folder}/`) || /^(?:assets|images|img|uploads|files)\//.test(asset.path);
  if (own && !taken.has(foldCase(asset.path))) return asset.path;
  const dot = asset.path.lastIndexOf('.');
  const extension = dot > asset.path.lastIndexOf('/') ? asset.path.slice(dot).toLowerCase() : '';
  const ending = extension === '.jpeg' ? '.jpg' : extension;
  const named = (number: number): SitePath =>
    sitePath(`${folder}/${asset.md5}${number === 1 ? '' : `-${number}`}${ending}`);
  // Another program may have made the file of that name smaller since.
  let number = 1;
  while (taken.has(foldCase(named(number)))) number += 1;
  return named(number);
}
