import { ensureSyntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { postLanguage } from '../../../../renderer/editor/language/post-language.ts';

/** How often each kind of node stands in a text's tree, how long its longest is, and how deep the tree is. */
function parsed(doc: string) {
  const state = EditorState.create({ doc, extensions: [postLanguage()] });
  const counts: Record<string, number> = {};
  const longest: Record<string, number> = {};
  let depth = 0;
  let deepest = 0;
  ensureSyntaxTree(state, doc.length, 60_000)!.iterate({
    enter: ({ name, from, to }) => {
      longest[name] = Math.max(longest[name] ?? 0, to - from);
      counts[name] = (counts[name] ?? 0) + 1;
      deepest = Math.max(deepest, ++depth);
    },
    leave: () => void (depth -= 1),
  });
  return { counts, longest, deepest };
}

describe('a text made to keep the editor’s parser busy', () => {
  it.each([
    ['signs that open and close', 'a*'.repeat(20_000), 'Emphasis'],
    ['tildes', '~~a'.repeat(15_000), 'Strikethrough'],
    ['one run of signs', `${'*'.repeat(10_000)}a${'*'.repeat(10_000)}`, 'StrongEmphasis'],
    ['links without an end', '[a]('.repeat(10_000), 'Link'],
  ])('has a bounded number of marks: %s', (_name, text, kind) => {
    expect(parsed(text).counts[kind] ?? 0).toBeLessThanOrEqual(3000);
  });

  it.each([
    ['lists on one line', '* - '.repeat(10_000)],
    ['numbered lists on one line', '1. '.repeat(10_000)],
    ['quotes on one line', '> '.repeat(10_000)],
    ['a staircase', Array.from({ length: 400 }, (_, at) => `${'  '.repeat(at)}- x`).join('\n')],
  ])('has a bounded depth: %s', (_name, text) => {
    expect(parsed(`${text}x\n\nAfter *it*.\n`).deepest).toBeLessThan(250);
  });

  it.each([
    ['lines', 'Some *words* of it.\n'.repeat(20_000)],
    ['quoted lines', `${'> '.repeat(50)}*x*\n`.repeat(5000)],
  ])('is parsed in parts where one paragraph never ends: %s', (_name, text) => {
    const { counts, longest } = parsed(text);
    expect(longest['Paragraph']).toBeLessThan(26_000);
    expect(counts['Emphasis']).toBe(text.split('\n').length - 1);
  });

  it('has no marks in a line of tens of thousands of words, and has them after it', () => {
    const { counts } = parsed(`${'*a* '.repeat(20_000)}\n\nAfter *it*.\n`);
    expect(counts['Emphasis']).toBe(1);
  });
});

it('a long post of usual paragraphs keeps every mark', () => {
  const paragraph = `${'Some *words* with [a link](https://example.org/(x)) and ~~more~~. '.repeat(200)}\n\n`;
  const { counts } = parsed(paragraph.repeat(5));
  expect([counts['Emphasis'], counts['Link'], counts['Strikethrough']]).toEqual([1000, 1000, 1000]);
});
