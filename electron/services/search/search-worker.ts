import { parentPort, workerData } from 'node:worker_threads';
import type { FoundFile } from '../../../shared/contract/search.ts';
import { compileQuery, findInText, replacementOf, searchedRange } from '../../../shared/text/text-search.ts';
import { listFolder, readChunks } from '../folder/folder-reader.ts';
import type { FromSearchThread, SearchRequest } from './search-messages.ts';

// The thread of one search. A regular expression may take longer than a person lives: the main thread ends this one then.
const port = parentPort;
if (!port) throw new Error('This is the entry of a worker thread');

/** Places that are listed; who finds more asks more exactly. */
const MOST = 10_000;
const CHUNK = 64;
const say = (message: FromSearchThread): void => port.postMessage(message);

async function search({ root, query, part, replacement, unsaved }: SearchRequest): Promise<void> {
  const pattern = compileQuery(query);
  if (!pattern.ok) return say({ kind: 'wrong', said: pattern.error });
  const replace = replacement === null ? (match: RegExpExecArray) => match[0] : replacementOf(replacement, query.regex);
  const open = new Map(unsaved.map(({ path, text }) => [path, text]));
  const { files } = await listFolder(root);
  let left = MOST;
  let done = 0;
  for await (const chunk of readChunks(root, files, CHUNK)) {
    const found: FoundFile[] = [];
    for (const file of chunk) {
      const text = open.get(file.path) ?? file.text;
      const range = text === undefined ? undefined : searchedRange(file.path, text, part);
      if (text === undefined || !range) continue;
      say({ kind: 'matching', path: file.path });
      const hits = findInText(text, pattern.value, range, replace, left);
      left -= hits.length;
      if (hits.length > 0) found.push({ path: file.path, hits });
      if (left === 0) break;
    }
    done += chunk.length;
    say({ kind: 'found', files: found, done, total: files.length });
    if (left === 0) return say({ kind: 'end', cut: true });
  }
  say({ kind: 'end', cut: false });
}

search(workerData as SearchRequest).catch((error: unknown) =>
  say({ kind: 'failed', said: error instanceof Error ? error.message : String(error) }),
);
