import { readIndexed } from '../site-texts.ts';
import type { SiteCatalogue } from './site-catalogue.ts';

/** Texts that are indexed with one question. */
const INDEXED_AT_ONCE = 1000;
/** A question that failed is asked again so often, after so long; milliseconds. */
const MOST_FAILURES = 3;
const AGAIN_AFTER = 2000;

export interface StoredIndexingOptions {
  readonly catalogue: SiteCatalogue;
  /** The id by which texts are asked for. */
  readonly site: string;
  /** Says how far it is. */
  readonly onProgress: (done: number, total: number) => void;
  /** Texts turned out to hold marks. */
  readonly onMarks: () => void;
}

/**
 * Brings the full-text index of a large site up to date. Its texts are read and indexed by a thread of main, which hands back
 * the frozen words of a thousand of them at a time: the worker answers meanwhile and holds none of the texts. Resolves when
 * nothing waits any more; false when that failed again and again.
 */
export async function indexStored({ catalogue, site, onProgress, onMarks }: StoredIndexingOptions): Promise<boolean> {
  const { fullText } = catalogue;
  let failures = 0;
  let done = 0;
  while (fullText.waiting > 0) {
    const asked = catalogue.nextToIndex(INDEXED_AT_ONCE);
    const batch = asked.paths.length === 0 ? undefined : await readIndexed(site, asked).catch(() => undefined);
    if (batch) {
      if (catalogue.takeIndexed(asked, batch)) onMarks();
      done += asked.paths.length;
      if (fullText.waiting > 0) onProgress(done, done + fullText.waiting);
    } else if (asked.paths.length > 0) {
      failures += 1;
      if (failures === MOST_FAILURES) return false;
      await pause(AGAIN_AFTER);
    } else await pause(0);
  }
  return true;
}

function pause(millis: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, millis));
}
