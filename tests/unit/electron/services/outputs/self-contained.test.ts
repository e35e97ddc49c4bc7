import { describe, expect, it } from 'vitest';
import { selfContained } from '../../../../../electron/services/outputs/self-contained.ts';

const files = new Map([
  ['/base/assets/a b.png', ['image/png', 'PNG']],
  ['/base/main.css', ['text/css; charset=utf-8', '@import "more.css"; body { background: url(assets/bg.png) }']],
  ['/base/more.css', ['text/css; charset=utf-8', '@font-face { src: url("font.woff2") }']],
  ['/base/font.woff2', ['font/woff2', 'FONT']],
  ['/base/assets/bg.png', ['image/png', 'BG']],
  ['/base/loop.css', ['text/css', '@import "loop.css";']],
  ['/base/app.js', ['text/javascript', 'run()']],
] as const);
const load = (path: string) => {
  const [type, text] = files.get(path as '/base/app.js') ?? [];
  return Promise.resolve(type === undefined ? undefined : { type, bytes: Buffer.from(text!) });
};
const page = (html: string) => selfContained(html, '/base/2024/post.html', load);
const data = (type: string, text: string) => `data:${type};base64,${Buffer.from(text).toString('base64')}`;

describe('a page as one file', () => {
  it('carries what it names by the published address of the site, and not what it names by another', async () => {
    const html = (host: string) => `<img src="https://${host}/base/assets/bg.png">`;
    const at = (host: string) => selfContained(html(host), '/base/2024/post.html', load, 'https://quay.example');
    expect(await at('quay.example')).toBe(`<img src="${data('image/png', 'BG')}">`);
    expect(await at('other.example')).toBe(html('other.example'));
  });

  it('carries the images of the site in itself, by relative and root-relative addresses', async () => {
    const png = data('image/png', 'PNG');
    expect(await page('<p><img alt="x" src="../assets/a%20b.png">')).toBe(`<p><img alt="x" src="${png}">`);
    expect(await page(`<IMG SRC='/base/assets/a b.png' width=3>`)).toBe(`<IMG src="${png}" width=3>`);
    expect(await page('<img srcset="../assets/a%20b.png 2x, gone.png 3x">')).toBe(
      `<img srcset="${png} 2x, gone.png 3x">`,
    );
  });

  it('carries stylesheets with what they import and name', async () => {
    const html = await page('<link rel="stylesheet" href="/base/main.css?v=1">');
    const css = Buffer.from(/base64,([^"]+)"/.exec(html)![1]!, 'base64').toString();
    expect(css).toContain(`url("${data('image/png', 'BG')}")`);
    const more = Buffer.from(
      /@import "data:text\/css;charset=utf-8;base64,([^"]+)"/.exec(css)![1]!,
      'base64',
    ).toString();
    expect(more).toContain(data('font/woff2', 'FONT'));
  });

  it('carries scripts, inline styles and style elements', async () => {
    expect(await page('<script src="/base/app.js"></script>')).toContain(data('text/javascript', 'run()'));
    expect(await page('<style>a{b:url(/base/assets/bg.png)}</style>')).toContain(data('image/png', 'BG'));
    expect(await page('<i style="b:url(/base/assets/bg.png)">')).toContain('url(&quot;data:image/png');
  });

  it('leaves links, other servers, what is not there, and every other byte', async () => {
    const html =
      '<!doctype html>\r\n<html><a href="/base/assets/a b.png">x</a><img src="https://example.org/a.png"><img src=gone.png>&nbsp;<svg><use href="#a"/></svg>';
    expect(await page(html)).toBe(html);
  });

  it('ends where stylesheets import each other in a circle', async () => {
    expect(await page('<link rel=stylesheet href=/base/loop.css>')).toContain('data:text/css');
  });
});
