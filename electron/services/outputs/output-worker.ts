import { parentPort, workerData } from 'node:worker_threads';
import { OutputFolder } from './output-folder.ts';
import { DONE, FAILED, type OutputEnd, type OutputWork, type ToOutputThread } from './output-messages.ts';
import { notWritten, type NotWritten } from './output-page.ts';

// The thread that writes pages while another renders: the system takes two thirds as long to make their folders and files.
const port = parentPort;
if (!port) throw new Error('This is the entry of a worker thread');
const { out, state } = workerData as OutputWork;
const shared = new Int32Array(state);
const folder = new OutputFolder(out);
let failed: NotWritten | undefined;

port.on('message', (message: ToOutputThread) => {
  if (message === 'end') {
    port.postMessage({ failed } satisfies OutputEnd);
    port.close();
    return;
  }
  for (const [dest, text] of message) failed ??= notWritten(folder, dest, text);
  if (failed) Atomics.store(shared, FAILED, 1);
  Atomics.add(shared, DONE, message.length);
  Atomics.notify(shared, DONE);
});
