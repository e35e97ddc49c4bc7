import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideAll, stripMarks } from '../../../../../shared/text/critic/critic-decide.ts';
import { suggestChange, type SuggestOptions } from '../../../../../shared/text/critic/critic-suggest.ts';
import { applyChanges, OffsetMap } from '../../../../../shared/text/text-change.ts';

/** `|` marks the cursor, `[…]` what is selected. */
function edit(marked: string, insert: string, options: SuggestOptions = {}): string {
  const from = Math.max(marked.indexOf('['), marked.indexOf('|'));
  const to = marked.includes('[') ? marked.indexOf(']') - 1 : from;
  const text = marked.replace(/[|[\]]/g, '');
  const { changes, caret } = suggestChange(text, { from, to, insert }, options);
  const after = applyChanges(text, changes);
  return `${after.slice(0, caret)}|${after.slice(caret)}`;
}

const author = { name: 'nadia', time: '2026-11-23T10:42Z' };
const signed = '{>>@nadia 2026-11-23T10:42Z<<}';

describe('typing', () => {
  it('makes an insertion', () => expect(edit('a | b', 'x')).toBe('a {++x|++} b'));
  it('extends the insertion that the cursor is in', () => expect(edit('a {++x|++} b', 'y')).toBe('a {++xy|++} b'));
  it('extends the insertion before the cursor', () => expect(edit('a {++x++}| b', 'y')).toBe('a {++xy|++} b'));
  it('extends the insertion behind the cursor', () => expect(edit('a |{++x++} b', 'y')).toBe('a {++y|x++} b'));
  it('is signed', () => expect(edit('a | b', 'x', { author })).toBe(`a {++x|++}${signed} b`));
  it('extends an own signed insertion', () =>
    expect(edit(`a {++x++}${signed}| b`, 'y', { author })).toBe(`a {++xy|++}${signed} b`));
  it('leaves the insertion of another apart', () =>
    expect(edit('a {++x++}{>>@li 2026-11-23T10:42Z<<}| b', 'y', { author })).toBe(
      `a {++x++}{>>@li 2026-11-23T10:42Z<<}{++y|++}${signed} b`,
    ));
  it('inside deleted text goes behind it', () => expect(edit('a {--b|c--} d', 'x')).toBe('a {--bc--}{++x|++} d'));
  it('extends a replacement', () => expect(edit('a {~~b~>c|~~} d', 'x')).toBe('a {~~b~>cx|~~} d'));
  it('inside a highlight stays inside', () => expect(edit('{==a|b==}', 'x')).toBe('{==a{++x|++}b==}'));
  it('inside a comment edits the comment', () => expect(edit('{>>a|b<<}', 'x')).toBe('{>>ax|b<<}'));
  it('inside code is made as it is', () => expect(edit('`a|b`', 'x')).toBe('`ax|b`'));
  it('inside front matter is made as it is', () => expect(edit('---\na: |b\n---\n', 'x')).toBe('---\na: x|b\n---\n'));
});

describe('deleting', () => {
  it('wraps the text', () => expect(edit('a [b] c', '')).toBe('a |{--b--} c'));
  it('forward leaves the cursor behind', () =>
    expect(edit('a [b] c', '', { direction: 'forward' })).toBe('a {--b--}| c'));
  it('backward again widens the deletion', () => expect(edit('a [b]{--c--} d', '')).toBe('a |{--bc--} d'));
  it('forward again widens the deletion', () =>
    expect(edit('a {--b--}[c] d', '', { direction: 'forward' })).toBe('a {--bc--}| d'));
  it('widens a signed deletion', () =>
    expect(edit(`a {--b--}${signed}[c] d`, '', { author, direction: 'forward' })).toBe(`a {--bc--}${signed}| d`));
  it('inserted text takes it out', () => expect(edit('a {++x[y]++} b', '')).toBe('a {++x|++} b'));
  it('all of an insertion takes its mark and signature out', () =>
    expect(edit(`a {++[xy]++}${signed} b`, '')).toBe('a | b'));
  it('the end sign of an insertion takes its last letter', () =>
    expect(edit('a {++x😀++[}] b', '')).toBe('a {++x|++} b'));
  it('the end sign of a deletion steps over it', () => expect(edit('a {--x--[}] b', '')).toBe('a |{--x--} b'));
  it('over insertions keeps only what stood there', () => expect(edit('[a {++x++} b]', '')).toBe('|{--a --}{-- b--}'));
  it('all new text of a replacement leaves a deletion', () => expect(edit('{~~a~>[b]~~}', '')).toBe('{--a--}|'));
});

describe('replacing', () => {
  it('makes a replacement', () => expect(edit('a [b] c', 'x')).toBe('a {~~b~>x|~~} c'));
  it('inside an insertion changes it', () => expect(edit('a {++x[y]z++}', 'w')).toBe('a {++xw|z++}'));
  it('over marks joins what is deleted and inserts', () =>
    expect(edit('[a {--b--} c] d', 'x')).toBe('{--a b c--}{++x|++} d'));
});

describe('any run of edits', () => {
  const letters = fc.string({
    unit: fc.constantFrom('a', 'b ', '\n', '`', '-', '{', '}', '+', '~', '>', '=', '<', '😀', '{{', '    '),
    maxLength: 12,
  });
  const run = fc.array(
    fc.tuple(
      fc.nat(1000),
      fc.nat(6),
      fc.string({ unit: fc.constantFrom('x', 'y', ' ', '\n', '`', '+', '}', '~>'), maxLength: 3 }),
      fc.boolean(),
    ),
    { maxLength: 8 },
  );
  it('is taken back by rejecting all', () => {
    fc.assert(
      fc.property(letters, run, fc.boolean(), (original, edits, signs) => {
        let text = applyChanges(original, decideAll(original, 'accept'));
        for (const [place, length, insert, forward] of edits) {
          const from = place % (text.length + 1);
          const to = Math.min(text.length, from + length);
          const before = applyChanges(text, decideAll(text, 'reject'));
          const direction = forward ? 'forward' : 'backward';
          const { changes, caret, tracked } = suggestChange(
            text,
            { from, to, insert },
            { direction, ...(signs ? { author } : {}) },
          );
          text = applyChanges(text, changes);
          expect(caret).toBeLessThanOrEqual(text.length);
          if (tracked && !before.includes('{>>')) expect(applyChanges(text, decideAll(text, 'reject'))).toBe(before);
        }
      }),
      { numRuns: 800 },
    );
  });

  it('gives the edited text by accepting all', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 12 }), run, (original, edits) => {
        let text = original;
        for (const [place, length, insert] of edits) {
          const from = place % (text.length + 1);
          const to = Math.min(text.length, from + length);
          const { text: accepted, changes: cuts } = stripMarks(text);
          const map = new OffsetMap(cuts);
          const { changes, tracked } = suggestChange(text, { from, to, insert });
          text = applyChanges(text, changes);
          const start = map.toNew(from);
          const end = Math.max(start, map.toNew(to));
          if (!tracked || (insert === '' && start === end)) continue;
          expect(stripMarks(text).text).toBe(accepted.slice(0, start) + insert + accepted.slice(end));
        }
      }),
      { numRuns: 600 },
    );
  });
});
