import { parentPort, type MessagePort } from 'node:worker_threads';
import { loadShared, renderShare } from './render-share.ts';
import type { ToRenderingThread } from './rendering-messages.ts';

// A thread that helps to render a site: it loads the site at once and takes its share of the pages when these are known.
const port = parentPort;
if (!port) throw new Error('This is the entry of a worker thread');
let loading: ReturnType<typeof loadShared> | undefined;

/** What fails here ends the thread, and whoever started it hears why. */
async function take(port: MessagePort, message: ToRenderingThread): Promise<void> {
  if (message.kind === 'site') loading = loadShared(message.root, message.files, message.options);
  else if (loading) port.postMessage(renderShare((await loading).engine, message));
}

port.on('message', (message: ToRenderingThread) => void take(port, message));
