import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../../../renderer/editor/outline.ts';
import { stateOf } from './edited.ts';

const outline = (text: string): string[] =>
  outlineOf(stateOf(text)).map(({ level, text: words }) => `${level} ${words}`);

describe('outlineOf', () => {
  it('lists headings of both kinds in order', () => {
    expect(outline('# One\n\nTwo\n---\n\n### Three ###\n')).toEqual(['1 One', '2 Two', '3 Three']);
  });
  it('leaves marks, links and attribute lists out of the words', () => {
    expect(outline('## The *old* [wall](/wall/) {: #wall}\n')).toEqual(['2 The old wall']);
  });
  it('takes nothing from front matter and code for a heading', () => {
    expect(outline('---\n# a comment\ntitle: x\n---\n\n```\n# code\n```\n\n# Real\n')).toEqual(['1 Real']);
  });
  it('says where a heading stands', () => {
    expect(outlineOf(stateOf('a\n\n# One\n'))).toEqual([{ level: 1, text: 'One', from: 3, line: 3 }]);
  });
});
