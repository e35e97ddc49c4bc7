import { dialog } from 'electron';
import { basename } from 'node:path';
import type { ImportAnswer } from '../../../shared/contract/image-calls.ts';
import { siteOf, type Context } from '../context.ts';
import type { GalleyWindow } from '../windows/galley-window.ts';
import type { Handlers } from '../ipc.ts';
import { SITE_GONE } from './refusals.ts';

type ImageCalls = 'image.import' | 'image.choose' | 'image.take-chosen';

/** What each window's person chose last. */
const chosen = new WeakMap<GalleyWindow, readonly string[]>();

export function imageCalls({ pictures }: Context): Pick<Handlers<GalleyWindow>, ImageCalls> {
  return {
    'image.import': async ({ site, name, bytes }, window) => {
      const open = siteOf(window, site);
      return open ? open.during(pictures.import(open.folder.root, { name, bytes })) : SITE_GONE;
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
      return open.during(pictures.import(open.folder.root, { file: path }));
    },
  };
}
