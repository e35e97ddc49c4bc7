import type { Problem } from '../../../shared/kit/problem.ts';
import { problemOf } from '../disk/fault.ts';
import type { Purpose, Recovery } from './file-change.ts';

/** What a person is told of a change set that a crash had cut off. */
export function describeRecovery(recovery: Recovery, folder: string): Problem {
  const say = (severity: Problem['severity'], code: string, path: string, cause: string, remedy: string): Problem => ({
    severity,
    code,
    place: { path, line: 1, column: 1 },
    cause,
    remedy,
  });
  switch (recovery.kind) {
    case 'discarded': {
      const { what, again } = WORDS[recovery.purpose];
      return say(
        'info',
        `${recovery.purpose}-discarded`,
        folder,
        `${what} was cut off before it changed a file.`,
        begun(again),
      );
    }
    case 'elsewhere': {
      const { what } = WORDS[recovery.purpose];
      return say(
        'warning',
        `${recovery.purpose}-elsewhere`,
        recovery.folder,
        `${what} was begun on another computer and is not finished; nothing was changed here.`,
        `Open the folder there. If that is of no use any more, remove ${recovery.folder}.`,
      );
    }
    case 'completed': {
      const { what, after } = WORDS[recovery.purpose];
      return say(
        'info',
        `${recovery.purpose}-completed`,
        recovery.paths[0] ?? folder,
        `${what} that was cut off has been completed: ${listOf(recovery.paths)}.`,
        after,
      );
    }
    case 'taken-back': {
      const what = WORDS[recovery.purpose].what.replace(/^A/, 'a');
      return problemOf(recovery.cause, folder, `could not take up ${what} that was cut off, which was taken back`);
    }
    case 'differs': {
      const { what, again } = WORDS[recovery.purpose];
      return say(
        'warning',
        `${recovery.purpose}-cut-off`,
        recovery.paths[0] ?? folder,
        `${what} was cut off, and these files were changed since: ${listOf(recovery.paths)}. They were left alone.`,
        `See whether they are as you want them, and ${again}.`,
      );
    }
  }
}

const WORDS: Readonly<Record<Purpose, { readonly what: string; readonly after: string; readonly again: string }>> = {
  export: {
    what: 'An export',
    after: 'Export the same posts again: what is not committed yet is committed then.',
    again: 'export again',
  },
  'bulk-change': {
    what: 'A change of many posts',
    after: 'What the posts held before is in their histories, or in your repository.',
    again: 'make the change again',
  },
};

/** `export again` as a sentence of its own. */
const begun = (again: string): string => `${again.charAt(0).toUpperCase()}${again.slice(1)}.`;

const NAMED = 4;

/** Paths as a person reads them; of very many the first ones. */
function listOf(paths: readonly string[]): string {
  if (paths.length <= NAMED) return paths.join(', ');
  return `${paths.slice(0, NAMED).join(', ')} and ${paths.length - NAMED} more`;
}
