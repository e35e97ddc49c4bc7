import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { ownMark, stateOf } from './is-running.ts';

/** Process, its start (0 where the system does not tell it), a hash of the computer's name, and a number of its own. */
const TEMPORARY = /^\.galley-(\d+)-(\d+)-([0-9a-f]{8})-[0-9a-f]{8}\.tmp$/;

/** A name for a file that is being written, which tells by whom; Jekyll, git's usual rules and file managers pass over it. */
export function temporaryName({ pid, host, started = '0' } = ownMark()): string {
  return `.galley-${pid}-${started}-${hashOf(host)}-${randomBytes(4).toString('hex')}.tmp`;
}

/** What has become of the process that was writing the file of this name; undefined for any other name. */
export function stateOfWriter(name: string): ReturnType<typeof stateOf> | undefined {
  const [, pid, started, host] = TEMPORARY.exec(name) ?? [];
  if (pid === undefined) return undefined;
  if (host !== hashOf(hostname())) return 'elsewhere';
  // It may be this very process.
  if (started === '0' && Number(pid) === process.pid) return 'living';
  return stateOf({ pid: Number(pid), host: hostname(), started: started === '0' ? undefined : started });
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
  return TEMPORARY.test(name) || isStage(name);
}

function hashOf(host: string): string {
  return createHash('sha256').update(host).digest('hex').slice(0, 8);
}
