import type { Session } from './session.ts';

/** Milliseconds; a folder that has no posts shows no row. */
const AT_MOST = 2500;

/**
 * Resolves when the list has drawn its first rows, or a post is opened: until then nothing that only a post's page needs
 * takes the processor from them.
 */
export function firstRows({ catalogue, desk }: Session): Promise<void> {
  return new Promise(resolve => {
    const isTime = (): boolean => catalogue.store.get().count > 0 || desk.post !== null;
    const look = (): void => {
      if (isTime()) end();
    };
    const ends = [catalogue.store.subscribe(look), desk.store.subscribe(look)];
    const timer = setTimeout(end, AT_MOST);
    function end(): void {
      clearTimeout(timer);
      for (const stop of ends) stop();
      // The rows are drawn in the next frame.
      if (desk.post) resolve();
      else requestAnimationFrame(() => setTimeout(resolve, 0));
    }
    look();
  });
}
