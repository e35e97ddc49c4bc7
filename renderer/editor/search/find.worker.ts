import type { FromFindWorker, ToFindWorker } from '../../../shared/contract/find-worker.ts';
import { compileQuery, placesOf, replacementOf } from '../../../shared/text/text-search.ts';

/** Runs a person's expression over the open post: one may take longer than a person lives, and this worker can be ended. */
interface WorkerScope {
  postMessage(message: FromFindWorker): void;
  onmessage: ((event: MessageEvent<ToFindWorker>) => void) | null;
}
declare const self: WorkerScope;

self.onmessage = ({ data: { request, text, query, from, replacement } }) => {
  const pattern = compileQuery(query);
  if (!pattern.ok) return self.postMessage({ kind: 'wrong', request });
  const insert = replacement === null ? null : replacementOf(replacement, query.regex);
  self.postMessage({ kind: 'found', request, ...placesOf(text, pattern.value, from, insert) });
};
