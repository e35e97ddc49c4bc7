import { createHash } from 'node:crypto';
import type { ImportAnswer } from '../../../shared/contract/calls.ts';
import { sitePath } from '../../../shared/site/site-file.ts';
import type { Disk } from '../disk.ts';
import { problemOf } from '../fault.ts';
import type { SiteFolder } from '../site-folder.ts';
import { probeImage } from './probe.ts';

const FOLDER = 'assets/images';

/**
 * Stores an image under the MD5 of its bytes, once: equal bytes are one file, whatever they were called. `name` is what
 * the person knows the image by, for words alone.
 */
export async function importImage(
  folder: SiteFolder,
  disk: Disk,
  name: string,
  bytes: Uint8Array,
): Promise<ImportAnswer> {
  const probed = probeImage(bytes);
  if (!probed.ok) {
    const { code, cause, remedy } = probed.error;
    const place = { path: name, line: 1, column: 1 };
    return { kind: 'refused', problem: { severity: 'error', code, place, cause, remedy } };
  }
  const { facts, bytes: stored, extension } = probed.value;
  const path = sitePath(`${FOLDER}/${createHash('md5').update(stored).digest('hex')}.${extension}`);
  try {
    const target = await folder.resolve(path);
    const outcome = await disk.create(target, stored);
    return {
      kind: 'imported',
      image: { path, width: facts.width, height: facts.height, known: outcome === 'known' },
    };
  } catch (error) {
    return { kind: 'refused', problem: problemOf(error, path, 'could not be stored') };
  }
}
