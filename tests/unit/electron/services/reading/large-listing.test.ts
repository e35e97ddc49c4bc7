import { expect, test } from 'vitest';
import type { ListedFile } from '../../../../../electron/services/folder/folder-reader.ts';
import { packListing, unpackListing } from '../../../../../electron/services/reading/large-listing.ts';
import { sitePath, type SitePath } from '../../../../../shared/site/site-file.ts';
import { unpackFiles } from '../../../../../shared/site/stored-file.ts';

const listed = (path: string, modified = 1): ListedFile => ({ path: sitePath(path), size: 3, modified });
const posts = (count: number) => Array.from({ length: count }, (_, at) => listed(`_posts/2025-01-01-${at}.md`, at));
const pathsOf = (packed: string): readonly SitePath[] => unpackFiles(packed).map(({ path }) => path);

test('a listing crosses between threads unchanged, whatever its size', () => {
  for (const count of [3, 4001]) {
    const files = [listed('_config.yml'), ...posts(count), listed('assets/a.css')];
    const unreadable = [{ path: 'secret', code: 'EACCES' }];
    const unfinished = ['.galley-1-1-0-0.tmp'];
    const arrived = unpackListing(structuredClone(packListing({ files, unreadable, unfinished })));
    const byPath = (a: ListedFile, b: ListedFile) => (a.path < b.path ? -1 : 1);
    expect([...arrived.files].sort(byPath)).toEqual([...files].sort(byPath));
    expect([arrived.unreadable, arrived.unfinished]).toEqual([unreadable, unfinished]);
    expect(arrived.large !== undefined).toBe(count === 4001);
  }
});

test('of very many posts the latest are told first, and only what is no post is read', () => {
  const files = [listed('_config.yml'), ...posts(5000), listed('about.html')];
  const { large } = packListing({ files, unreadable: [], unfinished: [] });
  const [first = [], rest = []] = large!.parts.map(pathsOf);
  expect(first.slice(0, 3)).toEqual(['_config.yml', '_posts/2025-01-01-4999.md', '_posts/2025-01-01-4998.md']);
  expect(first.length + rest.length).toBe(5002);
  expect(large!.others.map(({ path }) => path)).toEqual(['_config.yml', 'about.html']);
});
