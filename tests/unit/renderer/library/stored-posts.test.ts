import { describe, expect, it } from 'vitest';
import { relatedTo } from '../../../../renderer/library/related-posts.ts';
import { SiteCatalogue } from '../../../../renderer/library/site-catalogue.ts';
import { everything } from '../../../../renderer/state/site/catalogue-protocol.ts';
import { foldText } from '../../../../shared/library/fold.ts';
import { decodeBatch, encodeBatch, indexBatch } from '../../../../shared/library/index-batch.ts';
import { decodeFacts } from '../../../../shared/library/kept-facts.ts';
import { sitePath, type SiteFile, type SitePath } from '../../../../shared/site/site-file.ts';
import { frontMatterOf } from '../../../../shared/text/split.ts';

const now = Date.UTC(2025, 11, 2);
const file = (path: string, text: string, age = 0): SiteFile & { readonly text: string } => ({
  path: sitePath(path),
  text,
  size: text.length,
  modified: now - age,
});
const files = [
  file(
    '_posts/2025-01-01-ferry.md',
    '---\ntitle: Ferry\ntags: sea harbour\n---\nLate {++again++}, by the old quay.\n',
    1,
  ),
  file('_posts/2026-01-01-frost.md', '---\ntitle: Frost\n---\nSee {% post_url 2025-01-01-ferry %}.\n', 2),
  file('_drafts/tide.md', '---\ntitle: The tide\n---\nThe quay is old.\n', 3),
  file('about.md', '---\ntitle: About\n---\n', 4),
];
const config = file('_config.yml', 'title: x\n');

/** A catalogue of a site whose texts are on disk, and what it read there. */
function stored(...given: readonly SiteFile[]) {
  const asked: SitePath[] = [];
  const disk = new Map(files.map(one => [one.path, one.text]));
  const readTexts = (paths: readonly SitePath[]) => {
    asked.push(...paths);
    return paths.map(path => disk.get(path) ?? null);
  };
  const catalogue = new SiteCatalogue({ now, zone: 'UTC', readTexts });
  const listed = (given.length > 0 ? given : files).map(({ path, size, modified }) => ({ path, size, modified }));
  const readHeads = () => {
    const paths = catalogue.nextUnread(3);
    catalogue.takeHeads(
      paths,
      paths.map(path => frontMatterOf(disk.get(path) ?? '')),
    );
  };
  const index = () => {
    while (catalogue.fullText.waiting > 0) {
      const texts = catalogue.nextToIndex(2);
      const work = indexBatch(texts, path => readTexts([path])[0] ?? null);
      let step = work.next();
      while (!step.done) step = work.next();
      catalogue.takeIndexed(texts, decodeBatch(encodeBatch(step.value))!);
    }
  };
  /** Looks texts through for the phrases that the last search left open, `most` at once. */
  const look = (most: number) => {
    const question = catalogue.phrases.next(most);
    if (!question) return false;
    const { phrase, paths } = question;
    catalogue.phrases.take(
      question,
      [...paths.keys()].filter(at => foldText(disk.get(paths[at]!) ?? '').includes(phrase)),
    );
    return true;
  };
  return { catalogue, asked, disk, listed, readHeads, index, look };
}

const rows = (catalogue: SiteCatalogue, text = '') => catalogue.query({ ...everything, text });

function whole() {
  const site = stored();
  site.catalogue.listStored(site.listed, undefined);
  site.catalogue.apply({ changed: [config], removed: [] }, true);
  while (site.catalogue.unread > 0) site.readHeads();
  site.index();
  return site;
}

