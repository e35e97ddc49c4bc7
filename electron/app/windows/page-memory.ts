import { app } from 'electron';
import { sendEvent } from '../ipc.ts';
import type { GalleyWindow } from './galley-window.ts';

/** How often pages are looked at; milliseconds. */
const EVERY = 5000;
/** A page of hundreds of large pictures takes half of it; kilobytes. */
const MOST = 2 * 1024 * 1024;

/** Ends the process of a site's page that takes more memory than a page can need, before the machine has none left for the text. */
export function watchPageMemory(windows: ReadonlySet<GalleyWindow>): void {
  setInterval(() => {
    const open = [...windows].filter(({ site }) => site !== null);
    if (open.length === 0) return;
    const large = new Set(app.getAppMetrics().flatMap(({ pid, memory }) => (memory.workingSetSize > MOST ? pid : [])));
    if (large.size === 0) return;
    for (const window of open) endLargePages(window, large);
  }, EVERY).unref();
}

function endLargePages({ site, contents }: GalleyWindow, large: Set<number>): void {
  const { mainFrame } = contents;
  if (!site) return;
  for (const { origin, osProcessId } of mainFrame.frames) {
    const live = origin === site.livePages.origin;
    if (!large.has(osProcessId) || osProcessId === mainFrame.osProcessId || (!live && origin !== site.origin)) continue;
    large.delete(osProcessId);
    process.kill(osProcessId, 'SIGKILL');
    sendEvent(contents, 'preview.page-large', { site: site.id, live });
  }
}
