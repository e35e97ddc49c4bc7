import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../shared/library/query.ts';
import { termsOf } from '../../shared/library/search-terms.ts';
import { findSimilarNames } from '../../shared/library/similar-tags.ts';
import { readSchemaFile } from '../../shared/schema/schema-file.ts';
import { CsvError, parseCsv } from '../../shared/site/data/csv.ts';
import { datedName } from '../../shared/site/documents/file-names.ts';
import { matchesName } from '../../shared/site/entries/glob.ts';
import { locateKeys } from '../../shared/site/yaml.ts';
import { findAssetReferences } from '../../shared/text/asset-references.ts';
import { parseMarks } from '../../shared/text/critic/critic-markup.ts';
import { readNote, reviewItems } from '../../shared/text/critic/critic-notes.ts';
import { readDate } from '../../shared/text/date-literal.ts';
import { diffLines, diffWords } from '../../shared/text/compare/diff.ts';
import { findFences } from '../../shared/text/fences.ts';
import { readFrontMatter, setKey } from '../../shared/text/front-matter.ts';
import { mergeTexts } from '../../shared/text/compare/merge.ts';
import { slugify } from '../../shared/text/slug.ts';
import { readTsv } from '../../shared/text/tsv.ts';
import { countWords } from '../../shared/text/words.ts';
import { readSvg } from '../../electron/services/images/svg.ts';

/** Enough for an expression that tries each place from each place again (8,000³ steps) to take minutes. */
const LENGTH = 8000;

/** Beginnings that an expression may go back to, repeated, each with an end that no repetition fits. */
const pieces = [
  ...[' ', '\t', '\n', '\r', '\r\n', '-', '--', '---\n', '- ', '  - ', '#', '*', '_', '~', '`', '```\n', '~~~ '],
  ...['>', '> ', '<', '<a ', '<a b="', '<!--', '</', '&', '&#', '&amp', '(', '((', ')', '[', '[[', '![', '](', '[a]('],
  ...['{', '{{', '{%', '{% raw %}', '{% highlight ', '{::', '{:', '{++', '{--', '{~~', '{~~a~>', '{>>', '{==', '=='],
  ...['"', '""', "'", "''", '\\', '\\"', ',', ', ', ';', ':', ': ', '::', '|', '| ', '$', '$$', '%', '@', '@@', '!'],
  ...['a', 'A', 'aa ', 'a: ', 'a:b\n', 'a.', 'a@', 'a-', '1', '1-', '1.', '0', '2025-', '12:', 'é', '😀', '\u200d'],
  ...[
    '/',
    '//',
    '../',
    'http://',
    'www.',
    '?',
    '+',
    '=',
    '^',
    '[^',
    '[^1]: ',
    '*[',
    'x"',
    'tag:',
    'a"b',
    '\0',
    '\ufeff',
  ],
];
const ends = ['', '!', '\n', '"', '}', 'x\n---\n'];

const fronted = (text: string) => `---\n${text}\n---\nbody\n`;
const entries: Readonly<Record<string, (text: string) => unknown>> = {
  'front matter': text => readFrontMatter(`---\n${text}`),
  'a key of front matter': text => readFrontMatter(fronted(`a: ${text.replaceAll('\n', ' ')}`)),
  'a changed key': text => setKey(fronted(`title: ${text.slice(0, 4000).replaceAll('\n', ' ')}`), 'title', 'x'),
  'review marks': text => parseMarks(text),
  'a note and its author': text => {
    const marked = `a {>>${text}<<} b`;
    const { marks } = parseMarks(marked);
    return [marks.map(mark => readNote(marked, mark)), reviewItems(marked, marks)];
  },
  words: text => countWords(text),
  fences: text => findFences(text),
  'references to assets': text => findAssetReferences(text),
  slugs: text => slugify(text),
  dates: text => readDate(text),
  'tables of a spreadsheet': text => readTsv(text),
  'tables of data': text => {
    try {
      return parseCsv(text, ',');
    } catch (error) {
      return expect(error).toBeInstanceOf(CsvError);
    }
  },
  'the lines of keys': text => locateKeys(text),
  'schema files': text => readSchemaFile(text),
  queries: text => parseQuery(text),
  'search terms': text => [...termsOf(text)].length,
  'names of files': text => datedName(`_posts/2025-01-01-${text}.md`),
  'patterns of files': text => matchesName(text.slice(0, 200), `a/${text.slice(0, 400)}b`),
  'similar tags': text =>
    findSimilarNames([
      { value: text.slice(0, 2000), count: 1 },
      { value: `${text.slice(0, 2000)}s`, count: 1 },
    ]),
  differences: text => [diffLines(text, `${text}x`), diffWords(text.slice(0, 4000), `${text.slice(0, 4000)}x`)],
  merges: text => mergeTexts(text, `${text}\nmine`, `theirs\n${text}`),
  drawings: text => readSvg(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${text}`)),
};

// The bound is the test's own time: an expression that goes back and forth takes minutes, not moments.
describe('a long text of one piece, again and again, is read in time by', () => {
  test.each(Object.entries(entries))(
    '%s',
    (_name, read) => {
      for (const piece of pieces) {
        for (const end of ends) read(piece.repeat(Math.ceil(LENGTH / piece.length)) + end);
      }
    },
    60_000,
  );
});
