import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarks } from '../../../../../shared/text/critic/critic-markup.ts';
import {
  addComment,
  addReply,
  decide,
  decideAll,
  stripMarks,
} from '../../../../../shared/text/critic/critic-decide.ts';
import { reviewItems } from '../../../../../shared/text/critic/critic-notes.ts';
import { applyChanges, OffsetMap } from '../../../../../shared/text/text-change.ts';

const kinds = (text: string): string[] => parseMarks(text).marks.map(mark => mark.kind);
const codes = (text: string): string[] => parseMarks(text).problems.map(problem => problem.code);
const accept = (text: string): string => applyChanges(text, decideAll(text, 'accept'));
const reject = (text: string): string => applyChanges(text, decideAll(text, 'reject'));

describe('parseMarks', () => {
  it('reads the five kinds', () =>
    expect(kinds('a {++b++} {--c--} {~~d~>e~~} {==f==} {>>g<<}')).toEqual([
      'insertion',
      'deletion',
      'substitution',
      'highlight',
      'comment',
    ]));
  it('gives the ranges of old and new text', () => {
    const text = 'x {~~old~>new~~} y';
    const mark = parseMarks(text).marks[0]!;
    expect([mark.before, mark.after].map(({ from, to }) => text.slice(from, to))).toEqual(['old', 'new']);
  });
  it('reads marks over several paragraphs', () => expect(kinds('{++one\n\ntwo++}')).toEqual(['insertion']));
  it('reads marks inside a highlight', () =>
    expect(kinds('{==a {++b++} c==}{>>d<<}')).toEqual(['highlight', 'insertion', 'comment']));

  it.each([
    ['a code span', 'a `{++b++}` c'],
    ['a double code span', 'a ``x ` {++b++}`` c'],
    ['a fence', '```\n{++b++}\n```\n'],
    ['a tilde fence', '~~~ md\n{++b++}\n~~~\n'],
    ['indented code', 'a\n\n    {++b++}\n'],
    ['Liquid output', '{{ "{++b++}" }}'],
    ['a Liquid tag', '{% include x.html a="{++b++}" %}'],
    ['a raw block', '{% raw %}{++b++}{% endraw %}'],
    ['a highlight block', '{% highlight ruby %}\n{++b++}\n{% endhighlight %}'],
    ['an HTML comment', '<!-- {++b++} -->'],
    ['front matter', '---\ntitle: "{++b++}"\n---\n'],
    ['HTML code', '<pre><b>{++b++}</b></pre>'],
    ['math', '$$x^{--a--}$$'],
    ['an escape', 'a \\{++b'],
    [
      'a long raw block',
      `{% raw %}\n\n${'a line of words\n\n'.repeat(500)}{++b++}\n\n${'more\n\n'.repeat(500)}{% endraw %}`,
    ],
    ['a long fence', `~~~\n${'a line\n\n'.repeat(2000)}{++b++}\n${'more\n\n'.repeat(2000)}~~~\n`],
    ['a fence of a quote', '> ```\n> {++a++}\n>\n> {++b++}\n> ```\n'],
    ['a fence of a list', '10. x\n\n    ```\n    {++a++}\n\n    {++b++}\n    ```\n'],
    ['a fence of a list in a list', '- a\n  - b\n\n    ```js\n    {++a++}\n\n    {++b++}\n    ```\n'],
    ['a fence that begins an item', '- ```\n  {++a++}\n\n  {++b++}\n  ```\n'],
    ['a fence in a lazy line of an item', '- a\n```\n{++a++}\n```\n'],
    ['a fence of a quote in a list', '- > ```\n  > {++c++}\n  >\n  > {++d++}\n  > ```\n'],
    ['a fence of a footnote', '[^1]: x\n\n    ```\n    {++a++}\n\n    {++b++}\n    ```\n\ny[^1]\n'],
    ['a fence of a definition', 'a\n: ```\n  {++c++}\n\n  {++d++}\n  ```\n'],
    ['indented code of a list', '- x\n\n      {++a++}\n\n      {++b++}\n'],
    ['indented code of a quote', '> a\n>\n>     {++c++}\n'],
    ['a lazy line of indented code', 'a\n\n    b\n{++c++}\n'],
    ['code behind a rule', '- - -\n\n    {++c++}\n'],
  ])('takes a mark inside %s for text', (_, text) => expect([kinds(text), codes(text)]).toEqual([[], []]));

  it('reads a mark in an indented paragraph of a list', () =>
    expect(kinds('- a\n\n    b {++c++}\n')).toEqual(['insertion']));
  it.each([
    ['behind a quote that ends in a fence', '> ```\n> a\n\n{++b++}\n```\n'],
    ['behind a list that ends in a fence', '- ```\n  a\n\n{++b++}\n  ```\n'],
    ['in a line that goes on with a paragraph', 'a\n    {++b++}\n'],
    ['behind a lazy line of an item', '- a\nlazy\n\n    {++b++}\n'],
    ['at the beginning of an item', '-     {++c++}\n'],
    ['behind a backtick in another item', '- a ` b\n- {++c++} ` d\n'],
    ['in the second item', '- a\n- b\n\n    {++c++}\n'],
  ])('reads a mark %s', (_, text) => expect(kinds(text)).toEqual(['insertion']));
  it('survives ten thousand fences without an end in a quote', () =>
    expect(kinds('> ```a\n'.repeat(10_000) + '> {++b++}')).toEqual(['insertion']));
  it('reads a mark behind a backtick that nothing closes', () =>
    expect(kinds('a ` b {++c++}\n\n`d')).toEqual(['insertion']));
  it('closes a mark before a backtick that it leaves open', () =>
    expect(kinds('{++a ` b++} c ` d')).toEqual(['insertion']));
  it('passes over code inside a mark', () => expect(kinds('{++write `{--` here++}')).toEqual(['insertion']));

  it.each([
    ['{++a', ['mark-without-end']],
    ['a++}', ['mark-without-start']],
    ['{~~a~~}', ['mark-without-arrow']],
    ['{++a {++b++}', ['mark-without-end']],
    ['{++a {--b--} c', ['mark-without-end']],
    ['{==a', ['mark-without-end']],
    ['---\nt: "{++"\n---\nx ++}', ['mark-without-start']],
  ])('%j has %j', (text, expected) => expect(codes(text)).toEqual(expected));
  it('names the place', () =>
    expect(parseMarks('one\ntwo {++three', '_posts/a.md').problems[0]!.place).toEqual({
      path: '_posts/a.md',
      line: 2,
      column: 5,
    }));
  it('reads ten thousand marks', () => expect(kinds('{++a++} {--b--} '.repeat(5000)).length).toBe(10_000));
  it('survives fifty thousand replacements without an arrow', () =>
    expect(codes('{~~a~~} '.repeat(50_000)).length).toBe(20_001));
  it('reads no mark behind twenty thousand signs without a partner, and says so', () => {
    const most = '{++ '.repeat(20_000);
    expect(parseMarks(`${most}`).problems.at(-1)?.code).toBe('mark-without-end');
    const { marks, problems, literal } = parseMarks(`${most}{--a--} \`b\``);
    expect([marks.length, problems.length, problems.at(-1)?.code]).toEqual([0, 20_001, 'marks-too-many']);
    expect(literal).toEqual([{ from: most.length + 8, to: most.length + 11 }]);
  });
  it('survives ten thousand openings', () => expect(codes('{++ '.repeat(10_000)).length).toBe(10_000));
  it('survives ten thousand openings of each kind', () =>
    expect(codes('{++ {-- {~~ {>> {== `{{ '.repeat(10_000)).length).toBeGreaterThan(10_000));
});

