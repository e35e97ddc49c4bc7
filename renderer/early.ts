import { bridge } from './bridge.ts';

// A small script of its own, which has run before the window's script has come: what takes a while is begun here.

export function spawnLibrary(): Worker {
  return new Worker('/library.worker.js', { type: 'module' });
}

/** Starts before it is known what is to be opened: the list waits for it. */
export const firstLibrary = spawnLibrary();

// The first question about the storage takes a while: the library's worker asks it next.
void navigator.storage.getDirectory().catch(() => undefined);

/** What the window is to show. */
export const asked = bridge.call('app.start', undefined);
