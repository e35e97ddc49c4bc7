import { describe, expect, it } from 'vitest';
import { formatLegacy, formatMarkedLines, lineTable } from '../../../../../shared/render/rouge/format.ts';
import { highlight, tokenize } from '../../../../../shared/render/rouge/rouge.ts';

const CODE = 'a = 1\n"x\ny"\n';
const HTML = highlight(CODE, 'ruby') ?? '';

describe('lineTable', () => {
  it("prints Rouge's table as Jekyll asks for it", () => {
    expect(lineTable(CODE, HTML, { gutterClass: 'gutter', codeClass: 'code' })).toBe(
      '<table class="rouge-table"><tbody><tr><td class="gutter gl"><pre class="lineno">1\n2\n3\n</pre></td><td class="code"><pre>' +
        '<span class="n">a</span> <span class="o">=</span> <span class="mi">1</span>\n<span class="s2">"x\ny"</span>\n</pre></td></tr></tbody></table>',
    );
  });
  it('ends the last line', () => expect(lineTable('a', 'a')).toContain('<pre>a\n</pre>'));
  it('has a line for no code', () => expect(lineTable('', '')).toContain('<pre class="lineno">1\n</pre>'));
  it('formats the numbers', () => {
    expect(lineTable('a\nb', 'a\nb', { startLine: 9, lineFormat: '%03i:' })).toContain('>009:\n010:\n<');
  });
});

describe('formatLegacy', () => {
  it("wraps with kramdown's class", () => {
    expect(formatLegacy('a', 'a', { cssClass: 'highlight' })).toBe(
      '<div class="highlight"><pre class="highlight"><code>a</code></pre></div>',
    );
  });
  it('wraps nothing for a span', () => expect(formatLegacy('a', 'a', { wrap: false })).toBe('a'));
  it('puts the line table inside', () => {
    expect(formatLegacy('a', 'a', { lineNumbers: true })).toMatch(
      /^<div class="highlight"><pre class="codehilite"><code><table/u,
    );
  });
});

describe('formatMarkedLines', () => {
  it('takes tokens apart at lines and marks some', () => {
    expect(formatMarkedLines(tokenize(CODE, 'ruby') ?? [], new Set([2]))).toBe(
      '<span class="n">a</span> <span class="o">=</span> <span class="mi">1</span>\n<span class="hll"><span class="s2">"x</span>\n</span><span class="s2">y"</span>\n',
    );
  });
  it('keeps empty lines', () => expect(formatMarkedLines([{ type: '', text: 'a\n\nb' }], new Set())).toBe('a\n\nb\n'));
});
