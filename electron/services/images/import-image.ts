import type { ImportAnswer } from '../../../shared/contract/image-calls.ts';
import type { Problem } from '../../../shared/kit/problem.ts';
import type { Result } from '../../../shared/kit/result.ts';
import { SCHEMA_FILE } from '../../../shared/schema/schema-file.ts';
import { readImageSettings, type ImageSettings } from '../../../shared/site/config/image-settings.ts';
import { sitePath, type SitePath } from '../../../shared/site/site-file.ts';
import { decodeText } from '../../../shared/text/decode-text.ts';
import type { Disk } from '../disk/disk.ts';
import { problemOf } from '../disk/fault.ts';
import { readRegularFile } from '../disk/regular-file.ts';
import type { SiteFolder } from '../folder/site-folder.ts';
import { probeAttachment } from './attachment.ts';
import type { ImageRefusal } from './image-facts.ts';
import { hashName, readablePath } from './name-file.ts';
import { probeImage } from './probe.ts';
import { treatImage } from './treat.ts';

/** Bytes; a pipe or an endless file in its place says nothing. */
const LARGEST_SETTINGS = 4 * 1024 * 1024;

/** A name that leads out of a folder: no person and no program calls a picture so, except to have it written elsewhere. */
const OUTSIDE = /(?:^|[\\/])\.\.(?:[\\/]|$)/;
const OUTSIDE_REFUSAL: ImageRefusal = {
  code: 'image-name',
  cause: 'The name of this file leads out of its folder.',
  remedy: 'Give the file another name, and insert that.',
};

/**
 * Stores an image, or another file that posts may link to, as the site's `.galley.yml` wants it, once: equal bytes are one
 * file, whatever they were called. `name` is what the person knows it by: it gives words, and the slug of a readable name.
 */
export async function importImage(
  folder: SiteFolder,
  disk: Disk,
  name: string,
  bytes: Uint8Array,
): Promise<ImportAnswer> {
  if (OUTSIDE.test(name)) return refused(name, OUTSIDE_REFUSAL);
  const settings = await settingsOf(folder);
  if (!settings.ok) return { kind: 'refused', problem: settings.error };
  const probed = probeImage(bytes, settings.value.metadata);
  if (!probed.ok) {
    const attached = probed.error.code === 'image-unknown' ? probeAttachment(name, bytes) : undefined;
    if (!attached?.ok) return refused(name, attached?.error ?? probed.error);
    const path = await readablePath(folder, settings.value.files, name, bytes, attached.value);
    return store(folder, disk, path, bytes, { width: null, height: null });
  }
  const treated = await treatImage(probed.value, settings.value);
  if (!treated.ok) return refused(name, treated.error);
  const { facts, bytes: final, extension } = treated.value;
  return store(folder, disk, await pathOf(folder, settings.value, name, final, extension), final, facts);
}

async function pathOf(
  site: SiteFolder,
  { folder, names }: ImageSettings,
  name: string,
  bytes: Uint8Array,
  extension: string,
): Promise<SitePath> {
  if (names === 'readable') return readablePath(site, folder, name, bytes, extension);
  return sitePath(`${folder}/${hashName(bytes, extension)}`);
}

async function store(
  folder: SiteFolder,
  disk: Disk,
  path: SitePath,
  bytes: Uint8Array,
  { width, height }: { readonly width: number | null; readonly height: number | null },
): Promise<ImportAnswer> {
  try {
    const outcome = await disk.create(await folder.resolve(path), bytes);
    return { kind: 'imported', image: { path, width, height, known: outcome === 'known' } };
  } catch (error) {
    return { kind: 'refused', problem: problemOf(error, path, 'could not be stored') };
  }
}

async function settingsOf(folder: SiteFolder): Promise<Result<ImageSettings, Problem>> {
  const bytes = await folder
    .resolve(SCHEMA_FILE)
    .then(path => readRegularFile(path, LARGEST_SETTINGS))
    .catch(() => new Uint8Array());
  const decoded = decodeText(bytes);
  return readImageSettings(decoded.ok ? decoded.value : '', SCHEMA_FILE);
}

function refused(name: string, { code, cause, remedy }: ImageRefusal): ImportAnswer {
  const place = { path: name, line: 1, column: 1 };
  return { kind: 'refused', problem: { severity: 'error', code, place, cause, remedy } };
}
