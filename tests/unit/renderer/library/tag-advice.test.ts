import { describe, expect, it } from 'vitest';
import { SiteCatalogue } from '../../../../renderer/library/site-catalogue.ts';
import { adviseTags } from '../../../../renderer/library/tag-advice.ts';
import { sitePath, type SiteFile } from '../../../../shared/site/site-file.ts';

const file = (path: string, tags: string, body: string, modified = 1): SiteFile => {
  const text = `---\ntitle: ${path.replace(/\W/g, '')}\ntags: [${tags}]\n---\n${body}\n`;
  return { path: sitePath(path), text, modified, size: text.length };
};
const boats = 'The ferry and the boats lie in the harbour behind the breakwater.';
const bread = 'Bakers knead rye dough, bake loaves by night.';

function catalogue(): SiteCatalogue {
  const made = new SiteCatalogue({ now: Date.UTC(2026, 0, 1), zone: 'UTC' });
  made.apply({
    changed: [
      file('_posts/2024-01-01-a.md', 'harbour, ferry', boats),
      file('_posts/2024-01-02-b.md', 'harbour', boats),
      file('_posts/2024-01-03-c.md', 'food', bread),
      file('_posts/2024-01-04-d.md', 'food', bread),
      file('_drafts/new.md', '', `${boats} New.`),
      file('about.md', 'harbour', boats),
    ],
    removed: [],
  });
  made.fullText.work(() => false);
  return made;
}

describe('posts that have a tag', () => {
  it('are posts and drafts, by path, and no pages', () => {
    expect(catalogue().having('tags', ['harbour', 'food'])).toEqual([
      '_posts/2024-01-01-a.md',
      '_posts/2024-01-02-b.md',
      '_posts/2024-01-03-c.md',
      '_posts/2024-01-04-d.md',
    ]);
  });
});

describe('suggested tags', () => {
  it('are those of similar posts, without the post’s own', () => {
    const site = catalogue();
    expect(adviseTags(site, [sitePath('_drafts/new.md')], null)).toEqual(['harbour', 'ferry']);
    expect(adviseTags(site, [sitePath('_posts/2024-01-02-b.md')], null)).toEqual(['ferry']);
    expect(adviseTags(site, [sitePath('_drafts/new.md')], bread)[0]).toBe('food');
  });

  it('follow what changes', () => {
    const site = catalogue();
    site.apply({ changed: [file('_posts/2024-01-03-c.md', 'boats', boats, 2)], removed: [] });
    site.fullText.work(() => false);
    expect(adviseTags(site, [sitePath('_drafts/new.md')], null)).toContain('boats');
  });
});
