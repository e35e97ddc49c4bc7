import type { Problem } from '../../shared/kit/problem.ts';
import type { PageEnd } from './frame-link.ts';

/** Why the preview gave something up. */
export type Failure = Pick<Problem, 'code' | 'cause' | 'remedy'>;
const TAKE_BACK =
  'Take back the last change, or look for a loop in a layout or include; the last good page stays until then.';
export const CRASHED: Failure = {
  code: 'preview-crashed',
  cause: 'The preview stopped while it made this page.',
  remedy: TAKE_BACK,
};
export const TOO_SLOW: Failure = {
  code: 'preview-too-slow',
  cause: 'The page was not ready in reasonable time, so the preview gave it up.',
  remedy: TAKE_BACK,
};
export const SITE_TOO_SLOW: Failure = {
  code: 'preview-too-slow',
  cause: 'The site’s files could not be taken in in reasonable time, so there is no preview of it.',
  remedy:
    'Look for a very large file of data or front matter; the preview begins anew when a file of the site changes.',
};

export function fileTooSlow(path: string): Failure {
  return {
    code: 'preview-too-slow',
    cause: `${path} was not ready in reasonable time, so the page is shown without it.`,
    remedy: 'Look for a loop in it; it is tried again when a file of the site changes.',
  };
}

const NO_PLACE = { path: '', line: 1, column: 1 };

/** The page's own scripts were stopped. */
export function scriptsStopped(how: 'stopped' | 'large'): Problem {
  return {
    severity: 'warning',
    code: 'preview-scripts-stopped',
    place: NO_PLACE,
    cause: `The page’s own scripts ${how === 'large' ? 'took more than 2 GB of memory' : 'did not come to an end'}, and were stopped.`,
    remedy: 'The page is shown without them. “Scripts of the page”, above the preview, runs them again.',
  };
}

const ENDED: Readonly<Record<PageEnd, string>> = {
  gone: 'preview’s own process ended unexpectedly',
  stopped: 'page in the preview did not come to rest',
  large: 'page in the preview took more than 2 GB of memory',
};

/** The preview's page came to its end; `again`: it was started anew. */
export function previewEnded(how: PageEnd, again: boolean): Problem {
  return {
    severity: again ? 'info' : 'error',
    code: 'preview-ended',
    place: NO_PLACE,
    cause: `The ${ENDED[how]}${again ? ', and was started again' : ' several times'}.`,
    remedy: again
      ? 'Nothing you wrote was touched. If it happens again, Help → Report a Problem writes down what is known of it.'
      : 'Writing goes on without it. Take back what was added to the page last, and open the site again.',
  };
}
