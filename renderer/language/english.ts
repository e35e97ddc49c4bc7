import { LocalLinter, createBinaryModuleFromUrl, Dialect, type Lint, type Suggestion } from 'harper.js';
import type { PassageText } from '../../shared/contract/language-worker.ts';
import { SPELLING_RULE, type Finding } from '../../shared/language/finding.ts';
import type { English } from '../../shared/language/language-tag.ts';
import { nearObject } from '../../shared/language/passage.ts';
import { withoutNames } from '../../shared/language/words.ts';
import type { Checker } from './checker.ts';

const DIALECTS: Readonly<Record<English, Dialect>> = {
  'en-US': Dialect.American,
  'en-GB': Dialect.British,
  'en-AU': Dialect.Australian,
  'en-CA': Dialect.Canadian,
  'en-IN': Dialect.Indian,
};

/** kramdown itself makes dashes and ellipses; a comma before "and" is a matter of taste; a wrong word is not two. */
const OFF = ['Dashes', 'UseEllipsisCharacter', 'NumericRangeEnDash', 'OxfordComma', 'SplitWords'];
/** What only whole sentences can be blamed for. */
const OF_SENTENCES = new Set(['Capitalization', 'Readability', 'Punctuation']);
const MOST_SUGGESTIONS = 6;
const INSERT_AFTER = 2;
const REMOVE = 1;

let linter: Promise<LocalLinter> | undefined;

/** Harper's rules of English; one linter for all kinds of English, since its dictionary is the larger part of it. */
export class EnglishChecker implements Checker {
  readonly #binary: string;
  readonly #dialect: Dialect;

  /** `binary` is the address of Harper's WebAssembly. */
  constructor(binary: string, language: English) {
    this.#binary = binary;
    this.#dialect = DIALECTS[language];
  }

  async check(passage: PassageText): Promise<readonly Finding[]> {
    const harper = await this.#linter();
    const text = withoutNames(passage.text);
    const groups = await harper.organizedLints(text, { language: 'plaintext' });
    const findings: Finding[] = [];
    for (const [rule, lints] of Object.entries(groups)) {
      for (const lint of lints) {
        const finding = read(rule, lint, passage.text);
        const kind = lint.lint_kind();
        lint.free();
        if (passage.fragment && OF_SENTENCES.has(kind)) continue;
        if (finding.kind === 'grammar' && nearObject(text, finding.from, finding.to)) continue;
        findings.push(finding);
      }
    }
    return findings.sort((a, b) => a.from - b.from || a.to - b.to);
  }

  async suggest(word: string): Promise<readonly string[]> {
    const findings = await this.check({ text: word, fragment: true });
    return findings.find(({ kind }) => kind === 'spelling')?.suggestions ?? [];
  }

  async #linter(): Promise<LocalLinter> {
    linter ??= start(this.#binary, this.#dialect).catch(reason => {
      linter = undefined;
      throw reason;
    });
    const harper = await linter;
    if ((await harper.getDialect()) !== this.#dialect) {
      await harper.setDialect(this.#dialect);
      await turnOff(harper);
    }
    return harper;
  }
}

async function start(binary: string, dialect: Dialect): Promise<LocalLinter> {
  const harper = new LocalLinter({ binary: createBinaryModuleFromUrl(binary, 'slim'), dialect });
  await harper.setup();
  await turnOff(harper);
  return harper;
}

async function turnOff(harper: LocalLinter): Promise<void> {
  const config = await harper.getLintConfig();
  await harper.setLintConfig({ ...config, ...Object.fromEntries(OFF.map(rule => [rule, false])) });
}

function read(rule: string, lint: Lint, text: string): Finding {
  const span = lint.span();
  const { start: from, end: to } = span;
  span.free();
  const wrong = text.slice(from, to);
  const isSpelling = lint.lint_kind() === 'Spelling' || (lint.lint_kind() === 'Typo' && !/\s/.test(wrong));
  const suggestions = lint
    .suggestions()
    .slice(0, MOST_SUGGESTIONS)
    .map(suggestion => replacement(suggestion, wrong));
  return {
    from,
    to,
    kind: isSpelling ? 'spelling' : 'grammar',
    rule: rule === 'SpellCheck' ? SPELLING_RULE : rule,
    message: isSpelling ? `“${wrong}” is not in the dictionary.` : plain(lint.message()),
    suggestions: [...new Set(suggestions)].filter(one => one !== wrong),
  };
}

/** What the words read after a suggestion was taken; an empty text takes them away. */
function replacement(suggestion: Suggestion, wrong: string): string {
  const kind = Number(suggestion.kind());
  const words = suggestion.get_replacement_text();
  suggestion.free();
  return kind === REMOVE ? '' : kind === INSERT_AFTER ? wrong + words : words;
}

/** Messages come as Markdown. */
function plain(message: string): string {
  return message.replace(/`([^`]*)`/g, '“$1”').replace(/[*_]{1,2}([^*_]+)[*_]{1,2}/g, '$1');
}
