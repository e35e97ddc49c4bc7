import { describe, expect, it } from 'vitest';
import { MOST_HEADINGS, readHeadings } from '../../../../renderer/dialogs/headings.ts';

const read = (text: string) => {
  const reading = readHeadings(text.split('\n'));
  let step = reading.next();
  while (!step.done) step = reading.next();
  return step.value;
};
const find = (text: string) => read(text).map(({ level, text: words, line }) => [level, words, line]);

describe('readHeadings', () => {
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

  it('keeps signs and braces that close nothing', () => {
    expect(find('# C#\n# {x}\n# a } b {#c}\n#  ##')).toEqual([
      [1, 'C#', 1],
      [1, '{x}', 2],
      [1, 'a } b', 3],
      [1, '##', 4],
    ]);
  });

  it('reads a heading of half a million spaces in one pass', () => {
    expect(find(`# a${' '.repeat(500_000)}b`)[0]?.[1]).toMatch(/^a +$/);
  });

  it('stops at as many headings as a list can say', () => {
    expect(read('# a\n'.repeat(MOST_HEADINGS + 1))).toHaveLength(MOST_HEADINGS);
  });

  it('yields on the way through a long text', () => {
    expect(readHeadings('a\n'.repeat(2000).split('\n')).next().done).toBe(false);
  });
});
