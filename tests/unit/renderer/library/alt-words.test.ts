import { describe, expect, it } from 'vitest';
import { altWords } from '../../../../renderer/library/alt-words.ts';

describe('the words of an image', () => {
  it.each([
    ['![The quay](/pics/a.png)', 'The quay'],
    ['![The quay]({{site.baseurl}}/pics/a.png "Title")', 'The quay'],
    ['<img class="wide" src="/pics/a.png" alt="The quay">', 'The quay'],
    ["<img alt='The quay' src='/pics/a.png'>", 'The quay'],
    ['![](/pics/a.png)', null],
    ['image: /pics/a.png', null],
    ['![Other](/pics/b.png) and /pics/a.png', null],
  ])('in %s', (text, words) => {
    expect(altWords([text], 'pics/a.png')).toBe(words);
  });

  it('are those that most texts use', () => {
    expect(altWords(['![One](a.png)', '![Two](a.png)\n![Two](a.png)'], 'a.png')).toBe('Two');
  });
});
