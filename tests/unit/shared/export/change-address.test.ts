import { describe, expect, it } from 'vitest';
import { planAddressChange, type AddressPlan } from '../../../../shared/export/change-address.ts';
import { Engine } from '../../../../shared/render/engine/engine.ts';
import { sitePath, type SiteFile, type SitePath } from '../../../../shared/site/site-file.ts';
import { planReplacements } from '../../../../shared/text/text-search.ts';
import { applyChanges } from '../../../../shared/text/text-change.ts';

const OLD = sitePath('_posts/2025-12-02-harbour.md');
const NEW = sitePath('_posts/2025-12-03-ferry.md');
const CONFIG = 'url: https://quay.example\nbaseurl: /blog\npermalink: /:categories/:year/:month/:day/:title/\n';

function siteOf(texts: Readonly<Record<string, string>>) {
  const files = new Map<SitePath, SiteFile>();
  for (const [path, text] of Object.entries({ '_config.yml': CONFIG, ...texts }))
    files.set(sitePath(path), { path: sitePath(path), size: text.length, modified: 0, text });
  const engine = new Engine({ now: Date.UTC(2026, 0, 1), zone: 'UTC', environment: 'production' });
  engine.apply({ changed: [...files.values()], removed: [] });
  return { engine, files };
}

function planOf(texts: Readonly<Record<string, string>>, redirect = false): AddressPlan {
  const { engine, files } = siteOf(texts);
  const plan = planAddressChange(engine, files, { path: OLD, to: NEW, redirect });
  if (!plan.ok) throw new Error(plan.error.cause);
  return plan.value;
}

function after(text: string, path: string): string {
  const plan = planOf({ [OLD]: '---\ntitle: Harbour\n---\nText\n', [path]: text });
  const edits = plan.links.find(file => file.path === path)?.edits ?? [];
  return applyChanges(text, planReplacements(text, edits) ?? []);
}

