import type { Problem } from '../../shared/kit/problem.ts';

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
