import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { AssetFacts } from '../../../shared/contract/assets.ts';
import { AssetUseFinder, isImagePath, type MissingAsset } from '../../../shared/site/asset-uses.ts';
import type { SiteFile, SitePath } from '../../../shared/site/site-file.ts';
import { readYamlFile } from '../../../shared/text/yaml/file.ts';
import { listFolder, readChunks, type ListedFile } from '../folder/folder-reader.ts';

export interface SurveyRequest {
  readonly root: string;
  /** Texts that are not on disk yet; what the disk holds of these files counts as well. */
  readonly unsaved: readonly { readonly path: SitePath; readonly text: string }[];
  /** Files besides images whose uses are asked for, too: others that posts link to. */
  readonly also?: readonly SitePath[];
}

export interface Survey {
  readonly images: readonly AssetFacts[];
  readonly missing: readonly MissingAsset[];
}

const CHUNK = 128;
/** Files of equal bytes that are named for one image; the first of all is always among them. */
const MOST_SAME = 20;
/** Bytes; larger files that are no UTF-8 text are films and archives. */
const LARGEST_ODD = 2 * 1024 * 1024;

/** Reads a whole site and says which images it has, who uses them, and which ones are missing. */
export async function surveyAssets({ root, unsaved, also = [] }: SurveyRequest): Promise<Survey> {
  const { files } = await listFolder(root);
  const wanted = new Set(also);
  const images = files.filter(file => isImagePath(file.path) || wanted.has(file.path));
  let finder: AssetUseFinder | undefined;
  for await (const chunk of readChunks(root, files, CHUNK)) {
    // The configuration comes first of all files.
    const config = chunk.find(({ path }) => /^_config\.ya?ml$/.test(path));
    finder ??= new AssetUseFinder(
      files.map(({ path }) => path),
      baseurlOf(config?.text),
      wanted,
    );
    for (const file of chunk) finder.read(await withAnyText(root, file));
  }
  for (const { path, text } of unsaved) finder?.read({ path, text, size: text.length, modified: 0 });
  const { uses, withoutAlt, missing } = finder?.result() ?? new AssetUseFinder([], '').result();
  const same = await sameBytes(root, images);
  return {
    images: images.map(({ path, size }) => ({
      path,
      size,
      uses: uses.get(path) ?? [],
      withoutAlt: withoutAlt.has(path),
      same: (same.get(path) ?? []).filter(other => other !== path).slice(0, MOST_SAME),
    })),
    missing,
  };
}

/** Names of files are plain letters in any encoding: what is not UTF-8 may mention an image, too. */
async function withAnyText(root: string, file: SiteFile): Promise<SiteFile> {
  if (file.text !== undefined || isImagePath(file.path) || file.size > LARGEST_ODD) return file;
  return { ...file, text: await readFile(join(root, file.path), 'latin1').catch(() => '') };
}

function baseurlOf(config: string | undefined): string {
  const value = config === undefined ? undefined : readYamlFile(config).values.get('baseurl');
  return typeof value === 'string' ? value.replace(/\/+$/, '') : '';
}

/** Groups of images with equal bytes; only those of equal size are read. */
async function sameBytes(root: string, images: readonly ListedFile[]): Promise<Map<SitePath, readonly SitePath[]>> {
  const bySize = new Map<number, ListedFile[]>();
  for (const image of images) bySize.set(image.size, [...(bySize.get(image.size) ?? []), image]);
  const groups = new Map<SitePath, readonly SitePath[]>();
  for (const [size, alike] of bySize) {
    if (alike.length < 2 || size === 0) continue;
    const byHash = new Map<string, SitePath[]>();
    for (const { path } of alike) {
      const hash = await hashOf(join(root, path));
      if (hash !== undefined) byHash.set(hash, [...(byHash.get(hash) ?? []), path]);
    }
    for (const group of byHash.values()) for (const path of group) groups.set(path, group);
  }
  return groups;
}

async function hashOf(path: string): Promise<string | undefined> {
  const hash = createHash('md5');
  try {
    await pipeline(createReadStream(path), hash);
    return hash.digest('hex');
  } catch {
    return undefined;
  }
}
