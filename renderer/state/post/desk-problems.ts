import type { Problem } from '../../../shared/kit/problem.ts';
import type { SitePath } from '../../../shared/site/site-file.ts';

export function changedOnDisk(path: SitePath): Problem {
  return {
    severity: 'warning',
    code: 'changed-on-disk',
    place: { path, line: 1, column: 1 },
    cause: 'Another program changed this post while its text here was not saved.',
    remedy: 'Open it and choose which of the two is right.',
  };
}

/** A path with a backslash leads elsewhere on Windows, so main takes none. */
export function hasBackslash(path: SitePath): Problem {
  return {
    severity: 'error',
    code: 'file-name-backslash',
    place: { path, line: 1, column: 1 },
    cause: `${path} has a backslash in its name, which Windows takes for the end of a folder’s name.`,
    remedy: 'Rename the file; it is left as it is.',
  };
}

/** Main could not be asked, or did not answer. */
export function saveFailed(path: string, error: unknown): Problem {
  return {
    severity: 'error',
    code: 'save-failed',
    place: { path, line: 1, column: 1 },
    cause: `The post could not be saved: ${error instanceof Error ? error.message : String(error)}.`,
    remedy: 'The text is kept in the recovery journal; try to save again.',
  };
}

/** The disk has not answered yet. */
export function saveWaits(path: string): Problem {
  return {
    severity: 'warning',
    code: 'save-waits',
    place: { path, line: 1, column: 1 },
    cause: 'The disk does not answer, so the post is not saved yet.',
    remedy: 'Go on writing: it is saved as soon as the disk answers. See whether its cable or its network is there.',
  };
}
