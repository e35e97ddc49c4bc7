import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchLanguage, readLanguageTag } from '../../../../shared/language/language-tag.ts';
import { PersonalWords } from '../../../../shared/language/personal-words.ts';
import { wordsOf, withoutNames } from '../../../../shared/language/words.ts';

describe('a language as it is written', () => {
  it.each([
    ['de', 'de'],
    ['pt_BR.UTF-8', 'pt-BR'],
    ['en-gb', 'en-GB'],
    ['German', 'de'],
    ['français', 'fr'],
    ['de_DE_frami', 'de-DE-frami'],
    ['C', undefined],
    ['', undefined],
    ['42', undefined],
  ])('%s is read as %s', (written, tag) => expect(readLanguageTag(written)).toBe(tag));

  it.each([
    ['de-AT', ['de', 'de-CH'], [], 'de'],
    ['en', ['en-US', 'en-GB'], ['en-GB'], 'en-GB'],
    ['en', ['en-US', 'en-GB'], [], 'en-US'],
    ['pt', ['pt-BR'], [], 'pt-BR'],
    ['ja', ['en-US', 'de'], ['en-US'], undefined],
  ])('%s among %j is checked as %s', (wanted, available, preferred, tag) =>
    expect(matchLanguage(wanted, available, preferred)).toBe(tag),
  );
});

describe('the words of a passage', () => {
  const words = (text: string) => wordsOf(text).map(word => word.text);

  it('are runs of letters with their apostrophes', () =>
    expect(words('L’eau d’un port, isn’t it?')).toEqual(['L’eau', 'd’un', 'port', 'isn’t', 'it']));

  it.each([
    'https://exmple.org/pth',
    'nam@exmple.org',
    'src/edtor/keys.ts',
    'a_snke_case',
    'NASA',
    'PDFs',
    'iPhne',
    '@nobdy',
    ':smle:',
    '12th',
    '$$x + yy$$',
  ])('leave out %s', text => expect(words(`(${text})`)).toEqual([]));

  it('keep their places when names are left out', () =>
    fc.assert(fc.property(fc.string({ maxLength: 200 }), text => withoutNames(text).length === text.length)));
});

describe('a person’s own words', () => {
  const own = new PersonalWords(['kramdown', 'Galley', 'd’Arbeloff']);
  it.each(['kramdown', 'Kramdown', 'kramdown’s', 'GALLEY', "d'Arbeloff"])('has %s', word =>
    expect(own.has(word)).toBe(true),
  );
  it.each(['galley', 'kramdowns'])('has not %s', word => expect(own.has(word)).toBe(false));
});
