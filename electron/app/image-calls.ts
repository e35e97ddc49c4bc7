import { dialog } from 'electron';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ImportAnswer } from '../../shared/contract/calls.ts';
import { problemOf } from '../services/fault.ts';
import { importImage } from '../services/images/import-image.ts';
import { siteOf, type Context } from './context.ts';
import type { GalleyWindow } from './galley-window.ts';
import type { Handlers } from './ipc.ts';
import { SITE_GONE } from './refusals.ts';

const LARGEST = 64 * 1024 * 1024;

type ImageCalls = 'image.import' | 'image.choose' | 'image.take-chosen';

/** What each window's person chose last. */
const chosen = new WeakMap<GalleyWindow, readonly string[]>();

export function imageCalls({ disk }: Context): Pick<Handlers<GalleyWindow>, ImageCalls> {
  return {
    'image.import': async ({ site, name, bytes }, window) => {
      const open = siteOf(window, site);
      return open ? importImage(open.folder, disk, name, bytes) : SITE_GONE;
    },
    'image.choose': async ({ site, many }, window) => {
      if (!siteOf(window, site)) return [];
      const { filePaths } = await dialog.showOpenDialog(window.browser, {
        title: many ? 'Insert Images' : 'Choose Image',
        filters: [{ name: 'Images', extensions: ['jpg', 'jpeg', 'png', 'gif', 'webp', 'avif', 'svg'] }],
        properties: many ? ['openFile', 'multiSelections'] : ['openFile'],
      });
      chosen.set(window, filePaths);
      return filePaths.map(path => basename(path));
    },
    'image.take-chosen': async ({ site, index }, window): Promise<ImportAnswer> => {
      const open = siteOf(window, site);
      if (!open) return SITE_GONE;
      const path = chosen.get(window)?.[index];
      if (path === undefined) return { kind: 'cancelled' };
      try {
        const { size } = await stat(path);
        // A file that is too large is refused by its first byte more, so it need not be read whole.
        const bytes = size > LARGEST ? new Uint8Array(LARGEST + 1) : await readFile(path);
        return await importImage(open.folder, disk, basename(path), bytes);
      } catch (error) {
        return { kind: 'refused', problem: problemOf(error, basename(path), 'could not be read') };
      }
    },
  };
}
