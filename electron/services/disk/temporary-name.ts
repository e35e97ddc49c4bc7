import { randomBytes } from 'node:crypto';

/** A name for a file that is being written; Jekyll, git's usual rules and file managers pass over it. */
export function temporaryName(): string {
  return `.galley-${randomBytes(8).toString('hex')}.tmp`;
}

/** A name for the folder in which changes of many files are made ready. */
export function stageName(): string {
  return `.galley-changes-${randomBytes(8).toString('hex')}`;
}

export function isStage(name: string): boolean {
  return /^\.galley-changes-[0-9a-f]{16}$/.test(name);
}

/** Whether a name is one of unfinished writes, which no part of the application should see as part of the site. */
export function isTemporary(name: string): boolean {
  return /^\.galley-[0-9a-f]{16}\.tmp$/.test(name) || isStage(name);
}
