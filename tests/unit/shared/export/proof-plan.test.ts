import { expect, it } from 'vitest';
import { proofPlan } from '../../../../shared/export/proof-plan.ts';
import { readSiteChecks } from '../../../../shared/export/site-checks.ts';
import { Engine } from '../../../../shared/render/engine/engine.ts';
import { sitePath, type SiteFile, type SitePath } from '../../../../shared/site/site-file.ts';

const texts: Readonly<Record<string, string>> = {
  '_config.yml': 'plugins: [jekyll-paginate, jekyll-feed]\npaginate: 1\nurl: https://quay.example\n',
  'index.html': '---\n---\n{% for post in paginator.posts %}{{ post.title }}{% endfor %}\n',
  'about.html': '---\n---\nAbout\n',
  '_posts/2025-01-01-a.md': '---\ntitle: A\n---\na\n',
};

it('names each page that differs, further pages of a list and feeds too, and leaves the site as it was', () => {
  const files = new Map<SitePath, SiteFile>(
    Object.entries(texts).map(([path, text]) => {
      const file = { path: sitePath(path), size: text.length, modified: 0, text };
      return [file.path, file];
    }),
  );
  const style = () => ({ ok: false as const, error: { message: '', url: '', line: 0, column: 0 } });
  const engine = new Engine({ now: Date.UTC(2025, 5), zone: 'UTC', environment: 'production', style });
  engine.apply({ changed: [...files.values()], removed: [] });
  const path = sitePath('_posts/2025-01-02-b.md');
  const added = { kind: 'add-text' as const, path, text: '---\ntitle: B\n---\nb\n', from: path };
  const plan = { posts: [], files: [added], conflicts: [], problems: [] };
  const { settings } = readSiteChecks(undefined);
  const { pages } = proofPlan({ engine, files, plan, settings, withPages: true });
  expect(pages.map(({ url, kind }) => `${url} ${kind}`).sort()).toEqual([
    '/ changed',
    '/2025/01/02/b.html new',
    '/feed.xml changed',
    '/page2/ new',
  ]);
  expect(pages.find(({ url }) => url === '/page2/')?.after).toBe('A\n');
  expect(engine.info(path)).toBeUndefined();
});
