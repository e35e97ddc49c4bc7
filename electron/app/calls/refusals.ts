import type { ChangeAnswer } from '../../../shared/contract/call.ts';
import type { Problem } from '../../../shared/kit/problem.ts';
import { problemOf } from '../../services/disk/fault.ts';

export const DONE = { kind: 'done' } as const satisfies ChangeAnswer;

/** A call about a site that the window has closed meanwhile. */
export const SITE_GONE = {
  kind: 'refused',
  problem: {
    severity: 'error',
    code: 'site-closed',
    place: { path: '', line: 1, column: 1 },
    cause: 'This site is not open in this window any more.',
    remedy: 'Open it again.',
  },
} as const satisfies { kind: 'refused'; problem: Problem };

/** Does something to a file and says how it went. */
export async function attempt(path: string, action: string, task: () => Promise<unknown>): Promise<ChangeAnswer> {
  try {
    await task();
    return DONE;
  } catch (error) {
    return { kind: 'refused', problem: problemOf(error, path, action) };
  }
}
