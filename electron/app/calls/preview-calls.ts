import { BrowserWindow, dialog, shell } from 'electron';
import { readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { contentType } from '../../services/disk/content-type.ts';
import type { Disk } from '../../services/disk/disk.ts';
import type { CallName } from '../../../shared/contract/calls.ts';
import type { ImageSize } from '../../../shared/contract/preview-calls.ts';
import { readImageSize } from '../../services/images/image-size.ts';
import { inParallel } from '../../services/disk/in-parallel.ts';
import { bundlePost } from '../../services/outputs/bundle-post.ts';
import { loadedInPlace } from '../../services/outputs/in-place.ts';
import { selfContained, type LoadPart } from '../../services/outputs/self-contained.ts';
import { zip } from '../../services/outputs/zip.ts';
import { siteOf, type Context } from '../context.ts';
import { lockPage } from '../lockdown.ts';
import { standAlone } from '../protocols/standalone-page.ts';
import type { GalleyWindow } from '../windows/galley-window.ts';
import type { Handlers } from '../ipc.ts';
import type { OpenSite } from '../open-site.ts';
import { attempt, DONE, SITE_GONE } from './refusals.ts';

type PreviewCalls = Extract<CallName, `preview.${string}`>;

export function previewCalls({ disk }: Context, temporary: () => string): Pick<Handlers<GalleyWindow>, PreviewCalls> {
  return {
    'preview.provide': ({ site, request, type, text, file }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      open.provide(request, { type, text, file });
      return DONE;
    },
    'preview.image-sizes': async ({ site, paths }, window) => {
      const open = siteOf(window, site);
      return open ? inParallel(paths, 8, path => sizeAt(open, path)) : [];
    },
    'preview.lay-live': ({ site, url, html, home }, window) => {
      const open = siteOf(window, site);
      return open ? { kind: 'laid', address: open.livePages.lay(url, loadedInPlace(html, home ?? '')) } : SITE_GONE;
    },
    'preview.end-page': ({ site, live }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      endProcessesOf(live ? open.livePages.origin : open.origin, window);
      return DONE;
    },
    'preview.open-in-browser': async ({ site, url, html, home }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      return attempt(url, 'could not be opened in the browser', async () => {
        const page = await standAlone(loadedInPlace(html, home ?? ''), open, join(temporary(), open.id), disk);
        await shell.openExternal(pathToFileURL(page).href);
      });
    },
    'preview.save-html': async ({ site, url, html, home }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      return attempt(url, 'could not be saved', async () => {
        const { filePath } = await dialog.showSaveDialog(window.browser, {
          title: 'Save Page as One HTML File',
          defaultPath: `${nameOf(url) || open.name}.html`,
          filters: [{ name: 'HTML', extensions: ['html'] }],
        });
        if (filePath) await disk.write(filePath, Buffer.from(await selfContained(html, url, partsOf(open), home)));
      });
    },
    'preview.save-zip': async ({ site, path, text, baseurl }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      return attempt(path, 'could not be saved as a ZIP archive', async () => {
        const { filePath } = await dialog.showSaveDialog(window.browser, {
          title: 'Save Text and Images as ZIP',
          defaultPath: `${basename(path, extname(path))}.zip`,
          filters: [{ name: 'ZIP', extensions: ['zip'] }],
        });
        if (filePath)
          await disk.write(filePath, zip(await bundlePost({ path, text, baseurl }, open.folder), new Date()));
      });
    },
    'preview.print': async ({ site, url, html, home, toPdf }, window) => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      return attempt(url ?? open.name, 'could not be printed', async () => {
        if (html === undefined) throw new Error('there is no page yet');
        await open.withPaper(url ?? '/', loadedInPlace(html, home ?? ''), address =>
          printPage(address, toPdf, window, open, disk),
        );
      });
    },
  };
}

/** A page of another origin has a process of its own; Electron ends only those of whole windows. */
function endProcessesOf(origin: string, { contents: { mainFrame } }: GalleyWindow): void {
  const frames = mainFrame.frames.filter(frame => frame.origin === origin);
  const processes = new Set(frames.map(({ osProcessId }) => osProcessId));
  for (const pid of processes) if (pid > 0 && pid !== mainFrame.osProcessId) process.kill(pid, 'SIGKILL');
}

/** Shows the page in a hidden window of its own, without scripts, and prints that. */
async function printPage(
  address: string,
  toPdf: boolean,
  window: GalleyWindow,
  site: OpenSite,
  disk: Disk,
): Promise<void> {
  const paper = new BrowserWindow({
    show: false,
    parent: window.browser,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      spellcheck: false,
    },
  });
  lockPage(paper.webContents);
  try {
    await paper.loadURL(address);
    if (!toPdf) {
      await new Promise<void>((done, fail) => {
        paper.webContents.print({ printBackground: true }, (success, reason) => {
          if (success || reason === 'Print job canceled') done();
          else fail(new Error(reason));
        });
      });
      return;
    }
    const name = nameOf(new URL(address).pathname);
    const { filePath } = await dialog.showSaveDialog(window.browser, {
      title: 'Save as PDF',
      defaultPath: `${name || site.name}.pdf`,
      filters: [{ name: 'PDF', extensions: ['pdf'] }],
    });
    if (filePath) await disk.write(filePath, await paper.webContents.printToPDF({ printBackground: true }));
  } finally {
    paper.destroy();
  }
}

/** What a page at this address is called as a file, without an ending. */
function nameOf(pathname: string): string {
  return basename(pathname.replace(/\/(?:index\.html)?$/, '').replace(/\.html$/, ''));
}

async function sizeAt(site: OpenSite, path: string): Promise<ImageSize | null> {
  const answer = await site.answer(path);
  return answer.kind === 'file' ? readImageSize(answer.absolute) : null;
}

/** The files that pages of this site are made of, generated ones too. */
function partsOf(site: OpenSite): LoadPart {
  return async path => {
    const answer = await site.answer(path);
    if (answer.kind === 'text') return { type: answer.type, bytes: Buffer.from(answer.text) };
    if (answer.kind === 'missing') return undefined;
    return { type: contentType(extname(answer.absolute)), bytes: await readFile(answer.absolute) };
  };
}
