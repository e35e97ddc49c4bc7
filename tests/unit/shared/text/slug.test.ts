import { describe, expect, it } from 'vitest';
import { draftFileName, postFileName, slugify, titleFromSlug, type SlugMode } from '../../../../shared/text/slug.ts';

/** `[title, raw, default, pretty, ascii, latin]` as Jekyll 4.3's Utils.slugify gives them. */
const recorded: readonly (readonly string[])[] = [
  ['Hello, World!', 'hello,-world!', 'hello-world', 'hello,-world!', 'hello-world', 'hello-world'],
  [
    '  Leading & trailing  ',
    'leading-&-trailing',
    'leading-trailing',
    'leading-&-trailing',
    'leading-trailing',
    'leading-trailing',
  ],
  [
    "Breaking: Putin and Trump's envoy",
    "breaking:-putin-and-trump's-envoy",
    'breaking-putin-and-trump-s-envoy',
    "breaking-putin-and-trump's-envoy",
    'breaking-putin-and-trump-s-envoy',
    'breaking-putin-and-trump-s-envoy',
  ],
  [
    'Ünïcode Größe Æther',
    'ünïcode-größe-æther',
    'ünïcode-größe-æther',
    'ünïcode-größe-æther',
    'n-code-gr-e-ther',
    'unicode-grosse-aether',
  ],
  ['日本語 タイトル', '日本語-タイトル', '日本語-タイトル', '日本語-タイトル', '', ''],
  ['ΟΔΟΣ ΣΑΣ', 'οδοσ-σασ', 'οδοσ-σασ', 'οδοσ-σασ', '', ''],
  ['C# & F# 100%', 'c#-&-f#-100%', 'c-f-100', 'c-&-f-100', 'c-f-100', 'c-f-100'],
  ['a--b__c..d', 'a--b__c..d', 'a-b-c-d', 'a-b__c..d', 'a-b-c-d', 'a-b-c-d'],
  [
    'Ćwiczenia łódzkie ĳ ŉ',
    'ćwiczenia-łódzkie-ĳ-ŉ',
    'ćwiczenia-łódzkie-ĳ-ŉ',
    'ćwiczenia-łódzkie-ĳ-ŉ',
    'wiczenia-dzkie',
    'cwiczenia-lodzkie-ij-n',
  ],
  ['é combining', 'é-combining', 'é-combining', 'é-combining', 'e-combining', 'e-combining'],
  ['One\tTwo Three', 'one-two three', 'one-two-three', 'one-two-three', 'one-two-three', 'one-two-three'],
  ['emoji 😀 here', 'emoji-😀-here', 'emoji-here', 'emoji-here', 'emoji-here', 'emoji-here'],
  ['İstanbul', 'i̇stanbul', 'i̇stanbul', 'i̇stanbul', 'stanbul', 'istanbul'],
  [
    '(paren) [brack] {brace}',
    '(paren)-[brack]-{brace}',
    'paren-brack-brace',
    '(paren)-brack-brace',
    'paren-brack-brace',
    'paren-brack-brace',
  ],
  ["~tilde!$&'()+,;=@", "~tilde!$&'()+,;=@", 'tilde', "~tilde!$&'()+,;=@", 'tilde', 'tilde'],
  ['½ ² ٣', '½-²-٣', '٣', '٣', '', ''],
  ['---', '-', '', '', '', ''],
  [
    'The “smart” quote’s',
    'the-“smart”-quote’s',
    'the-smart-quote-s',
    'the-smart-quote-s',
    'the-smart-quote-s',
    'the-smart-quote-s',
  ],
  ['-a-', 'a', 'a', 'a', 'a', 'a'],
  ['x×y', 'x×y', 'x-y', 'x-y', 'x-y', 'xxy'],
];
const MODES: readonly SlugMode[] = ['raw', 'default', 'pretty', 'ascii', 'latin'];

describe('slugify', () => {
  it.each(recorded)('%s', (title, ...slugs) => expect(MODES.map(mode => slugify(title!, mode))).toEqual(slugs));
  it('keeps the case when asked', () => expect(slugify('One Two', 'default', true)).toBe('One-Two'));
});

describe('file names', () => {
  it('of posts have the day', () =>
    expect(postFileName({ year: 2025, month: 2, day: 3 }, 'Hello, World!')).toBe('2025-02-03-hello-world.md'));
  it('of drafts have none', () => expect(draftFileName('Hello', 'markdown')).toBe('hello.markdown'));
  it('are none where the title has no letter', () => expect(draftFileName('!!!')).toBeUndefined());
});

it('keeps the case where it is told to', () => expect(slugify('A.b & C!', 'pretty', true)).toBe('A.b-&-C!'));

it('makes a title from a slug', () => expect(titleFromSlug('my-fIRST--post-')).toBe('My First  Post'));
