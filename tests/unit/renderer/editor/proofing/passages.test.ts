import { ensureSyntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { postLanguage } from '../../../../../renderer/editor/language/post-language.ts';
import { closedParts, passagesIn } from '../../../../../renderer/editor/proofing/passages.ts';
import { replaceIn } from '../../../../../renderer/editor/proofing/suggestions.ts';
import { OBJECT, type Passage } from '../../../../../shared/language/passage.ts';

function passages(doc: string): readonly Passage[] {
  const state = EditorState.create({ doc, extensions: [postLanguage()] });
  const tree = ensureSyntaxTree(state, state.doc.length, 5000)!;
  return passagesIn(state.doc, tree, 0, state.doc.length, closedParts(state.doc));
}
const texts = (doc: string) => passages(doc).map(({ text }) => text.replaceAll(OBJECT, '◦'));

describe('the prose of a post', () => {
  it.each([
    ['marks go', '**Bold** and *thin* [words](http://x.y "t") \\* here', ['Bold and thin words * here']],
    ['line breaks become spaces', '> one\n> two  \n> three', ['one two three']],
    ['code and Liquid become one sign', 'Use `git` and {{ site.x }} now', ['Use ◦ and ◦ now']],
    ['headings and items', '# Head #\n\n- one\n- [ ] two', ['Head', 'one', 'two']],
    ['cells', '| aa | bb |\n|----|----|\n| cc | `d` |', ['aa', 'bb', 'cc']],
    ['attribute lists go', 'Word{: .x } more\n{: #id .wrong}', ['Word more']],
    ['code in HTML goes', 'Press <kbd>Ctrll</kbd> and <b>go</b>', ['Press ◦ and go']],
    ['words in blocks of HTML', '<div class="wrld">Some <em>words</em><p>more</p></div>', ['Some words', 'more']],
    ['scripts go', '<script>\nvar wrld;\n</script>', []],
    ['fenced and indented code go', '```\nwrld\n```\n\n    wrld\n', []],
    ['code between tags goes', '{% highlight js %}\nwrld\n\nwrld\n{% endhighlight %}\n\nAfter.', ['After.']],
    ['an image’s words stand aside', 'See ![a boat](x.png) there', ['See ◦ there', 'a boat']],
    ['a deleted word goes', 'The {--wrld--}{++world++} turns{>>really<<}', ['The world turns']],
    [
      'read values of front matter',
      '---\ntitle: "A titel"\nlayout: pst\nexcerpt: Short\n---\nBody',
      ['A titel', 'Short', 'Body'],
    ],
    ['abbreviations go', '*[HTML]: Hyper', []],
  ])('%s', (_name, doc, expected) => expect(texts(doc)).toEqual(expected));

  it('stands where its offsets say', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'word',
            '*',
            '**',
            ' ',
            '\n',
            '> ',
            '`c`',
            '{{ x }}',
            '<b>',
            '# ',
            '- ',
            '|',
            '[',
            '](u)',
            '{++',
            '++}',
            'é',
          ),
        ),
        parts => {
          const doc = parts.join('');
          for (const { text, offsets } of passages(doc)) {
            expect(offsets).toHaveLength(text.length + 1);
            for (const [unit, sign] of [...text].entries()) {
              if (/[\p{L}]/u.test(sign)) expect(doc[offsets[unit]!]).toBe(sign);
              expect(offsets[unit + 1]!).toBeGreaterThan(offsets[unit]!);
            }
          }
        },
      ),
    ));
});

describe('a suggestion', () => {
  const apply = (doc: string, wrong: string, words: string): string => {
    const [passage] = passages(doc);
    const from = passage!.text.indexOf(wrong);
    const state = EditorState.create({ doc });
    return state.update({ changes: replaceIn(passage!, from, from + wrong.length, words) }).newDoc.toString();
  };
  it.each([
    ['teh wall', 'teh', 'the', 'the wall'],
    ['wal**l is** here', 'wall is', 'walls are', 'wal**ls are** here'],
    ['the the wall', ' the', '', 'the wall'],
    ['a `x` wrng', 'wrng', 'wrong', 'a `x` wrong'],
    ['Colour', 'Colour', 'Color', 'Color'],
    ['dont', 'dont', "don't", "don't"],
  ])('in “%s” for “%s”: “%s”', (doc, wrong, words, expected) => expect(apply(doc, wrong, words)).toBe(expected));
});
