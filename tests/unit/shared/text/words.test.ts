import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords, readingMinutes, WordCounter } from '../../../../shared/text/words.ts';

describe('countWords', () => {
  it.each([
    ['', 0],
    ['One two three.', 3],
    ['---\ntitle: not counted\n---\nOne two', 2],
    ['# Heading one\n\n- item\n1. second', 4],
    ['don’t it’s state-of-the-art', 3],
    ['3.14 and 1,000', 3],
    ['日本語です。 yes', 6],
    ['Wi-Fi日本', 3],
    ['a [link text](https://example.org/long/path "Title") b', 4],
    ['![alt text](image.png)', 2],
    ['one `code here` two', 2],
    ['one\n```js\nconst x = 1;\n```\ntwo', 2],
    ['one {% include figure.html src="x y" %} two', 2],
    ['one {% include\n  figure.html\n%} two', 2],
    ['one {{ site.title }} two', 2],
    ['{% highlight ruby %}\nputs 1\n{% endhighlight %}\nword', 1],
    ['{% comment %} not this {% endcomment %} this', 1],
    ['<p class="a b">one</p> two', 2],
    ['one <!-- not\nthis --> two', 2],
    ['{: .class #id}\nword{:.x}', 1],
    ['**bold** _it_ ~~no~~', 3],
    ['new {++word++} and {>>a comment<<}', 5],
  ])('%j has %i', (text, words) => expect(countWords(text).words).toBe(words));

  it('counts what stands raw on the page', () =>
    expect(countWords('{% raw %}\na {++b++}\n{% endraw %}').words).toBe(2));
  it('counts code when asked', () => expect(countWords('a `b c`\n```\nd\n```', { code: true }).words).toBe(4));
  it('counts characters as a person does', () =>
    expect(countWords('ab 😀\ncd')).toEqual({ words: 2, characters: 6, charactersWithoutSpaces: 5 }));
});

describe('WordCounter', () => {
  it.each([
    ['words', 'word '.repeat(30_000), 30_000],
    ['characters without spaces between them', '日本語'.repeat(10_000), 30_000],
    ['letters of two units', '😀 a'.repeat(9000), 9000],
    ['tags and outputs', '{% if x %} one {{ two }} <b>'.repeat(9000), 9000],
  ])('counts a line of many %s in steps', (_, text, words) => {
    const counting = new WordCounter().counting(text);
    let steps = 0;
    let last = counting.next();
    for (; !last.done; steps++) last = counting.next();
    expect(last.value).toMatchObject({ words, characters: countWords(text).characters });
    expect(steps).toBeGreaterThan(2);
  });

  it('counts a word once, however long it is', () => expect(countWords('x'.repeat(50_000)).words).toBe(1));
  it('counts what stands where a long line is parted as it counts it in a short one', () => {
    const tail = fc.string({
      unit: fc.constantFrom('a', 'e\u0301', '\u0301', '’', '-', '.', ' ', '日', '😀'),
      minLength: 60,
      maxLength: 80,
    });
    fc.assert(
      fc.property(tail, fc.nat(40), (text, shift) => {
        const before = `${'w '.repeat(4980)}${'w'.repeat(shift)} `;
        expect(countWords(before + text).words).toBe(countWords(before).words + countWords(`w ${text}`).words - 1);
      }),
    );
  });

  it('keeps what it knew when counting is not carried to its end', () => {
    const counter = new WordCounter();
    expect(counter.count('one two').words).toBe(2);
    counter.counting('three\n'.repeat(9000)).next();
    expect(counter.count('one two\nthree').words).toBe(3);
  });

  it('gives after any edits what a fresh count gives', () => {
    const line = fc.constantFrom(
      'one two',
      '```',
      '~~~',
      '<!-- x',
      'y -->',
      '{% highlight c %}',
      '{% endhighlight %}',
      '`a',
      '',
      '<p',
      '>',
      '日本',
    );
    const documents = fc.array(fc.array(line, { maxLength: 8 }), { maxLength: 6 });
    fc.assert(
      fc.property(documents, texts => {
        const counter = new WordCounter();
        for (const lines of texts) expect(counter.count(lines.join('\n'))).toEqual(countWords(lines.join('\n')));
      }),
    );
  });
});

describe('readingMinutes', () => {
  it.each([
    [0, 0],
    [1, 1],
    [440, 2],
  ])('%i words take %i', (words, minutes) => expect(readingMinutes(words)).toBe(minutes));
});
