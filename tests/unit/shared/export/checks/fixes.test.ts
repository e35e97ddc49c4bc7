import { describe, expect, it } from 'vitest';
import { checkPost } from '../../../../../shared/export/checks/check-post.ts';
import { gatherSiteFacts } from '../../../../../shared/export/checks/site-facts.ts';
import { readSiteChecks } from '../../../../../shared/export/site-checks.ts';
import { Engine } from '../../../../../shared/render/engine/engine.ts';
import { sitePath } from '../../../../../shared/site/site-file.ts';
import { applyChanges } from '../../../../../shared/text/text-change.ts';

const others = {
  '_config.yml': 'title: Quay\n',
  '_posts/2025-01-01-harbour-reopens.md': '---\ntitle: Harbour\ntags: [harbour]\n---\nA.\n',
  '_posts/2025-01-02-tide.md': '---\ntitle: Tide\ntags: [harbour]\n---\nB.\n',
  'assets/a.png': '',
  'assets/images/harbour at dawn.jpg': '',
  'assets/images/2025/boats-on-land.webp': '',
  'assets/images/2025/quay-one.png': '',
  'assets/images/2024/quay-one.png': '',
};

/** What the checks find in a post by this name, and its text once the finding of one rule has been mended. */
function check(name: string, text: string, checks = '') {
  const path = sitePath(name);
  const files = Object.entries({ ...others, [name]: text }).map(([file, contents]) => ({
    path: sitePath(file),
    size: contents.length,
    modified: 0,
    text: contents,
  }));
  const engine = new Engine({ now: Date.UTC(2026, 0, 1), zone: 'UTC', environment: 'production' });
  engine.apply({ changed: files, removed: [] });
  const sizes = new Map(files.map(file => [file.path as string, file.size]));
  const site = gatherSiteFacts(engine, file => sizes.get(file));
  const { settings } = readSiteChecks(checks);
  return checkPost({ engine, site, settings, path, text });
}

function mended(rule: string, text: string, { name = '_posts/2025-06-01-new-boats.md', checks = '' } = {}) {
  const finding = check(name, text, checks).find(({ code }) => code === rule);
  expect(finding?.fix, rule).toBeDefined();
  return applyChanges(text, finding!.fix!.changes);
}

