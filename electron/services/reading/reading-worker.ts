import { parentPort, workerData } from 'node:worker_threads';
import { faultCode } from '../fault.ts';
import { listFolder } from '../folder-reader.ts';
import { packListing } from './large-listing.ts';
import type { FromReadingThread, ToReadingThread } from './reading-messages.ts';
import { FilesNow } from './read-now.ts';

// The thread that lists a site's folder and reads from it, so that neither the window nor the program waits for the disk.
const port = parentPort;
if (!port) throw new Error('This is the entry of a worker thread');

const root = workerData as string;
const files = new FilesNow(root);

async function answer(request: ToReadingThread): Promise<FromReadingThread> {
  const { number } = request;
  if (request.kind === 'list') {
    const listing = await listFolder(root, { factsOf: paths => files.facts(paths) });
    files.trust(listing.files.map(({ path }) => path));
    return { kind: 'listing', number, listing: packListing(listing) };
  }
  const read = request.paths.map(path => (request.kind === 'heads' ? files.head(path) : files.text(path)));
  return { kind: 'texts', number, json: new TextEncoder().encode(JSON.stringify(read)) };
}

port.on('message', (request: ToReadingThread) => {
  answer(request).then(
    found => port.postMessage(found, found.kind === 'texts' ? [found.json.buffer] : []),
    (error: unknown) =>
      port.postMessage({ kind: 'failed', number: request.number, code: faultCode(error), said: String(error) }),
  );
});
