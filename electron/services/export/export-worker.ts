import { parentPort, workerData } from 'node:worker_threads';
import { threadsEnded } from '../disk/is-running.ts';
import type { ExportThreadData, FromExportThread, ToExportThread } from './export-jobs.ts';
import { ExportSession } from './export-session.ts';

// The thread of an export: reading two sites and rendering one of them twice would stop the windows of the main thread.
const port = parentPort;
if (!port) throw new Error('This is the entry of a worker thread');

// What a thread before this one was writing when it failed is taken up by this one.
threadsEnded((workerData as ExportThreadData).ended);

const say = (message: FromExportThread): void => port.postMessage(message);
const session = new ExportSession((done, total) => say({ kind: 'progress', done, total }));

port.on('message', ({ job, name, request }: ToExportThread) => {
  // The request's type belongs to the name; `ExportThread.ask` saw to that.
  const work = session[name].bind(session) as (request: unknown) => Promise<unknown>;
  work(request).then(
    answer => say({ kind: 'answer', job, answer }),
    (error: unknown) => say({ kind: 'failed', job, said: error instanceof Error ? error.message : String(error) }),
  );
});
