import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makePatch, type PageParts, type PagePatch } from '../../../../shared/contract/page-patch.ts';

const blocks = fc
  .array(fc.constantFrom('<p>a</p>', '<p>b</p>', '<h2>c</h2>'), { maxLength: 8 })
  .map(list => list.map((html, index) => ({ html, line: 3 * index + 9, lines: 2 })));
const anyPage = fc.record({
  url: fc.constant('/a/'),
  home: fc.constant(''),
  before: fc.constantFrom('<x>', '<y>'),
  after: fc.constantFrom('', '</x>'),
  blocks,
});

/** What a frame would hold after a patch. */
function shown(page: PageParts | undefined, patch: PagePatch): { before: string; after: string; html: string[] } {
  const html = patch.base === null ? [] : (page?.blocks.map(block => block.html) ?? []);
  html.splice(patch.from, patch.remove, ...patch.insert);
  return { before: patch.before ?? page!.before, after: patch.after ?? page!.after, html };
}

describe('makePatch', () => {
  it('leads from any page to any other', () => {
    fc.assert(
      fc.property(anyPage, anyPage, (last, next) => {
        const patch = makePatch({ serial: 4, page: last }, next, 5);
        expect(shown(last, patch)).toEqual({
          before: next.before,
          after: next.after,
          html: next.blocks.map(block => block.html),
        });
      }),
    );
  });

  it('holds a page from the ground up where nothing was sent', () => {
    fc.assert(
      fc.property(anyPage, next => {
        const patch = makePatch(undefined, next, 1);
        expect(patch.base).toBeNull();
        expect(shown(undefined, patch).html).toEqual(next.blocks.map(block => block.html));
      }),
    );
  });

  it('sends the one block that changed, and no layout', () => {
    const page = (middle: string): PageParts => ({
      url: '/a/',
      home: '',
      before: '<main>',
      after: '</main>',
      blocks: ['<p>a</p>', middle, '<p>c</p>'].map((html, line) => ({ html, line, lines: 1 })),
    });
    const patch = makePatch({ serial: 1, page: page('<p>b</p>') }, page('<p>B</p>'), 2);
    expect(patch).toMatchObject({ base: 1, from: 1, remove: 1, insert: ['<p>B</p>'] });
    expect(patch).not.toHaveProperty('before');
  });

  it('tells where every block was written', () => {
    const page: PageParts = {
      url: '/',
      home: '',
      before: '',
      after: '',
      blocks: [
        { html: 'a', line: 4, lines: 2 },
        { html: 'b', line: 7, lines: 1 },
      ],
    };
    expect([...makePatch(undefined, page, 1).lines]).toEqual([4, 2, 7, 1]);
  });
});
