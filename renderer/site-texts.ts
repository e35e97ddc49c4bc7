import type { ReadTexts } from '../shared/site/stored-file.ts';
import { decodeBatch, type IndexBatch, type TextsToIndex } from '../shared/library/index-batch.ts';
import type { SitePath } from '../shared/site/site-file.ts';

type Texts = readonly (string | null)[];

/**
 * Reads files of an open site within the computation that needs them, for workers alone: a worker may wait for a request,
 * which keeps its own messages waiting and nobody else's. `site` is the site's id.
 */
export function textsOf(site: string): ReadTexts {
  return paths => {
    const request = new XMLHttpRequest();
    request.open('POST', `/texts/${site}`, false);
    request.setRequestHeader('content-type', 'application/json');
    try {
      request.send(JSON.stringify(paths));
      return request.status === 200 ? (JSON.parse(request.responseText) as Texts) : [];
    } catch {
      // The site was closed meanwhile: its worker ends, too.
      return [];
    }
  };
}

/** The texts of files up to the end of their front matter; null for what is no text or is gone. */
export async function readHeads(site: string, paths: readonly SitePath[]): Promise<Texts> {
  const answer = await ask(`/heads/${site}`, paths);
  return answer.ok ? ((await answer.json()) as Texts) : [];
}

/** Texts indexed where they are read; undefined where that failed. */
export async function readIndexed(site: string, texts: TextsToIndex): Promise<IndexBatch | undefined> {
  const answer = await ask(`/index/${site}`, texts);
  return answer.ok ? decodeBatch(new Uint8Array(await answer.arrayBuffer())) : undefined;
}

/** The places of those of these paths whose texts hold a folded phrase; undefined where they could not be read. */
export async function readHolding(
  site: string,
  phrase: string,
  paths: readonly SitePath[],
): Promise<readonly number[] | undefined> {
  const answer = await ask(`/holding/${site}`, { phrase, paths });
  return answer.ok ? ((await answer.json()) as readonly number[]) : undefined;
}

function ask(address: string, question: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(address, { method: 'POST', headers, body: JSON.stringify(question) });
}
