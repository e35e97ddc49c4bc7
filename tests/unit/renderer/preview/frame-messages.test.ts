import { describe, expect, it } from 'vitest';
import { linkTarget } from '../../../../renderer/preview/frame-link.ts';
import { sourcePlace } from '../../../../renderer/preview/source-place.ts';
import { decodeFromLiveFrame } from '../../../../shared/contract/live-frame.ts';
import { decodeFromFrame } from '../../../../shared/contract/preview-frame.ts';
import { Text } from '@codemirror/state';

describe('decodeFromFrame', () => {
  it('takes what the patching script says', () => {
    expect(decodeFromFrame({ kind: 'shown', revision: 3, serial: 9 })).toEqual({
      ok: true,
      value: { kind: 'shown', revision: 3, serial: 9 },
    });
  });
  it.each([
    ['nothing', undefined],
    ['an unknown kind', { kind: 'constructor' }],
    ['a kind of an object’s own', { kind: 'toString' }],
    ['a line that is none', { kind: 'scrolled', line: Number.NaN }],
    ['a line below the first', { kind: 'scrolled', line: -1 }],
    ['an address that is no text', { kind: 'followed', url: 7 }],
    ['an address without end', { kind: 'followed', url: 'x'.repeat(9000) }],
  ])('refuses %s', (_, message) => {
    expect(decodeFromFrame(message).ok).toBe(false);
  });
});

describe('decodeFromLiveFrame', () => {
  it('takes a place and a link', () => {
    expect(decodeFromLiveFrame({ kind: 'scrolled', top: 12.5 }).ok).toBe(true);
    expect(decodeFromLiveFrame({ kind: 'followed', url: 'https://example.org/' }).ok).toBe(true);
  });
  it.each([
    ['nothing', null],
    ['a kind of an object’s own', { kind: 'toString' }],
    ['a place above the page', { kind: 'scrolled', top: -1 }],
    ['a place without end', { kind: 'scrolled', top: Infinity }],
    ['an address without end', { kind: 'followed', url: 'x'.repeat(9000) }],
  ])('refuses %s', (_, message) => {
    expect(decodeFromLiveFrame(message).ok).toBe(false);
  });
});

describe('linkTarget', () => {
  const origin = 'galley-site://abc';
  it('stays inside for the site’s own pages', () => {
    expect(linkTarget('galley-site://abc/about/?galley-preview#team', origin)).toEqual({
      kind: 'inside',
      url: '/about/#team',
    });
  });
  it('knows every origin of the site', () => {
    expect(linkTarget('galley-site://def/about/', origin, 'galley-site://def').kind).toBe('inside');
    expect(linkTarget('galley-site://def/about/', origin).kind).toBe('refused');
  });
  it('leads outside for the web and mail', () => {
    expect(linkTarget('https://example.org/', origin).kind).toBe('outside');
    expect(linkTarget('mailto:a@example.org', origin).kind).toBe('outside');
  });
  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'galley-site://abcd/x',
    'galley://app/',
    'data:text/html,x',
    'no address',
  ])('refuses %s', link => expect(linkTarget(link, origin).kind).toBe('refused'));
});

describe('sourcePlace', () => {
  const doc = Text.of([
    '---',
    '---',
    '',
    'The first boats came back on a',
    '**Tuesday**, in a light wind.',
    '',
    'End.',
  ]);
  it('finds the words that were clicked', () => {
    const at = sourcePlace(doc, 3, 2, 'Tuesday', 3);
    expect(doc.sliceString(at, at + 4)).toBe('sday');
  });
  it('finds words beside a mark that the page does not show', () => {
    const at = sourcePlace(doc, 3, 2, ', in a light wind.', 7);
    expect(doc.sliceString(at, at + 5)).toBe('light');
  });
  it('goes to the block where nothing is found', () => {
    expect(sourcePlace(doc, 3, 2, 'zzz', 1)).toBe(doc.line(4).from);
  });
  it('stays in the text when the block lies behind its end', () => {
    expect(sourcePlace(doc, 90, 2, '', 0)).toBe(doc.line(7).from);
  });
});