describe('a large site, whose texts stay on disk', () => {
  it('is listed by its names before anything is read', () => {
    const { catalogue, asked, listed } = stored();
    catalogue.listStored(listed, undefined);
    expect(rows(catalogue).map(({ title, state }) => [title, state])).toEqual([
      ['Ferry', 'published'],
      ['Frost', 'scheduled'],
      ['Tide', 'draft'],
    ]);
    expect([catalogue.unread, asked]).toEqual([4, []]);
  });

  it('comes to show what a site shows whose texts were handed over', () => {
    const plain = new SiteCatalogue({ now, zone: 'UTC' });
    plain.apply({ changed: [config, ...files], removed: [] });
    plain.fullText.work(() => false);
    const { catalogue, look } = whole();
    for (const text of ['', 'quay', '"old quay"', '-"old quay"', 'has:suggestions', 'tag:sea', 'is:page']) {
      do rows(catalogue, text);
      while (look(1));
      expect(rows(catalogue, text)).toEqual(rows(plain, text));
    }
    expect(catalogue.facts()).toEqual(plain.facts());
    const related = (site: SiteCatalogue) => relatedTo(site, files[0]!.path, files[0]!.text, null);
    expect(related(catalogue)).toEqual(related(plain));
    expect(related(catalogue).linking.map(({ title }) => title)).toEqual(['Frost']);
  });

  it('finds a phrase in every text that has its words, as far as they were looked through', () => {
    const { catalogue, disk, look } = whole();
    expect([rows(catalogue, '"old quay"'), catalogue.phrases.waiting]).toEqual([[], 2]);
    while (look(1));
    expect(rows(catalogue, '"old quay"').map(({ title }) => title)).toEqual(['Ferry']);
    expect(catalogue.phrases.waiting).toBe(0);
    const changed = file('_drafts/tide.md', '---\ntitle: The tide\n---\nThe quay is old. An old quay.\n', -1);
    disk.set(changed.path, changed.text);
    catalogue.apply({ changed: [changed], removed: [files[0]!.path] });
    expect(catalogue.phrases.waiting).toBe(0);
    rows(catalogue, '"old quay"');
    expect(catalogue.phrases.next(9)).toBeUndefined();
  });

  it('is listed by what the last run knew before anything is heard of the folder', () => {
    const first = whole();
    const facts = decodeFacts(first.catalogue.keptFacts()!.first)!;
    const next = stored(...files.slice(1));
    next.catalogue.expect(facts);
    expect(rows(next.catalogue).map(({ title }) => title)).toEqual(['Ferry', 'Frost', 'The tide']);
    next.catalogue.listStored(next.listed, facts);
    next.catalogue.met();
    expect(rows(next.catalogue).map(({ title }) => title)).toEqual(['Frost', 'The tide']);
    expect(next.catalogue.nextUnread(9)).toEqual(['about.md']);
  });

  it('reads nothing again at the next start but what has changed', () => {
    const first = whole();
    const facts = decodeFacts(first.catalogue.keptFacts()!.all)!;
    const next = stored(...files.slice(0, 3), { ...files[3]!, size: 1 });
    next.catalogue.fullText.begin(first.catalogue.fullText.snapshot());
    next.catalogue.listStored(next.listed, facts);
    next.catalogue.apply({ changed: [config], removed: [] }, true);
    next.catalogue.distrust(facts);
    expect(next.catalogue.nextUnread(9)).toEqual(['about.md']);
    expect(rows(next.catalogue)).toEqual(rows(first.catalogue));
    next.readHeads();
    next.index();
    expect(next.asked).toEqual(['about.md']);
    expect(rows(next.catalogue, 'has:suggestions')).toHaveLength(1);
  });

  it('reads all front matter again when the configuration is another', () => {
    const first = whole();
    const facts = decodeFacts(first.catalogue.keptFacts()!.all)!;
    const next = stored();
    next.catalogue.listStored(next.listed, facts);
    next.catalogue.apply({ changed: [file('_config.yml', 'future: true\n')], removed: [] }, true);
    next.catalogue.distrust(facts);
    expect(next.catalogue.unread).toBe(4);
    while (next.catalogue.unread > 0) next.readHeads();
    expect(next.catalogue.facts().states.scheduled).toBe(0);
  });

  it('takes a change with its text, and keeps none of it', () => {
    const { catalogue, disk, asked, index } = whole();
    const changed = file('_drafts/tide.md', '---\ntitle: Ebb\n---\nOut to the lighthouse.\n', -1);
    disk.set(changed.path, changed.text);
    catalogue.apply({ changed: [changed], removed: [files[1]!.path] });
    expect(rows(catalogue).map(({ title }) => title)).toEqual(['Ebb', 'Ferry']);
    index();
    expect(rows(catalogue, 'lighthouse')).toHaveLength(1);
    expect(rows(catalogue, 'old')).toHaveLength(1);
    expect(asked.filter(path => path === changed.path)).toHaveLength(2);
  });
});
