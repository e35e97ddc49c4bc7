import { describe, expect, it } from 'vitest';
import { AssetUseFinder } from '../../../../shared/site/asset-uses.ts';
import { sitePath } from '../../../../shared/site/site-file.ts';

function find(files: Readonly<Record<string, string>>, images: readonly string[], baseurl = '') {
  const finder = new AssetUseFinder([...Object.keys(files), ...images].map(sitePath), baseurl);
  for (const [path, text] of Object.entries(files)) finder.read({ path: sitePath(path), text, size: 0, modified: 0 });
  return finder.result();
}

const used = (path: string, text: string, image: string) =>
  find({ [path]: text }, [image])
    .uses.get(sitePath(image))
    ?.map(({ kind, count, line }) => `${kind} ×${count} :${line}`);

describe('a use of an image', () => {
  it.each([
    ['a.md', '![x](/assets/a.jpg) and\n![y]({{ site.baseurl }}/assets/a.jpg)', 'assets/a.jpg', 'body ×2 :1'],
    ['_posts/2024-01-01-a.md', '---\nimage: assets/a.jpg\n---\nText\n', 'assets/a.jpg', 'front matter ×1 :2'],
    ['_posts/2024-01-01-a.md', '---\ntitle: a\n---\n<img src="a.jpg">', 'assets/a.jpg', 'body ×1 :4'],
    ['_layouts/post.html', '<img src="/assets/A.JPG">', 'assets/a.jpg', 'layout ×1 :1'],
    ['_includes/head.html', '{% assign icon = "a.jpg" %}', 'assets/a.jpg', 'include ×1 :1'],
    ['css/main.scss', 'body { background: url(../a.jpg); }', 'assets/a.jpg', 'style ×1 :1'],
    ['_data/people.yml', '- photo: a.jpg', 'assets/a.jpg', 'data ×1 :1'],
    ['notes.txt', '# see a.jpg.', 'assets/a.jpg', 'other file ×1 :1'],
    ['a.md', '![x](/assets/my%20photo%20(1).jpg)', 'assets/my photo (1).jpg', 'body ×1 :1'],
    ['a.md', '![x](/assets/caf%C3%A9.jpg)', 'assets/café.jpg', 'body ×1 :1'],
    ['a.md', '{% picture harbour %}', 'assets/harbour.jpg', 'body ×1 :1'],
    ['a.md', '<!-- a.jpg -->', 'assets/a.jpg', 'body ×1 :1'],
  ])('in %s: %j mentions %s', (path, text, image, expected) => expect(used(path, text, image)).toEqual([expected]));

  it.each([
    ['![x](/assets/ab.jpg)', 'assets/b.jpg'],
    ['b.jpg.bak', 'assets/b.jpg'],
    ['a tide', 'assets/tide.jpg'],
  ])('%j does not mention %s', (text, image) => expect(used('a.md', text, image)).toBeUndefined());
});

describe('a missing image', () => {
  const missing = (text: string) =>
    find({ '_posts/a.md': text }, ['assets/a.jpg', '_posts/beside.png'], '/blog').missing.map(one => one.address);

  it('is named by a text and not there', () => {
    expect(missing('![](/assets/b.jpg) ![](assets/c.png)\n\n![](https://example.com/d.jpg)')).toEqual([
      '/assets/b.jpg',
      'assets/c.png',
    ]);
  });

  it('is not one that lies at the root, under the base address or beside the post', () => {
    expect(missing('![](/assets/a.jpg) ![](/blog/assets/a.jpg) ![](beside.png) ![](../assets/a.jpg)')).toEqual([]);
  });
});

it('tells images that stand somewhere without alt text', () => {
  const images = ['a.jpg', 'b.jpg', 'c.jpg', 'd.jpg'];
  const text = '![](/a.jpg) ![words](/b.jpg) <img src="c.jpg" width="9"> <img alt="" src="d.jpg">';
  expect([...find({ 'a.md': text }, images).withoutAlt]).toEqual(['a.jpg', 'c.jpg']);
});
