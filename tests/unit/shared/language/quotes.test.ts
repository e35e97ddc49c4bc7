import { expect, it } from 'vitest';
import { isRightToLeft } from '../../../../shared/language/language-tag.ts';
import { quoteFor } from '../../../../shared/language/quotes.ts';

/** Types a text letter by letter. */
const typed = (text: string, language: string) => {
  let line = '';
  for (const letter of text) line += letter === '"' || letter === "'" ? quoteFor(letter, line, language) : letter;
  return line;
};

it.each([
  ['en', `"It's 'fine'," she said ("so so").`, '“It’s ‘fine’,” she said (“so so”).'],
  ['en-GB', `rock'n'roll -"yes"`, 'rock’n’roll -“yes”'],
  ['de', `"Das ist 'gut'", sagt's`, '„Das ist ‚gut‘“, sagt’s'],
  ['de-CH', '"Gut"', '«Gut»'],
  ['fr', `"L'eau"`, '«\u202fL’eau\u202f»'],
  ['sv', `"Ja, 'bra'"`, '”Ja, ’bra’”'],
  ['ru', '"Да"', '«Да»'],
  ['pl', '"Tak"', '„Tak”'],
  ['xx', '**"a"**', '**“a”**'],
])('%s: %s', (language, text, line) => expect(typed(text, language)).toBe(line));

it('knows which languages run from right to left, and which scripts of them', () => {
  expect(['ar', 'he-IL', 'fa', 'ur-PK', 'ku-Arab', 'pa-Arab-PK'].every(isRightToLeft)).toBe(true);
  expect(['en', 'de', 'arn', 'ku', 'uz-Latn', 'ar-Latn', 'hebrew'].some(isRightToLeft)).toBe(false);
});
