import type { Bridge } from '../../../shared/contract/bridge.ts';
import type { SaveAnswer } from '../../../shared/contract/post-calls.ts';
import type { Problem } from '../../../shared/kit/problem.ts';
import { saveFailed, saveWaits } from './desk-problems.ts';
import type { OpenPost } from './open-post.ts';

/** A disk that takes longer is said to hang; milliseconds. */
const LONG = 5000;
/** A larger post takes longer: handing ten megabytes over alone takes as long as several keys. */
export const LETTERS_A_MILLISECOND = 1000;

/**
 * Asks main to write a post's text over the version that it was made from. `waits` hears when the disk does not answer, and
 * `null` when it did after all; typing need not wait for it.
 */
export async function savePost(
  bridge: Bridge,
  { site, path, base }: OpenPost,
  text: string,
  waits: (problem: Problem | null) => void,
): Promise<SaveAnswer> {
  let isTold = false;
  const tell = setTimeout(
    () => {
      isTold = true;
      waits(saveWaits(path));
    },
    LONG + text.length / LETTERS_A_MILLISECOND,
  );
  try {
    return await bridge.call('post.save', { site, path, text, base });
  } catch (error) {
    return { kind: 'refused', problem: saveFailed(path, error) };
  } finally {
    clearTimeout(tell);
    if (isTold) waits(null);
  }
}