describe('review items', () => {
  const items = (text: string): ReturnType<typeof reviewItems> => reviewItems(text, parseMarks(text).marks);
  it('take a comment of only a signature for the author of the mark before it', () =>
    expect(items('{++a++}{>>@nadia 2026-11-23T10:42Z<<}')[0]).toMatchObject({
      author: 'nadia',
      time: '2026-11-23T10:42Z',
      notes: [],
    }));
  it('hold comments and replies in order', () =>
    expect(items('{==a==}{>>@nadia 2026-11-23T10:42Z: Sure?<<}{>>@li: Yes<<}')[0]!.notes).toMatchObject([
      { author: 'nadia', text: 'Sure?' },
      { author: 'li', time: undefined, text: 'Yes' },
    ]));
  it('take an unsigned comment as it is', () =>
    expect(items('a {>>why?<<}')).toMatchObject([{ author: undefined, notes: [{ text: 'why?' }] }]));
  it('are written as they are read', () => {
    const author = { name: 'Nadia K', time: '2026-11-23T10:42Z' };
    const commented = applyChanges('one two', addComment(4, 7, 'a <<} b', author));
    const replied = applyChanges(commented, addReply(items(commented)[0]!, 'ok', author));
    expect(items(replied)[0]!.notes.map(note => [note.author, note.text])).toEqual([
      ['Nadia K', 'a << } b'],
      ['Nadia K', 'ok'],
    ]);
  });
});

