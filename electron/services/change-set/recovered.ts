import type { Problem } from '../../../shared/kit/problem.ts';
import { problemOf } from '../fault.ts';
import type { Recovery } from './file-change.ts';

/** What a person is told of a change set that a crash had cut off; nothing where no file had been touched. */
export function describeRecovery(recovery: Recovery, folder: string): Problem | undefined {
  const say = (severity: Problem['severity'], code: string, path: string, cause: string, remedy: string): Problem => ({
    severity,
    code,
    place: { path, line: 1, column: 1 },
    cause,
    remedy,
  });
  switch (recovery.kind) {
    case 'discarded':
      return undefined;
    case 'completed':
      return say(
        'info',
        'export-completed',
        recovery.paths[0] ?? folder,
        `An export that was cut off has been completed: ${recovery.paths.join(', ')}.`,
        'Nothing was committed; do that in the repository, or export again.',
      );
    case 'taken-back':
      return problemOf(recovery.cause, folder, 'could not take up an export that was cut off, which was taken back');
    case 'differs':
      return say(
        'warning',
        'export-cut-off',
        recovery.paths[0] ?? folder,
        `An export was cut off, and these files were changed since: ${recovery.paths.join(', ')}. They were left alone.`,
        'See whether they are as you want them, and export again.',
      );
  }
}
