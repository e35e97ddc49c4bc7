import type { Problem } from '../../../shared/kit/problem.ts';

/** The system's name for what went wrong (`ENOSPC`); `UNKNOWN` for errors without one. */
export function faultCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
}

/** The file that a change of many stopped at, where the error is about one. */
export function changedFile(error: unknown): string | undefined {
  return error instanceof Error && 'changing' in error && typeof error.changing === 'string'
    ? error.changing
    : undefined;
}

interface Words {
  readonly cause: string;
  readonly remedy: string;
}

const known: Readonly<Record<string, Words>> = {
  ENOSPC: { cause: 'the disk is full', remedy: 'Make room on the disk and try again.' },
  EDQUOT: { cause: 'your quota on this disk is used up', remedy: 'Make room and try again.' },
  EACCES: { cause: 'you have no permission', remedy: 'Change the permissions of the file and its folder.' },
  EPERM: { cause: 'the system does not permit it', remedy: 'See whether the file is locked or write-protected.' },
  EROFS: { cause: 'the disk can only be read', remedy: 'Copy the site to a disk that can be written.' },
  EBUSY: { cause: 'another program keeps the file locked', remedy: 'Close it there and try again.' },
  ENOENT: { cause: 'it is not there any more', remedy: 'See whether the folder was moved or a disk was removed.' },
  ENOTDIR: { cause: 'a part of its path is a file', remedy: 'Rename that file, or choose another name.' },
  EISDIR: { cause: 'a folder has that name', remedy: 'Choose another name.' },
  EEXIST: { cause: 'a file of that name exists', remedy: 'Choose another name.' },
  ENAMETOOLONG: { cause: 'the name is too long', remedy: 'Choose a shorter name.' },
  EMFILE: { cause: 'too many files are open', remedy: 'Close other programs and try again.' },
  EIO: { cause: 'the disk reports an error', remedy: 'Copy your text elsewhere and have the disk checked.' },
  ELOOP: { cause: 'symbolic links lead in a circle', remedy: 'Remove the link that points to itself.' },
  OUTSIDE: { cause: 'it lies outside the opened folder', remedy: 'Open the folder that holds it.' },
  NOT_A_FILE: { cause: 'it is no regular file', remedy: 'Put a file in its place, or choose another name.' },
  TOO_LARGE: { cause: 'it is too large', remedy: 'Split it into smaller files.' },
  MOVED: { cause: 'another program moved or removed it', remedy: 'It is made anew; leave the folder where it is.' },
  SILENT: { cause: 'the disk does not answer', remedy: 'See whether the disk is connected, and try again.' },
  MISMATCH: {
    cause: 'the disk gave back other bytes than were written',
    remedy: 'Copy your text elsewhere and have the disk checked.',
  },
};

/** A fault of our own kind, such as `OUTSIDE`, that travels like the system's. */
export class Fault extends Error {
  constructor(readonly code: 'OUTSIDE' | 'NOT_A_FILE' | 'TOO_LARGE' | 'MISMATCH' | 'MOVED' | 'SILENT') {
    super(code);
  }
}

/** What a person reads when `action` (`could not be saved`) failed for the file at `path`. */
export function problemOf(error: unknown, path: string, action: string): Problem {
  const code = faultCode(error);
  const words = known[code] ?? {
    cause: error instanceof Error ? error.message : String(error),
    remedy: 'Try again; your text stays in the editor.',
  };
  return {
    severity: 'error',
    code: `file-${code.toLowerCase().replaceAll('_', '-')}`,
    place: { path, line: 1, column: 1 },
    cause: `${path} ${action}: ${words.cause}.`,
    remedy: words.remedy,
  };
}
