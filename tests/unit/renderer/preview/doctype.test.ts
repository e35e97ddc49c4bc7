import fc from 'fast-check';
import { parse } from 'parse5';
import { expect, it } from 'vitest';
import { doctypeOf } from '../../../../renderer/preview/doctype.ts';

const piece = fc.constantFrom(
  ' ',
  '\n',
  '<!-- a > -->',
  '<!-->',
  '<!--->',
  '<!--a--!>',
  '<!--',
  '<!x y>',
  '<?xml version="1.0"?>',
  '</>',
  '</5>',
  '</p>',
  '<p>',
  'a',
  '\uFEFF',
  '<!doctype html>',
  '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">',
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">',
  '<!doctype',
  '<html>',
);
const modeOf = (html: string) => parse(html).mode;

it('leads to the mode that the whole page leads to', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), pieces => {
      const html = pieces.join('');
      expect(modeOf(doctypeOf(html))).toBe(modeOf(html));
    }),
    { numRuns: 3000 },
  );
});

it('is the doctype alone', () => {
  expect(doctypeOf(`<!-- by hand -->\n<!doctype html><html>${'<p>'.repeat(1000)}`)).toBe('<!doctype html>');
  expect(doctypeOf('<html></html>')).toBe('');
});

/** The bound is the test's own time. */
it('is found, or not, in megabytes of signs that begin a comment', () => {
  for (const sign of ['<!--', '<!', '<?', '</', '<!--->', '<!doctype ', ' '])
    expect(doctypeOf(sign.repeat(500_000)).length).toBeLessThanOrEqual(2000);
});
