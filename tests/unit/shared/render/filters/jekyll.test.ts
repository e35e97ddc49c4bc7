import { describe, expect, it } from 'vitest';
import type { RubyHash, RubyValue } from '../../../../../shared/ruby/value.ts';
import { Drop } from '../../../../../shared/ruby/value.ts';
import { render } from '../liquid/kit.ts';

/** A document as Jekyll's drops are: keys that it knows, an address, a next one. */
class Page extends Drop {
  constructor(
    private readonly title: string,
    private readonly next: Page | null = null,
  ) {
    super();
  }
  get(key: string): RubyValue {
    if (key === 'title') return this.title;
    if (key === 'url') return `/${this.title}.html`;
    return key === 'next' ? this.next : null;
  }
  override keys(): readonly string[] {
    return ['title', 'next'];
  }
  override forJson(depth: number): RubyHash {
    const keys = depth >= 2 ? ['title'] : this.keys();
    return new Map(keys.map(key => [key, this.get(key)]));
  }
  override toText(): string {
    return `<${this.title}>`;
  }
  override compare(other: RubyValue): number | undefined {
    return other instanceof Page ? (this.title < other.title ? -1 : this.title > other.title ? 1 : 0) : undefined;
  }
}

const first = new Page('a', new Page('b', new Page('c')));
const data: RubyHash = new Map<string, RubyValue>([
  ['page', first],
  ['pages', [new Page('z'), new Page('m')]],
]);

function shown(template: string): string {
  return render(template, { data, faults: 'show' }).text;
}

describe('a drop', () => {
  it('prints what it is told to', () => expect(shown('{{ page }}')).toBe('<a>'));
  it('gives its keys', () => expect(shown('{{ page.next.next.title }}{{ page.missing.title }}')).toBe('c'));
  it('stands for its address', () => expect(shown('{{ page | relative_url }}')).toBe('/blog/a.html'));
  it('is written as JSON, shorter the deeper it stands', () => {
    expect(shown('{{ page | jsonify }}')).toBe('{"title":"a","next":{"title":"b","next":{"title":"c"}}}');
  });
  it('has the order that it defines', () => expect(shown('{{ pages | sort | map: "title" | join }}')).toBe('m z'));
  it('is chosen by its keys', () => expect(shown('{{ pages | where: "title", "m" }}')).toBe('<m>'));
  it('equals itself alone', () => {
    expect(shown('{% if page == page %}1{% endif %}{% if page == page.next %}2{% endif %}')).toBe('1');
  });
  it('is walked by its keys', () => expect(shown('{% for key in page %}{{ key }} {% endfor %}')).toBe('title next '));
  it('has a first pair', () => expect(shown('{{ page | first | join }}')).toBe('title a'));
});

describe('filters of the site', () => {
  it('markdownify', () => expect(shown('{{ "x" | markdownify }}')).toBe('<p>x</p>\n'));
  it('scssify', () => expect(shown('{{ "a: b" | scssify }}')).toBe('a: b'));
  it('say what is wrong with a style sheet', () => {
    expect(render('{{ "broken" | scssify }}').problems).toEqual([
      expect.objectContaining({ cause: 'Expected a colon.', remedy: 'Correct the style sheet.' }),
    ]);
  });
  it('sample, which never changes', () => expect(shown('{{ "b,a" | split: "," | sample }}')).toBe('b'));
  it('take a name that is not known as nothing', () => expect(shown('{{ "x" | no_such_filter: 1 }}')).toBe('x'));
  it('say which filter is not known under strict_filters', () => {
    expect(render('{{ "x" | no_such_filter }}', { strictFilters: true }).problems[0]?.cause).toBe(
      'undefined filter no_such_filter',
    );
  });
});
