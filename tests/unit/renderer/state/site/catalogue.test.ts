import { expect, test } from 'vitest';
import { Catalogue, type CatalogueWorker } from '../../../../../renderer/state/site/catalogue.ts';
import type { FromCatalogue, ToCatalogue } from '../../../../../renderer/state/site/catalogue-protocol.ts';
import type { SiteId } from '../../../../../shared/contract/request-parts.ts';
import type { OpenedSite } from '../../../../../shared/contract/site-calls.ts';
import { sitePath } from '../../../../../shared/site/site-file.ts';

/** A catalogue whose worker answers when the test says so. */
function opened() {
  const told: ToCatalogue[] = [];
  const worker: CatalogueWorker = {
    postMessage: message => void told.push(message),
    onmessage: null,
    onerror: null,
    terminate: () => undefined,
  };
  const said: string[] = [];
  const catalogue = new Catalogue({
    start: () => worker,
    zone: 'UTC',
    readAgain: () => void said.push('read again'),
    onCrash: again => void said.push(again ? 'started again' : 'given up'),
  });
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
  const crash = () => worker.onerror?.({ message: 'x' } as ErrorEvent);
  return { catalogue, answer, crash, said, told, texts: () => questions().map(({ query }) => query.text) };
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

test('a worker that crashes is started again with the site and what was asked, and that is said', () => {
  const { catalogue, answer, crash, said, told, texts } = opened();
  answer();
  catalogue.ask({ text: 'h' });
  const open = catalogue.find('harbour');
  crash();
  expect(said).toEqual(['started again', 'read again']);
  expect(told.filter(({ kind }) => kind === 'start')).toHaveLength(2);
  expect(texts()).toEqual(['', 'h', 'h']);
  return expect(open).resolves.toEqual([]);
});

test('a question that ends the worker twice is not asked again, and after a third end nothing is', () => {
  const { catalogue, answer, crash, said, texts } = opened();
  answer();
  catalogue.ask({ text: 'h' });
  crash();
  crash();
  expect(texts()).toEqual(['', 'h', 'h', '']);
  crash();
  expect(said.at(-1)).toBe('given up');
  expect(texts()).toHaveLength(4);
  expect(catalogue.store.get().reading).toBe(false);
  expect(catalogue.store.get().stopped).toBe(true);
});

test('a worker that was given up starts once more when the person asks for it', () => {
  const { catalogue, answer, crash, said, told } = opened();
  answer();
  for (let at = 0; at < 3; at++) crash();
  catalogue.startAgain();
  expect(catalogue.store.get()).toMatchObject({ stopped: false, reading: true });
  expect(said.at(-1)).toBe('read again');
  const starts = () => told.filter(({ kind }) => kind === 'start').length;
  const before = starts();
  catalogue.startAgain();
  expect(starts()).toBe(before);
  crash();
  expect(said.at(-2)).toBe('started again');
});

test('a post that is gone is selected no more', () => {
  const { catalogue } = opened();
  const [a, b] = [sitePath('_posts/a.md'), sitePath('_posts/b.md')];
  catalogue.selection.set(new Set([a, b]));
  catalogue.changed({ changed: [], removed: [a] }, false);
  expect([...catalogue.selection.get()]).toEqual([b]);
});
