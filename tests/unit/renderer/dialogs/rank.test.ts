import { describe, expect, it } from 'vitest';
import { rank } from '../../../../renderer/dialogs/rank.ts';

const find = (text: string) =>
  rank(['Find and Replace', 'Find', 'Horizontal Rule', 'Next Layout', 'Undo'], text, name => name);

describe('rank', () => {
  it('gives everything for no text', () => {
    expect(find(' ')).toHaveLength(5);
  });

  it('puts the start of a name before the start of a word', () => {
    expect(find('r')[0]).toBe('Find and Replace');
    expect(find('find')).toEqual(['Find and Replace', 'Find']);
  });

  it('wants every word', () => {
    expect(find('find rep')).toEqual(['Find and Replace']);
  });

  it('finds letters that follow each other, initials first', () => {
    expect(find('nl')).toEqual(['Next Layout', 'Find and Replace', 'Horizontal Rule']);
  });
});
