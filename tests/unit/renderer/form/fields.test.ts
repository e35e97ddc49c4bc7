import { describe, expect, it } from 'vitest';
import { fieldsOf, inColumns, kindOf, scalarText } from '../../../../renderer/form/fields.ts';
import { readFrontMatter } from '../../../../shared/text/front-matter.ts';

const fields = (yaml: string) => fieldsOf(readFrontMatter(`---\n${yaml}\n---\n`));

describe('fieldsOf', () => {
  it('shows the usual fields of a post that has none', () => {
    expect(fields('').map(field => field.label)).toEqual([
      'Title',
      'Date',
      'Author',
      'Categories',
      'Tags',
      'Image',
      'Layout',
      'Excerpt',
    ]);
  });

  it('shows every further key in the order of the text', () => {
    const shown = fields('last_modified_at: 2025-12-02\ntitle: A\nfeatured: true').slice(8);
    expect(shown.map(field => [field.label, field.kind])).toEqual([
      ['Last modified at', 'date'],
      ['Featured', 'switch'],
    ]);
  });

  it('shows a key that is written twice once, with the value that counts', () => {
    const shown = fields('mood: good\nmood: better').slice(8);
    expect(shown.map(field => field.value)).toEqual(['better']);
  });
});

describe('kindOf', () => {
  it('is decided by the value before the key', () => {
    expect(kindOf('rating', 4)).toBe('number');
    expect(kindOf('hero', 'assets/sea.webp')).toBe('image');
    expect(kindOf('links', ['a', 'b'])).toBe('list');
    expect(kindOf('seo', new Map([['type', 'BlogPosting']]))).toBe('other');
    expect(kindOf('image', new Map([['path', 'a.png']]))).toBe('other');
    expect(kindOf('summing_up', 'x'.repeat(81))).toBe('long-text');
  });

  it('is what the key usually means where there is no value', () => {
    expect(kindOf('tags', undefined)).toBe('list');
    expect(kindOf('mood', undefined)).toBe('choice');
  });
});

describe('words of a field', () => {
  it('show a literal as it is written', () => {
    const [, date] = fields('date: 2025-12-02T05:19:31');
    expect(scalarText(date?.value)).toBe('2025-12-02T05:19:31');
  });
});

describe('a field that is typed in', () => {
  it('stays what it was while that can show the value', () => {
    const settled = new Map();
    const kindAfter = (yaml: string) =>
      fieldsOf(readFrontMatter(`---\n${yaml}\n---\n`), undefined, settled).find(field => field.key === 'mood')?.kind;
    expect(kindAfter('mood: calm')).toBe('choice');
    expect(kindAfter(`mood: ${'calm '.repeat(30)}`)).toBe('choice');
    expect(kindAfter('mood: [calm]')).toBe('list');
  });
});

describe('inColumns', () => {
  it('begins a row anew behind a wide field', () => {
    const places = inColumns(fields('mood: a\nweather: b').slice(1)).map(({ field, place }) => [field.key, place]);
    expect(places.slice(-3)).toEqual([
      ['excerpt', 'wide'],
      ['mood', 'first'],
      ['weather', 'second'],
    ]);
  });
});
