import type { Problem } from '../../../shared/kit/problem.ts';

/** The worker of the library ended unexpectedly. */
export function libraryEnded(again: boolean, cause: string): Problem {
  return {
    severity: again ? 'info' : 'error',
    code: 'library-ended',
    place: { path: '', line: 1, column: 1 },
    cause: again
      ? `The part of Galley that lists and searches posts ended unexpectedly (${cause}) and was started again.`
      : `The part of Galley that lists and searches posts ends again and again (${cause}). The list stands still.`,
    remedy: again
      ? 'Nothing is lost; the list and the search come back by themselves.'
      : 'Start it again in the library. Posts can be written and saved as before; Help → Report a Problem writes down what is known.',
  };
}
