import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { anyCount, anyText, optional } from '../../shared/kit/decode.ts';
import { faultCode } from './fault.ts';

/** Which process something on disk belongs to. Numbers are given out again: `started` tells one process from the next. */
export interface ProcessMark {
  readonly pid: number;
  readonly host: string;
  /** When it started, as the system counts it; only Linux says. */
  readonly started?: string | undefined;
}

/** How a mark is decoded, as a part of what it stands in. */
export const markShape = { pid: anyCount, host: anyText, started: optional(anyText) };

/** This process; its threads say the same. */
export function ownMark(): ProcessMark {
  const started = startOf(process.pid);
  return { pid: process.pid, host: hostname(), ...(started === undefined ? {} : { started }) };
}

/**
 * What has become of a process. Where the system does not tell when one started, a process of its number counts as the
 * same one, but for this process itself: a computer that was started anew gives out the same numbers.
 */
export function stateOf({ pid, host, started }: ProcessMark): 'living' | 'gone' | 'elsewhere' {
  if (host !== hostname()) return 'elsewhere';
  if (!isRunning(pid)) return 'gone';
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
