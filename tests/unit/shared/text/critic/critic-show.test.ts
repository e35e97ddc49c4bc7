import { describe, expect, it } from 'vitest';
import { showMarks } from '../../../../../shared/text/critic/critic-show.ts';

describe('showMarks', () => {
  it.each([
    ['a {++b++}', 'a <ins class="critic">b</ins>'],
    ['a {--b--}', 'a <del class="critic">b</del>'],
    ['{~~a~>b~~}', '<del class="critic">a</del><ins class="critic">b</ins>'],
    ['{==a {++b++}==}', '<mark class="critic">a <ins class="critic">b</ins></mark>'],
    ['{>>@li: "no" <b><<}', '<span class="critic comment" title="li: &#34;no&#34; &#60;b&#62;"></span>'],
    ['{++- one\n- two++}', '- <ins class="critic">one</ins>\n- <ins class="critic">two</ins>'],
    ['{++one\n\ntwo++}', '<ins class="critic">one</ins>\n\n<ins class="critic">two</ins>'],
    ['{++\n```\na\n```\n++}', '\n```\na\n```\n'],
    ['`{++a++}`', '`{++a++}`'],
  ])('%j', (text, expected) => expect(showMarks(text).text).toBe(expected));
});
