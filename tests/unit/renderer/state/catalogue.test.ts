import { expect, test } from 'vitest';
import { Catalogue, type CatalogueWorker } from '../../../../renderer/state/catalogue.ts';
import type { FromCatalogue, ToCatalogue } from '../../../../renderer/state/catalogue-protocol.ts';
import type { SiteId } from '../../../../shared/contract/request-parts.ts';
import type { OpenedSite } from '../../../../shared/contract/site-calls.ts';

/** A catalogue whose worker answers when the test says so. */
function opened() {
  const told: ToCatalogue[] = [];
  const worker: CatalogueWorker = {
    postMessage: message => void told.push(message),
    onmessage: null,
    terminate: () => undefined,
  };
  const catalogue = new Catalogue(() => worker, 'UTC');
  catalogue.opened({ id: 'a' as SiteId, folder: '/a' } as OpenedSite);
  const questions = () => told.flatMap(message => (message.kind === 'query' ? [message] : []));
  const answer = () => {
    const { number } = questions().at(-1)!;
    const result: FromCatalogue = {
      kind: 'result',
      number,
      version: number,
      count: number,
      posts: 0,
      heads: [],
      rows: [],
    };
    worker.onmessage?.({ data: result } as MessageEvent<FromCatalogue>);
  };
  return { catalogue, answer, texts: () => questions().map(({ query }) => query.text) };
}

test('while one question is answered only the last text that was typed waits', () => {
  const { catalogue, answer, texts } = opened();
  answer();
  for (const text of ['h', 'ha', 'har']) catalogue.ask({ text });
  expect(texts()).toEqual(['', 'h']);
  answer();
  expect(texts()).toEqual(['', 'h', 'har']);
  answer();
  answer();
  expect(texts()).toEqual(['', 'h', 'har']);
  expect(catalogue.store.get().query.text).toBe('har');
});

test('a site that is opened while a question waits is asked at once', () => {
  const { catalogue, texts } = opened();
  catalogue.ask({ text: 'h' });
  catalogue.closed();
  catalogue.opened({ id: 'b' as SiteId, folder: '/b' } as OpenedSite);
  expect(texts()).toEqual(['', '']);
});
