import { describe, expect, it } from 'vitest';
import { headingsOf } from '../../../../renderer/dialogs/headings.ts';

const find = (text: string) => headingsOf(text.split('\n')).map(({ level, text: words, line }) => [level, words, line]);

describe('headingsOf', () => {
  it('finds headings of both kinds with their lines', () => {
    expect(find('# One\n\nTwo\n---\n\n### Three ###\n\nFour\n=')).toEqual([
      [1, 'One', 1],
      [2, 'Two', 3],
      [3, 'Three', 6],
      [1, 'Four', 8],
    ]);
  });

  it('leaves an attribute list out', () => {
    expect(find('## Tide {#tide}\n## Fog {: .big}')).toEqual([
      [2, 'Tide', 1],
      [2, 'Fog', 2],
    ]);
  });

  it('passes over front matter and code', () => {
    expect(find('---\n# comment\ntitle: x\n---\n```\n# no\n```\n# Yes')).toEqual([[1, 'Yes', 8]]);
  });

  it('takes a rule for no heading', () => {
    expect(find('Text\n\n---\n\n- item\n---')).toEqual([]);
  });
});
