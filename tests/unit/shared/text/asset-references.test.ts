import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAssetReferences, writeAddress } from '../../../../shared/text/asset-references.ts';

const found = (text: string) =>
  findAssetReferences(text).map(({ address, style, where, range }) => ({
    address,
    style,
    where,
    written: text.slice(range.from, range.to),
  }));
const addresses = (text: string) => found(text).map(reference => reference.address);

describe('findAssetReferences', () => {
  it('finds a Markdown image', () => {
    expect(found('![boats](/assets/images/a.jpg "Title")')).toEqual([
      { address: '/assets/images/a.jpg', style: 'root', where: 'body', written: '/assets/images/a.jpg' },
    ]);
  });

  it('reads an address in angle brackets and percent-encoding', () => {
    expect(addresses('![a](<pictures/harbour dawn.jpg>) ![b](pictures/harbour%20dawn.jpg)')).toEqual([
      'pictures/harbour dawn.jpg',
      'pictures/harbour dawn.jpg',
    ]);
  });

  it('reads blanks in an address as kramdown does, up to its title', () => {
    const inline = '![a](pictures/the quay.jpg) ![b]( the  quay (2).jpg "The quay")';
    expect(addresses(`${inline}\n\n[c]: der kai.jpg "T"\n`)).toEqual([
      'pictures/the quay.jpg',
      'the  quay (2).jpg',
      'der kai.jpg',
    ]);
  });

  it('finds pictures for several sizes, in CSS, in objects and in attributes without quotes', () => {
    expect(addresses('<img src=/a.png srcset="/b.png 1x,\n  c%20d.png 2x,/e.png 3x">')).toEqual([
      '/a.png',
      '/b.png',
      'c d.png',
      '/e.png',
    ]);
    expect(addresses('<source srcset=\'{{ site.baseurl }}/a.webp, {{ "/b.webp" | relative_url }} 2x\'>')).toEqual([
      '/a.webp',
      '/b.webp',
    ]);
    expect(addresses('<div style="background: url(\'/a.png\'), url( b.png )"><object data="c.svg">')).toEqual([
      '/a.png',
      'b.png',
      'c.svg',
    ]);
    expect(addresses(`<img srcset="${','.repeat(8000)}">`)).toEqual([]);
  });

  it('reads an address behind the site’s baseurl', () => {
    expect(found('![a]({{ site.baseurl }}/assets/a.png)')).toEqual([
      { address: '/assets/a.png', style: 'baseurl', where: 'body', written: '{{ site.baseurl }}/assets/a.png' },
    ]);
  });

  it('reads an address through the relative_url filter', () => {
    expect(
      found('<img src="{{ \'/assets/a.png\' | relative_url }}">').map(({ address, style }) => [address, style]),
    ).toEqual([['/assets/a.png', 'relative-url']]);
  });

  it('finds what an include is given', () => {
    expect(found('{% include figure.html src="/assets/a.png" alt="b" %}')[0]).toMatchObject({
      address: '/assets/a.png',
      where: 'liquid',
    });
  });

  it('finds front-matter values, in lists and hashes too', () => {
    const text = '---\nimage: assets/a.jpg\ngallery:\n  - /assets/b.jpg\nhero: { path: "/assets/c.jpg" }\n---\n';
    expect(addresses(text)).toEqual(['assets/a.jpg', '/assets/b.jpg', '/assets/c.jpg']);
  });

  it('finds a link definition', () => {
    expect(addresses('![a][b]\n\n[b]: /assets/a.jpg "T"\n')).toEqual(['/assets/a.jpg']);
  });

  it('passes over other sites, mail and fragments', () => {
    expect(addresses('[a](https://example.org/a.jpg) [b](mailto:a@b.c) [c](#top) ![d](//cdn/x.png)')).toEqual([]);
  });

  it('passes over fenced code', () => {
    expect(addresses('```\n![a](/assets/a.jpg)\n```\n![b](/assets/b.jpg)')).toEqual(['/assets/b.jpg']);
  });

  it('reads on behind a fence inside of code, and behind one that nothing closes', () => {
    expect(addresses('```\n```js\n![a](/assets/a.jpg)\n```\n![b](/assets/b.jpg)')).toEqual(['/assets/b.jpg']);
    expect(addresses('```\n![a](/assets/a.jpg)\n')).toEqual(['/assets/a.jpg']);
  });

  it('keeps what stands behind the path apart', () => {
    expect(findAssetReferences('[a](/files/a.pdf#page=3)')[0]).toMatchObject({
      address: '/files/a.pdf',
      suffix: '#page=3',
    });
  });

  it('never throws, and its ranges lie in the text in order', () => {
    const piece = fc.constantFrom(
      '![',
      '](',
      ')',
      '{{ site.baseurl }}',
      '"',
      '---\n',
      'a: b.jpg\n',
      '[x]: ',
      '<img src=',
      '%}',
      '{% i a=',
      'ü.png',
      '```\n',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), pieces => {
        const text = pieces.join('');
        let at = 0;
        for (const { range } of findAssetReferences(text)) {
          expect(range.from).toBeGreaterThanOrEqual(at);
          expect(range.to).toBeLessThanOrEqual(text.length);
          at = range.from;
        }
      }),
    );
  });
});

describe('writeAddress', () => {
  it.each([
    ['relative', 'assets/a.jpg'],
    ['root', '/assets/a.jpg'],
    ['baseurl', '{{ site.baseurl }}/assets/a.jpg'],
    ['relative-url', '{{ "/assets/a.jpg" | relative_url }}'],
  ] as const)('writes the style %s', (style, expected) => {
    expect(writeAddress('/assets/a.jpg', style, 'body')).toBe(expected);
  });

  it('encodes what would end the address in Markdown', () => {
    expect(writeAddress('/a b(1).jpg', 'root', 'body')).toBe('/a%20b%281%29.jpg');
  });

  it('writes no Liquid output inside a tag', () => {
    expect(writeAddress('/assets/a.jpg', 'baseurl', 'liquid')).toBe('/assets/a.jpg');
  });

  it('is read back as the same path, in every style', () => {
    const segment = fc
      .stringMatching(/^[\p{L}\p{N} ().+-]{1,12}$/u)
      .filter(text => text.trim() === text && !/^\.+$/.test(text));
    const styles = fc.constantFrom('relative', 'root', 'baseurl', 'relative-url' as const);
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 3 }), styles, (segments, style) => {
        const path = `/${segments.join('/')}.jpg`;
        const [reference] = findAssetReferences(`![a](${writeAddress(path, style, 'body')})`);
        expect(reference?.address.replace(/^\//, '')).toBe(path.slice(1));
      }),
    );
  });
});
