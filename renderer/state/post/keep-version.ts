import type { Bridge } from '../../../shared/contract/bridge.ts';
import type { KeepReason } from '../../../shared/contract/history.ts';
import type { FileHash } from '../../../shared/contract/request-parts.ts';
import type { Problem } from '../../../shared/kit/problem.ts';
import type { OpenPost } from './open-post.ts';

/**
 * Keeps a text in its post's history; the answer is why it could not. Handing over the text of a large post would be felt:
 * main is told which version of the file it is, where it has that.
 */
export async function keepVersion(
  bridge: Bridge,
  { site, path }: OpenPost,
  text: string,
  reason: KeepReason,
  hash: FileHash | null,
): Promise<readonly Problem[]> {
  const kept = hash && (await bridge.call('history.keep', { site, path, hash, reason }));
  const answer = kept?.kind === 'done' ? kept : await bridge.call('history.add', { site, path, text, reason });
  return answer.kind === 'refused' ? [answer.problem] : [];
}