describe('a fix', () => {
  it('takes a missing title from the first heading, else from the file’s name', () => {
    expect(mended('title-missing', '---\nlayout: null\n---\n# *Boats* come back\n')).toContain(
      'title: Boats come back\n',
    );
    expect(mended('title-missing', '---\nlayout: null\n---\nText.\n')).toContain('title: New Boats\n');
  });

  it('brings the date to the day of the file’s name, and leaves time and zone', () => {
    const text = '---\ntitle: T\ndate: 2025-06-03 08:15 +0200 # early\n---\nText.\n';
    expect(mended('date-file-name', text)).toBe(text.replace('2025-06-03', '2025-06-01'));
  });

  it('makes an excerpt of the first paragraph, cut between sentences', () => {
    const text = '---\ntitle: T\n---\n## Head\n\nFirst *one* &amp; two. A second sentence that is too long.\n';
    expect(mended('excerpt-missing', text, { checks: 'checks:\n  excerpt-characters: 30\n' })).toContain(
      'excerpt: First one & two.\n',
    );
  });

  it('closes front matter after its last key', () => {
    expect(mended('front-matter-closed', '---\ntitle: T\ntags:\n  - a\n\nText.\n')).toBe(
      '---\ntitle: T\ntags:\n  - a\n---\n\nText.\n',
    );
  });

  it('takes the site’s own spelling of a tag', () => {
    const text = '---\ntitle: T\ntags: [Harbours, sea] # two\n---\nText.\n';
    expect(mended('tag-vocabulary', text, { checks: 'checks:\n  tags: [harbour, sea]\n' })).toBe(
      text.replace('Harbours', 'harbour'),
    );
  });

  it('leads a broken link to the post of that name', () => {
    const text = '---\ntitle: T\n---\n[a](/2024/harbour-reopens/#top)\n';
    expect(mended('link-broken', text)).toBe('---\ntitle: T\n---\n[a](/2025/01/01/harbour-reopens.html#top)\n');
  });

  it.each([
    ['another ending', '/assets/images/2025/boats-on-land.jpg', '/assets/images/2025/boats-on-land.webp'],
    ['another folder', '/img/boats-on-land.webp', '/assets/images/2025/boats-on-land.webp'],
    ['a slip of a letter', '/assets/images/2025/boats-on-lnad.webp', '/assets/images/2025/boats-on-land.webp'],
    ['a blank that became a hyphen', '/assets/images/harbour-at-dawn.jpg', '/assets/images/harbour%20at%20dawn.jpg'],
    [
      'an address from the page on',
      '../../../assets/images/2025/boats_on_land.webp',
      '/assets/images/2025/boats-on-land.webp',
    ],
  ])('takes the image that is meant by %s', (_, wrong, right) => {
    const text = `---\ntitle: T\n---\nOne ![boats](${wrong} "Title") and text.\n`;
    expect(mended('image-missing', text)).toBe(text.replace(wrong, right));
  });

  it('finds the pictures of srcset and poster that are not there, each once', () => {
    const there = '/assets/images/2025/quay-one.png';
    const text =
      `---\ntitle: T\n---\n<img src="/a-1.png" alt="a" srcset="/a-1.png, ${there} 2x,/a-2.png 3x">\n\n` +
      `<picture><source srcset="/b.webp 800w, ${there} 1600w"><img src="${there}" alt="b"></picture>\n\n` +
      `<video poster="/film.jpg"></video>\n`;
    const found = check('_posts/2025-06-01-new-boats.md', text).filter(({ code }) => code === 'image-missing');
    expect(found.map(({ cause, place }) => [/image (\S+)/.exec(cause)?.[1], place.line])).toEqual([
      ['/a-1.png', 4],
      ['/a-2.png', 4],
      ['/b.webp', 6],
      ['/film.jpg', 8],
    ]);
  });

  it('takes the image of the front matter that is meant, written as it was', () => {
    const text = '---\ntitle: T\nimage: "assets/images/boats-on-land.jpg" # cover\n---\nOne.\n';
    expect(mended('image-missing', text)).toBe(
      text.replace('assets/images/boats-on-land.jpg', 'assets/images/2025/boats-on-land.webp'),
    );
  });

  it.each([
    ['there are two of that name', '/assets/quay-one.jpg'],
    ['no name is like it', '/assets/images/2025/lighthouse.png'],
  ])('leaves a missing image to the person where %s', (_, wrong) => {
    const text = `---\ntitle: T\n---\n![boats](${wrong})\n`;
    const finding = check('_posts/2025-06-01-new-boats.md', text).find(({ code }) => code === 'image-missing');
    expect([finding?.code, finding?.fix]).toEqual(['image-missing', undefined]);
  });

  it.each([
    ['brackets', 'One ![](/assets/a.png)', 'One ![|](/assets/a.png)'],
    ['brackets with a title', '![](/assets/a.png "Boats")', '![|](/assets/a.png "Boats")'],
    ['brackets in a link', '[![](/assets/a.png)](/a.html)', '[![|](/assets/a.png)](/a.html)'],
    ['an address in angle brackets', '![](</assets/a.png>)', '![|](</assets/a.png>)'],
    ['a tag', '<p><img src="/assets/a.png" width="3"></p>', '<p><img alt="|" src="/assets/a.png" width="3"></p>'],
    [
      'a tag whose words are empty',
      '<p><img alt="" src="/assets/a.png"></p>',
      '<p><img alt="|" src="/assets/a.png"></p>',
    ],
    [
      'a tag that ends with them',
      '<p><img src="/assets/a.png" alt=""></p>',
      '<p><img src="/assets/a.png" alt="|"></p>',
    ],
    [
      'a reference',
      'One ![][Boat  one]\n\n[boat one]: /assets/a.png',
      'One ![|][Boat  one]\n\n[boat one]: /assets/a.png',
    ],
    [
      'the second of two with one address',
      '![a](/assets/a.png) ![](/assets/a.png)',
      '![a](/assets/a.png) ![|](/assets/a.png)',
    ],
    [
      'an address that Liquid makes',
      "![]({{ '/assets/a.png' | relative_url }})",
      "![|]({{ '/assets/a.png' | relative_url }})",
    ],
  ])('puts the cursor where the words of an image in %s are missing', (_, written, wanted) => {
    const head = '---\ntitle: T\n---\n';
    const found = check('_posts/2025-06-01-new-boats.md', `${head}${written}\n`);
    const fix = found.find(({ code }) => code === 'image-alt')?.fix;
    const after = applyChanges(`${head}${written}`, fix?.changes ?? []);
    expect(`${after.slice(head.length, fix?.caret)}|${after.slice(fix?.caret)}`).toBe(wanted);
  });

  it('tells apart images without words that share an address, and leaves those that have some', () => {
    const text = '---\ntitle: T\n---\n![][a] and ![b][a]\nthen `![]()` and ![][a]\n\n[a]: /assets/a.png\n';
    const found = check('_posts/2025-06-01-new-boats.md', text).filter(({ code }) => code === 'image-alt');
    expect(found.map(({ place }) => [place.line, place.column])).toEqual([
      [4, 1],
      [5, 18],
    ]);
  });

  it('mends the address of a definition that a link refers to, and says where it stands', () => {
    const text = '---\ntitle: T\n---\nSee [a][one].\n\n[one]: /2024/harbour-reopens/ "H"\n';
    const finding = check('_posts/2025-06-01-new-boats.md', text).find(({ code }) => code === 'link-broken');
    expect(finding?.place).toMatchObject({ line: 6, column: 8 });
    expect(applyChanges(text, finding!.fix!.changes)).toBe(
      text.replace('/2024/harbour-reopens/', '/2025/01/01/harbour-reopens.html'),
    );
  });
});
