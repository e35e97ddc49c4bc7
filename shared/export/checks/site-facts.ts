import type { Engine } from '../../render/engine/engine.ts';
import type { SiteFile, SitePath } from '../../site/site-file.ts';
import type { SiteFacts } from './check-context.ts';
import { readPageParts } from './page-links.ts';
import { SiteAddresses, type Addressed } from './site-addresses.ts';

const CONFIGURATIONS = ['_config.yml', '_config.yaml', '_config.toml'];

/** Gathers what the rules ask of a whole site. `size` gives the bytes of a file of the site. */
export function gatherSiteFacts(engine: Engine, size: (path: string) => SiteFile['size'] | undefined): SiteFacts {
  const documents = engine.list();
  const byTitle = new Map<string, SitePath[]>();
  const tagCounts = new Map<string, number>();
  for (const info of documents) {
    if (info.kind !== 'post' && info.kind !== 'draft') continue;
    const title = info.title.trim().toLowerCase();
    byTitle.set(title, [...(byTitle.get(title) ?? []), info.path]);
    for (const tag of new Set(info.tags)) tagCounts.set(tag, (tagCounts.get(tag) ?? 0) + 1);
  }
  const anchors = new Map<SitePath, ReadonlySet<string> | undefined>();
  return {
    plain: CONFIGURATIONS.every(name => size(name) === undefined),
    documents,
    addresses: new SiteAddresses(
      [...documents, ...copiedFiles(engine)],
      trimSlash(text(engine, 'baseurl')),
      trimSlash(text(engine, 'url')),
    ),
    byTitle,
    tagCounts,
    size,
    anchors(path) {
      if (!anchors.has(path)) {
        const page = engine.render(path);
        const parts = page && readPageParts([{ html: page.html, line: 0, lines: 1 }]);
        anchors.set(path, page?.type === 'text/html' ? parts?.anchors : undefined);
      }
      return anchors.get(path);
    },
  };
}

function copiedFiles(engine: Engine): readonly Addressed[] {
  return engine
    .outputs()
    .filter(output => output.copied)
    .map(({ path, url, dest }) => ({ path, url, dest, written: true, status: 'published' }));
}

function text(engine: Engine, key: string): string {
  const value = engine.config.get(key);
  return typeof value === 'string' ? value : '';
}

function trimSlash(value: string): string {
  return value.endsWith('/') ? value.slice(0, -1) : value;
}
