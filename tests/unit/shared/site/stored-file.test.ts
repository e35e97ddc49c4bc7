import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadSite } from '../../../../electron/services/folder/loaded-site.ts';
import { Engine } from '../../../../shared/render/engine/engine.ts';
import { sitePath, type SitePath } from '../../../../shared/site/site-file.ts';
import {
  isStored,
  packFiles,
  StoredFile,
  TextStore,
  unpackFiles,
  unpackPaths,
} from '../../../../shared/site/stored-file.ts';
import { frontMatterOf } from '../../../../shared/text/split.ts';

const options = { now: Date.UTC(2026, 0, 2), zone: 'UTC', environment: 'development' };

test('a site whose texts stay on disk gives the same pages, and is read without them', async () => {
  const { engine, files } = await loadSite(join(import.meta.dirname, '../../../../resources/starter'), options);
  let asked: SitePath[] = [];
  const store = new TextStore(paths => {
    asked.push(...paths);
    return paths.map(path => files.get(path)?.text ?? null);
  });
  const changed = [...files.values()].map(file =>
    isStored(file.path) && file.text !== undefined
      ? new StoredFile({ ...file, head: frontMatterOf(file.text) }, store)
      : file,
  );
  const other = new Engine(options);
  other.apply({ changed, removed: [] });
  expect(other.list()).toEqual(engine.list());
  expect(asked).toEqual([]);
  const paths = engine.list().map(({ path }) => path);
  expect(paths.length).toBeGreaterThan(5);
  for (const path of paths) expect(other.render(path)?.html).toBe(engine.render(path)?.html);
  asked = [];
  const [path] = paths;
  expect(other.render(path!, { text: '---\ntitle: Typed\n---\nNew words.\n' })?.body).toContain('New words.');
});

test('texts are read with one question and kept at hand', () => {
  const asked: (readonly string[])[] = [];
  const store = new TextStore(
    paths => {
      asked.push(paths);
      return paths.map(path => (path === 'gone' ? null : path));
    },
    text => text.toUpperCase(),
  );
  const [a, b, gone] = ['a', 'b', 'gone'].map(sitePath);
  store.fetch([a!, b!, gone!]);
  expect([store.text(a!), store.text(b!), store.text(gone!)]).toEqual(['A', 'B', undefined]);
  expect(asked).toEqual([['a', 'b', 'gone']]);
  store.forget(a!);
  expect(store.text(a!)).toBe('A');
  expect(asked).toHaveLength(2);
});

test('the oldest texts go when there are too many', () => {
  let reads = 0;
  const store = new TextStore(paths => {
    reads += paths.length;
    return paths.map(() => 'x'.repeat(1_500_000));
  });
  for (const path of ['a', 'b', 'c', 'd', 'd', 'c', 'a']) store.text(sitePath(path));
  expect(reads).toBe(5);
});

test('files by name, size and time cross as one text', () => {
  const files = [
    { path: sitePath('_posts/a\tb.md'), size: 3, modified: 1.5 },
    { path: sitePath('c "d".md'), size: 0, modified: 2 },
  ];
  expect(unpackFiles(packFiles(files))).toEqual(files);
  expect(unpackPaths(packFiles(files))).toEqual(files.map(({ path }) => path));
});