describe('planAddressChange', () => {
  it('gives the address before and after, with baseurl', () => {
    const plan = planOf({ [OLD]: '---\ncategories: [News]\n---\n' });
    expect([plan.before, plan.after]).toEqual(['/blog/news/2025/12/02/harbour/', '/blog/news/2025/12/03/ferry/']);
    expect(plan).toMatchObject({ published: true, redirects: false, collides: null });
  });

  it.each([
    ['{% post_url 2025-12-02-harbour %}', '{% post_url 2025-12-03-ferry %}'],
    ['{%- link _posts/2025-12-02-harbour.md -%}', '{%- link _posts/2025-12-03-ferry.md -%}'],
    ['[a](/blog/2025/12/02/harbour/ "t")', '[a](/blog/2025/12/03/ferry/ "t")'],
    ['[a](/blog/2025/12/02/harbour#x)', '[a](/blog/2025/12/03/ferry/#x)'],
    ['[a](</blog/2025/12/02/harbour/>)', '[a](</blog/2025/12/03/ferry/>)'],
    ['[a]({{ site.baseurl }}/2025/12/02/harbour/)', '[a]({{ site.baseurl }}/2025/12/03/ferry/)'],
    ['[a]({{ "/2025/12/02/harbour/" | relative_url }})', '[a]({{ "/2025/12/03/ferry/" | relative_url }})'],
    ['[a](https://quay.example/blog/2025/12/02/harbour/?q=1)', '[a](https://quay.example/blog/2025/12/03/ferry/?q=1)'],
    ['<https://quay.example/blog/2025/12/02/harbour/>', '<https://quay.example/blog/2025/12/03/ferry/>'],
    ['[a]\n\n[a]: /blog/2025/12/02/harbour/ "T"', '[a]\n\n[a]: /blog/2025/12/03/ferry/ "T"'],
    ["<a class=x href='/blog/2025/12/02/harbour/'>a</a>", "<a class=x href='/blog/2025/12/03/ferry/'>a</a>"],
    ['[a](../../02/harbour/)', '[a](../../03/ferry/)'],
    ['[a](2025-12-02-harbour.md#x)', '[a](2025-12-03-ferry.md#x)'],
    ['```\n{% post_url 2025-12-02-harbour %}\n```', '```\n{% post_url 2025-12-03-ferry %}\n```'],
  ])('rewrites %s in another post', (link, wanted) => {
    const post = (body: string) => `---\ntitle: Other\n---\r\n\r\nSee ${body} there.\n`;
    expect(after(post(link), '_posts/2025-12-09-other.md')).toBe(post(wanted));
  });

  it.each([
    '[a](/2025/12/02/harbour/)',
    '[a](https://other.example/blog/2025/12/02/harbour/)',
    '[a](/blog/2025/12/02/harbour-two/)',
    '{% post_url 2025-12-02-harbour-two %}',
    '{% raw %}{% post_url 2025-12-02-harbour %}{% endraw %}',
    '`[a](/blog/2025/12/02/harbour/)`',
    '```\n[a](/blog/2025/12/02/harbour/)\n```',
    'The harbour of 2025-12-02.',
  ])('leaves %s alone', body => {
    const post = `---\ntitle: Other\n---\n\n${body}\n`;
    expect(after(post, '_posts/2025-12-09-other.md')).toBe(post);
  });

  it('rewrites front matter, data files and layouts', () => {
    const post = '---\nnext: /blog/2025/12/02/harbour/\nall: ["/blog/2025/12/02/harbour/"]\n---\n';
    expect(after(post, 'page.md')).toBe(post.replaceAll('02/harbour', '03/ferry'));
    const data = '- { title: A, url: /blog/2025/12/02/harbour/ }\n';
    expect(after(data, '_data/nav.yml')).toBe(data.replace('02/harbour', '03/ferry'));
    const layout = '<a href="{{ \'/2025/12/02/harbour/\' | absolute_url }}">{{ content }}';
    expect(after(layout, '_layouts/post.html')).toBe(layout.replace('02/harbour', '03/ferry'));
  });

  it('leads the old address to the new one, once, in the list that is there', () => {
    const text = '---\nredirect_from: /old/ # first\ntitle: Harbour\n---\n';
    const plan = planOf({ [OLD]: text }, true);
    const changed = applyChanges(text, planReplacements(text, plan.own) ?? []);
    expect(changed).toContain('/2025/12/02/harbour/');
    expect(changed).toContain('/old/');
    expect(changed).toContain('title: Harbour');
  });

  it('tells who is published at the new address', () => {
    const other = '---\npermalink: /2025/12/03/ferry/\n---\n';
    expect(planOf({ [OLD]: '---\n---\n', 'other.md': other }).collides).toBe('other.md');
  });

  it('takes a draft for one that will be published', () => {
    const { engine, files } = siteOf({
      '_drafts/harbour.md': '---\ntitle: H\n---\n',
      'page.md': '---\n---\n[a]({% link _drafts/harbour.md %})\n',
    });
    const path = sitePath('_drafts/harbour.md');
    const plan = planAddressChange(engine, files, { path, to: sitePath('_drafts/ferry.md'), redirect: false });
    expect(plan.ok && plan.value.links.map(file => file.path)).toEqual(['page.md']);
    expect(plan.ok && plan.value.published).toBe(false);
    expect(engine.info(path)?.title).toBe('H');
  });

  it('refuses a name that is taken, and one that Jekyll would not publish', () => {
    const { engine, files } = siteOf({ [OLD]: '---\n---\n', [NEW]: '---\n---\n' });
    const to = (name: string) => planAddressChange(engine, files, { path: OLD, to: sitePath(name), redirect: false });
    expect(to(NEW)).toMatchObject({ ok: false, error: { code: 'file-exists' } });
    expect(to('_posts/ferry.md')).toMatchObject({ ok: false, error: { code: 'address-no-document' } });
  });
});
