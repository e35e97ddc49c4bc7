import { useEffect, useState } from 'react';
import { factsContext } from '../../shared/library/facts-context.ts';
import type { CatalogueRow } from '../state/site/catalogue-protocol.ts';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';
import { rowNames, type RowNames } from './row-names.ts';

const READ_AFTER = 300;
/** Longer front matter would hold up keys. UTF-16 units. */
const LONGEST = 40_000;

/** A row with the names that its post has in the window, saved or not; where it is listed goes by what is saved. */
export function useNamedRow(row: CatalogueRow | undefined): CatalogueRow | undefined {
  const { desk, siteFacts } = useSession();
  const { path, modified } = row ?? {};
  const unsaved = useStore(desk.unsavedPaths, paths => path !== undefined && paths.has(path));
  const [own, setOwn] = useState<{ readonly of: string; readonly names: RowNames }>();
  // The names of a text that was saved hold until the list knows it.
  const of = `${modified} ${path}`;

  useEffect(() => {
    const post = path === undefined ? undefined : desk.postAt(path);
    if (path === undefined || !post) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      timer = undefined;
      const { settings, review } = siteFacts.store.get();
      const names = settings && rowNames(path, post.doc.sliceString(0, LONGEST), factsContext(settings, review));
      if (names) setOwn({ of, names });
    };
    read();
    const leave = post.subscribe(({ changes }) => {
      if (changes.length > 0) timer ??= setTimeout(read, READ_AFTER);
    });
    return () => {
      leave();
      clearTimeout(timer);
    };
  }, [desk, siteFacts, path, of, unsaved]);

  return row && own?.of === of ? { ...row, ...own.names } : row;
}
