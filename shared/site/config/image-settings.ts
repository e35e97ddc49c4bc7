import type { Problem } from '../../kit/problem.ts';
import { err, ok, type Result } from '../../kit/result.ts';
import { placeOf } from '../../text/front-matter.ts';
import { applyChanges, type TextChange } from '../../text/text-change.ts';
import { editYamlFile, readYamlFile } from '../../text/yaml/file.ts';
import { isMap, type FrontMatterValue } from '../../text/yaml/value.ts';

export const IMAGE_FORMATS = ['keep', 'jpeg', 'png', 'webp', 'avif'] as const;
export const IMAGE_NAMES = ['hash', 'readable'] as const;
export const IMAGE_METADATA = ['remove', 'keep'] as const;

/** How a site wants new images: `images:` of its `.galley.yml`. */
export interface ImageSettings {
  /** Where they go; without slashes at the ends. */
  readonly folder: string;
  /** Where other files go that posts link to. */
  readonly files: string;
  /** `hash`: the MD5 of the bytes; `readable`: a slug of the file's name and the first 8 digits of the MD5. */
  readonly names: (typeof IMAGE_NAMES)[number];
  /** What still pictures are written as; `keep` leaves each in its own. */
  readonly format: (typeof IMAGE_FORMATS)[number];
  /** Pixels; wider pictures are made smaller. Undefined leaves every size. */
  readonly maxWidth: number | undefined;
  /** From 1 to 100, of what is written anew. */
  readonly quality: number;
  /** What pictures tell besides themselves: place, time, device, author. Their orientation and colours always stay. */
  readonly metadata: (typeof IMAGE_METADATA)[number];
}

/** Bytes stay as they are: nothing is scaled or written anew unless the site asks for it. */
export const DEFAULT_IMAGE_SETTINGS: ImageSettings = {
  folder: 'assets/images',
  files: 'assets/files',
  names: 'hash',
  format: 'keep',
  maxWidth: undefined,
  quality: 82,
  metadata: 'remove',
};

/**
 * Reads `images:` of the file: `folder`, `files`, `names`, `format`, `max_width`, `quality`, `metadata`. The first fault is
 * the answer's error.
 */
export function readImageSettings(text: string, path: string): Result<ImageSettings, Problem> {
  const { values, faults } = readYamlFile(text);
  const fault = faults[0];
  if (fault) return err(invalid(text, path, fault.at, `The file is not valid YAML: ${fault.cause}`));
  const written = values.get('images') ?? null;
  const start = Math.max(0, text.search(/^images\s*:/m));
  if (written === null) return ok(DEFAULT_IMAGE_SETTINGS);
  if (!isMap(written)) return err(invalid(text, path, start, '"images" is not a mapping.'));
  const settings: { -readonly [P in keyof ImageSettings]: ImageSettings[P] } = { ...DEFAULT_IMAGE_SETTINGS };
  for (const [key, value] of written) {
    const cause = take(settings, key, value);
    if (cause !== undefined) {
      const at = text.slice(start).search(new RegExp(`\\b${key.replace(/\W/g, '.')}\\s*:`));
      return err(invalid(text, path, start + Math.max(0, at), `In "images": ${cause}.`));
    }
  }
  return ok(settings);
}

const WRITTEN: Readonly<Record<keyof ImageSettings, string>> = {
  folder: 'folder',
  files: 'files',
  names: 'names',
  format: 'format',
  maxWidth: 'max_width',
  quality: 'quality',
  metadata: 'metadata',
};

/**
 * The changes of the site's own file that make it say one setting; its comments and other keys stay. The usual value is
 * written where another stands. What the file could not say is the answer's error.
 */
export function writeImageSetting<K extends keyof ImageSettings>(
  text: string,
  key: K,
  value: ImageSettings[K],
  path: string,
): Result<readonly TextChange[], Problem> {
  const before = readImageSettings(text, path);
  if (!before.ok) return before;
  if (before.value[key] === value) return ok([]);
  const edited = editYamlFile(text, ['images', WRITTEN[key]], value);
  if (!edited.ok) return err(invalid(text, path, 0, `It cannot be changed here: ${edited.error.cause}`));
  const after = readImageSettings(applyChanges(text, edited.value), path);
  return after.ok ? ok(edited.value) : after;
}

type Writable = { -readonly [P in keyof ImageSettings]: ImageSettings[P] };

/** Takes one setting over; the answer says what is wrong with it. */
function take(settings: Writable, key: string, value: FrontMatterValue): string | undefined {
  switch (key) {
    case 'folder':
    case 'files': {
      const folder = typeof value === 'string' ? value.replace(/^\/+|\/+$/g, '') : '';
      if (!isFolder(folder)) return `${key} is no folder that the site publishes`;
      settings[key] = folder;
      return undefined;
    }
    case 'names': {
      const names = IMAGE_NAMES.find(known => known === value);
      if (!names) return `names is none of ${IMAGE_NAMES.join(', ')}`;
      settings.names = names;
      return undefined;
    }
    case 'format': {
      const format = IMAGE_FORMATS.find(known => known === value);
      if (!format) return `format is none of ${IMAGE_FORMATS.join(', ')}`;
      settings.format = format;
      return undefined;
    }
    case 'max_width':
      if (!isWhole(value, 16, 20_000)) return 'max_width is no number of pixels from 16 to 20000';
      settings.maxWidth = value;
      return undefined;
    case 'quality':
      if (!isWhole(value, 1, 100)) return 'quality is no number from 1 to 100';
      settings.quality = value;
      return undefined;
    case 'metadata': {
      const metadata = IMAGE_METADATA.find(known => known === value);
      if (!metadata) return `metadata is none of ${IMAGE_METADATA.join(', ')}`;
      settings.metadata = metadata;
      return undefined;
    }
    default:
      return `"${key}" is not known here`;
  }
}

/** Jekyll publishes nothing from folders whose names begin with `_` or `.`. */
function isFolder(folder: string): boolean {
  const segments = folder.split('/');
  return segments.every(segment => segment !== '' && !/^[._]|[\\\0:*?"<>|]/.test(segment));
}

function isWhole(value: FrontMatterValue, low: number, high: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high;
}

function invalid(text: string, path: string, at: number, cause: string): Problem {
  const remedy = 'Correct this line or take it out; nothing was changed.';
  return { severity: 'error', code: 'image-settings', place: placeOf(text, at, path), cause, remedy };
}
