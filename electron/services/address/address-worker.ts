import { parentPort, workerData } from 'node:worker_threads';
import { planAddressChange } from '../../../shared/export/change-address.ts';
import type { SiteFile } from '../../../shared/site/site-file.ts';
import { loadSite, type LoadedSite } from '../folder/loaded-site.ts';
import type { AddressSite, FromAddressThread, ToAddressThread } from './address-messages.ts';

// The thread that knows every address of a site: reading all of it would stop the windows of the main thread.
const port = parentPort;
if (!port) throw new Error('This is the entry of a worker thread');

const { root, now, zone, unsaved } = workerData as AddressSite;
const loading = load();

async function load(): Promise<LoadedSite> {
  const site = await loadSite(root, { now, zone, environment: 'production' });
  const files = new Map(site.files);
  const changed: SiteFile[] = [];
  for (const { path, text } of unsaved) {
    const file = { size: text.length, modified: now, ...files.get(path), path, text };
    files.set(path, file);
    changed.push(file);
  }
  site.engine.apply({ changed, removed: [] });
  return { ...site, files };
}

port.on('message', ({ job, request }: ToAddressThread) => {
  // A failure is the thread's own end, which its starter hears of.
  void loading.then(({ engine, files }) => {
    const message: FromAddressThread = { job, answer: planAddressChange(engine, files, request) };
    port.postMessage(message);
  });
});
