import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { isMainThread, threadId } from 'node:worker_threads';
import { anyCount, anyText, optional } from '../../../shared/kit/decode.ts';
import { faultCode } from './fault.ts';

/** Which process something on disk belongs to. Numbers are given out again: `started` tells one process from the next. */
export interface ProcessMark {
  readonly pid: number;
  readonly host: string;
  /** When it started, as the system counts it; only Linux says. */
  readonly started?: string | undefined;
  /** Which of its threads; absent for the first one. */
  readonly thread?: number | undefined;
}

/** Threads of this process that have ended: what they began is nobody's any more. */
const endedThreads = new Set<number>();

/** Remembers threads that have ended, as the one that started them sees it. */
export function threadsEnded(threads: Iterable<number>): void {
  for (const thread of threads) endedThreads.add(thread);
}

/** Those, for a thread that is started: each thread remembers for itself. */
export function knownEnded(): readonly number[] {
  return [...endedThreads];
}

/** How a mark is decoded, as a part of what it stands in. */
export const markShape = { pid: anyCount, host: anyText, started: optional(anyText), thread: optional(anyCount) };

/** This process, and which of its threads asks. */
export function ownMark(): ProcessMark {
  const started = startOf(process.pid);
  return {
    pid: process.pid,
    host: hostname(),
    ...(started === undefined ? {} : { started }),
    ...(isMainThread ? {} : { thread: threadId }),
  };
}

/**
 * What has become of a process. Where the system does not tell when one started, a process of its number counts as the
 * same one, but for this process itself: a computer that was started anew gives out the same numbers.
 */
export function stateOf({ pid, host, started, thread }: ProcessMark): 'living' | 'gone' | 'elsewhere' {
  if (host !== hostname()) return 'elsewhere';
  if (!isRunning(pid)) return 'gone';
  if (pid === process.pid && thread !== undefined && endedThreads.has(thread)) return 'gone';
  const now = startOf(pid);
  if (started === undefined || now === undefined) return pid === process.pid ? 'gone' : 'living';
  return started === now ? 'living' : 'gone';
}

/** Whether a process of this number runs on this machine, whoever it belongs to. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return faultCode(error) === 'EPERM';
  }
}

/** Clock ticks from the start of the system to that of a process: field 22 of proc(5), after a name in brackets. */
function startOf(pid: number): string | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
