import { describe, expect, it } from 'vitest';
import { imageSource } from '../../../../renderer/form/image-source.ts';

const origin = 'galley-site://abc';

describe('imageSource', () => {
  it('is inside the opened site, with or without a leading slash', () => {
    expect(imageSource('assets/images/sea.jpg', origin)).toBe('galley-site://abc/assets/images/sea.jpg');
    expect(imageSource('/assets/sea.jpg', origin)).toBe('galley-site://abc/assets/sea.jpg');
  });

  it('passes over the baseurl', () => {
    expect(imageSource('{{ site.baseurl }}/assets/sea.jpg', origin)).toBe('galley-site://abc/assets/sea.jpg');
  });

  it('encodes a name with spaces, once', () => {
    expect(imageSource('a b.jpg', origin)).toBe('galley-site://abc/a%20b.jpg');
    expect(imageSource('a%20b.jpg', origin)).toBe('galley-site://abc/a%20b.jpg');
    expect(imageSource('100%.jpg', origin)).toBe('galley-site://abc/100%25.jpg');
  });

  it('asks no other server for anything, and does not leave the site', () => {
    expect(imageSource('https://example.org/a.jpg', origin)).toBeNull();
    expect(imageSource('//example.org/a.jpg', origin)).toBeNull();
    expect(imageSource('../../etc/passwd', origin)).toBeNull();
    expect(imageSource('{{ page.hero }}', origin)).toBeNull();
  });
});