describe('deciding', () => {
  it.each([
    ['a {++b++}c', 'a bc', 'a c'],
    ['a {--b--}c', 'a c', 'a bc'],
    ['a {~~b~>d~~}c', 'a dc', 'a bc'],
    ['a {==b==}{>>x<<}c', 'a bc', 'a bc'],
    ['a {++b++}{>>@n 2026-11-23T10:42Z<<}c', 'a bc', 'a c'],
    ['{==a {++b++} c==}', 'a b c', 'a  c'],
    ['`{++x++}` {++y++}', '`{++x++}` y', '`{++x++}` '],
  ])('%j', (text, accepted, rejected) => expect([accept(text), reject(text)]).toEqual([accepted, rejected]));

  it('one leaves the others', () => {
    const text = 'a {++b++}{>>@n: hm<<} {--c--} d';
    const [first] = reviewItems(text, parseMarks(text).marks);
    expect(applyChanges(text, decide(first!, 'accept'))).toBe('a b {--c--} d');
  });

  const piece = fc.oneof(
    fc.constantFrom('one ', '\n\n', '`code` ', '- item\n', 'é😀'),
    fc.constantFrom('x', 'two words', 'a\n\nb', '').map(text => ({ kind: 'insertion', text })),
    fc.constantFrom('x', 'two words', '').map(text => ({ kind: 'deletion', text })),
    fc.constantFrom('x', 'y').map(text => ({ kind: 'substitution', text })),
    fc.constantFrom('note', '').map(text => ({ kind: 'comment', text })),
  );
  it('all gives the two plain texts', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
        let [text, before, after] = ['', '', ''];
        for (const part of pieces) {
          if (typeof part === 'string') {
            text += part;
            before += part;
            after += part;
          } else if (part.kind === 'insertion') {
            text += `{++${part.text}++}`;
            after += part.text;
          } else if (part.kind === 'deletion') {
            text += `{--${part.text}--}`;
            before += part.text;
          } else if (part.kind === 'comment') text += `{>>${part.text}<<}`;
          else {
            text += `{~~old~>${part.text}~~}`;
            before += 'old';
            after += part.text;
          }
        }
        expect([accept(text), reject(text)]).toEqual([after, before]);
      }),
      { numRuns: 500 },
    );
  });
  it('never throws and leaves text without marks alone', () => {
    const sign = fc.constantFrom(
      '{++',
      '++}',
      '{--',
      '--}',
      '{~~',
      '~>',
      '~~}',
      '{==',
      '==}',
      '{>>',
      '<<}',
      '`',
      '```\n',
      '\n',
      'a',
      '{{',
      '}}',
      '{%',
      '%}',
      '<!--',
      '-->',
      '\\',
      '$$',
      '    ',
      '- ',
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 30 }), signs => {
        const text = signs.join('');
        const { marks } = parseMarks(text);
        const left = accept(text);
        if (marks.length === 0) expect(left).toBe(text);
        for (const mark of marks) expect(mark.range.from < mark.range.to).toBe(true);
      }),
      { numRuns: 800 },
    );
  });
});

describe('stripMarks', () => {
  it('maps offsets both ways', () => {
    const text = 'a {++b++} {--c--} d';
    const { text: plain, changes } = stripMarks(text);
    const map = new OffsetMap(changes);
    expect(plain).toBe('a b  d');
    expect(map.toNew(text.indexOf('b'))).toBe(plain.indexOf('b'));
    expect(map.toOld(plain.indexOf('b'))).toBe(text.indexOf('b'));
    expect(map.toNew(text.indexOf('d'))).toBe(plain.indexOf('d'));
    expect(map.toOld(plain.indexOf('d'))).toBe(text.indexOf('d'));
  });
});
