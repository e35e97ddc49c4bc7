import { describe, expect, it } from 'vitest';
import { loadedInPlace } from '../../../../../electron/services/outputs/in-place.ts';

const inPlace = (html: string) => loadedInPlace(html, 'https://quay.example');

describe('a page whose files are named by the published address', () => {
  it('loads its styles and pictures from where the site lies', () => {
    const html = '<link rel="stylesheet" href="https://quay.example/a.css"><img src=https://quay.example/b.png>';
    expect(inPlace(html)).toBe('<link rel="stylesheet" href="/a.css"><img src=/b.png>');
  });

  it('loads every picture of a set', () => {
    expect(inPlace('<img srcset="https://quay.example/a.png 1x, https://quay.example/b.png 2x">')).toBe(
      '<img srcset="/a.png 1x, /b.png 2x">',
    );
  });

  it('keeps links, its canonical address and what is read', () => {
    const html =
      '<link rel="canonical" href="https://quay.example/a/"><a href="https://quay.example/b/">https://quay.example/b/</a>';
    expect(inPlace(html)).toBe(html);
  });

  it('keeps the files of another site', () => {
    const html = '<img src="https://quay.example.org/a.png">';
    expect(inPlace(html)).toBe(html);
  });

  it('holds more elements than a call takes arguments', () => {
    const page = (image: string) => '<p>x</p>'.repeat(200_000) + image;
    expect(inPlace(page('<img src="https://quay.example/a.png">'))).toBe(page('<img src="/a.png">'));
  });
});
