import { ensureSyntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { postLanguage } from '../../../../../renderer/editor/language/post-language.ts';

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

describe('a post', () => {
  it('has no Liquid in a line of tens of thousands of tags either', () => {
    expect(parsed(`${'{% raw %}'.repeat(20_000)}\n\n{{ a }}\n`).counts.Liquid).toBe(1);
    expect(parsed(`a\n${'{% raw %}'.repeat(20_000)}\n\n{{ a }}\n`).counts.Liquid).toBe(1);
  });

  it('has a bounded number of blocks of HTML', () => {
    const tree = postLanguage().language.parser.parse('<div>\n\n'.repeat(5000));
    let blocks = 0;
    tree.iterate({ enter: ({ name }) => void (blocks += Number(name === 'HTMLBlock')) });
    expect(blocks).toBe(1000);
  });

  it('is parsed after a change as it would be anew, with very long lines in it', () => {
    const block = fc.constantFrom(
      '# A\n\n',
      '- a\n',
      '\n',
      'words *of* it\n',
      `${'a '.repeat(40_000)}\n`,
      '```\n',
      '> b\n',
    );
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      insert: fc.constantFrom('a', '\n', '- b\n'),
    });
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), fc.array(change, { maxLength: 4 }), (blocks, changes) => {
        let state = EditorState.create({ doc: blocks.join(''), extensions: [postLanguage()] });
        ensureSyntaxTree(state, state.doc.length, 60_000);
        for (const { at, insert } of changes)
          state = state.update({ changes: { from: Math.round(at * state.doc.length), insert } }).state;
        const fresh = EditorState.create({ doc: state.doc, extensions: [postLanguage()] });
        const tree = (one: EditorState) => ensureSyntaxTree(one, one.doc.length, 60_000)!.toString();
        expect(tree(state)).toBe(tree(fresh));
      }),
      { numRuns: 60 },
    );
  });
});

describe('code that nobody wrote by hand', () => {
  const fence = (code: string) => `\`\`\`js\n${code}\n\`\`\`\n`;
  /** The innermost node behind an offset, grammars inside of Markdown included. */
  const nodeAt = (doc: string, offset: number): string => {
    const state = EditorState.create({ doc, extensions: [postLanguage()] });
    return ensureSyntaxTree(state, doc.length, 60_000)!.resolveInner(offset, 1).name;
  };

  it.each([
    ['a very long line', `var a = [${'1,'.repeat(20_000)}];`],
    ['brackets in one another', `var a = ${'['.repeat(1000)}`],
  ])('has no colours: %s', async (_name, code) => {
    // The grammar of a fence is loaded when a first one names it.
    await expect.poll(() => nodeAt(fence('var a = [[1]];'), 10), { timeout: 10_000 }).toBe('VariableDefinition');
    expect(nodeAt(fence(code), 10)).toBe('');
  });

  it.each([
    ['tags in one another', '<div>'.repeat(5000), ''],
    ['rows and cells that end by themselves', `<table>\n${'<tr><td>a\n'.repeat(600)}</table>`, 'TagName'],
    ['tags that are closed', '<div><b>a</b></div>\n'.repeat(500), 'TagName'],
  ])('has its tags where they are not too deep: %s', (_name, text, kind) => {
    expect(nodeAt(text, 1)).toBe(kind);
  });
});
