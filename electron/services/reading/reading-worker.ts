import { parentPort, workerData } from 'node:worker_threads';
import { encodeBatch, indexBatch, type TextsToIndex } from '../../../shared/library/index-batch.ts';
import { foldText } from '../../../shared/library/fold.ts';
import { faultCode } from '../disk/fault.ts';
import { listFolder } from '../folder/folder-reader.ts';
import { isSameListing, packListing, type PackedListing } from './large-listing.ts';
import type { FromReadingThread, ToReadingThread } from './reading-messages.ts';
import { FilesNow } from './read-now.ts';

// The thread that lists a site's folder and reads from it, so that neither the window nor the program waits for the disk.
const port = parentPort;
if (!port) throw new Error('This is the entry of a worker thread');

/** Texts that are indexed before questions are answered again. */
const INDEXED_AT_ONCE = 8;
/** Texts that are looked through before questions are answered again. */
const LOOKED_AT_ONCE = 50;

type HoldingRequest = Extract<ToReadingThread, { readonly kind: 'holding' }>;

const root = workerData as string;
const files = new FilesNow(root);
let last: PackedListing | undefined;

async function answer(request: ToReadingThread): Promise<FromReadingThread> {
  const { number } = request;
  if (request.kind === 'list') {
    const listing = await listFolder(root, { factsOf: paths => files.facts(paths) });
    files.trust(listing.files.map(({ path }) => path));
    const packed = packListing(listing);
    const isSame = last !== undefined && isSameListing(last, packed);
    last = packed;
    return { kind: 'listing', number, listing: isSame ? null : packed };
  }
  if (request.kind === 'index') return { kind: 'read', number, bytes: await index(request.texts) };
  if (request.kind === 'holding') return { kind: 'read', number, bytes: json(await holding(request)) };
  const read = request.paths.map(path => (request.kind === 'heads' ? files.head(path) : files.text(path)));
  return { kind: 'read', number, bytes: json(read) };
}

/** The places of the paths whose texts hold a phrase; other questions are answered in between. */
async function holding({ phrase, paths }: HoldingRequest): Promise<readonly number[]> {
  const found: number[] = [];
  for (const [at, path] of paths.entries()) {
    if (foldText(files.text(path) ?? '').includes(phrase)) found.push(at);
    if (at % LOOKED_AT_ONCE === LOOKED_AT_ONCE - 1) await new Promise(resolve => setImmediate(resolve));
  }
  return found;
}

function json(value: unknown): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(value));
}

/** Questions for texts, for which a person waits, are answered in between. */
async function index(texts: TextsToIndex): Promise<Uint8Array<ArrayBuffer>> {
  const work = indexBatch(texts, path => files.text(path));
  for (;;) {
    for (let count = 0; count < INDEXED_AT_ONCE; count++) {
      const step = work.next();
      if (step.done) return encodeBatch(step.value) as Uint8Array<ArrayBuffer>;
    }
    await new Promise(resolve => setImmediate(resolve));
  }
}

port.on('message', (request: ToReadingThread) => {
  answer(request).then(
    found => port.postMessage(found, found.kind === 'read' ? [found.bytes.buffer] : []),
    (error: unknown) =>
      port.postMessage({ kind: 'failed', number: request.number, code: faultCode(error), said: String(error) }),
  );
});
