import { Hunspell } from 'hunspell-wasm';
import type { DictionaryBytes, PassageText } from '../../shared/contract/language-worker.ts';
import { SPELLING_RULE, type Finding } from '../../shared/language/finding.ts';
import { wordsOf } from '../../shared/language/words.ts';
import type { Checker } from './checker.ts';
import { readDictionary } from './dictionary-text.ts';

/** Words whose answer is kept: compounds take some milliseconds. */
const MOST_KNOWN = 50_000;
const MOST_SUGGESTIONS = 6;
/** Longer runs of letters are no words, and finding suggestions for them would take long. */
const LONGEST = 60;

let hunspell: Promise<object> | undefined;

/** The words of a Hunspell dictionary, with its affixes and compounds. */
export class HunspellChecker implements Checker {
  readonly #dictionary: Hunspell;
  readonly #known = new Map<string, boolean>();

  private constructor(dictionary: Hunspell) {
    this.#dictionary = dictionary;
  }

  /** `binary` is the address of Hunspell's WebAssembly. Fails when the dictionary cannot be read. */
  static async load(binary: string, bytes: DictionaryBytes): Promise<HunspellChecker> {
    const { affixes, words } = readDictionary(bytes);
    hunspell ??= start(binary).catch(reason => {
      hunspell = undefined;
      throw reason;
    });
    return new HunspellChecker(new Hunspell(await hunspell, affixes, words));
  }

  check({ text }: PassageText): Promise<readonly Finding[]> {
    const findings = wordsOf(text)
      .filter(word => !this.#isRight(word.text))
      .map(({ text: word, from }): Finding => ({
        from,
        to: from + word.length,
        kind: 'spelling',
        rule: SPELLING_RULE,
        message: `“${word}” is not in the dictionary.`,
        suggestions: null,
      }));
    return Promise.resolve(findings);
  }

  suggest(word: string): Promise<readonly string[]> {
    if (word.length > LONGEST) return Promise.resolve([]);
    return Promise.resolve(this.#dictionary.getSpellingSuggestions(plain(word)).slice(0, MOST_SUGGESTIONS));
  }

  #isRight(word: string): boolean {
    if (word.length > LONGEST) return true;
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const right = this.#dictionary.testSpelling(plain(word)) || this.#partsAreRight(word);
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(word, right);
    return right;
  }

  /** `l’eau` where the dictionary has `eau` and takes `l'` for a word, or the other sign of apostrophe. */
  #partsAreRight(word: string): boolean {
    if (!/['’]/.test(word)) return false;
    if (this.#dictionary.testSpelling(word.replace(/'/g, '’'))) return true;
    const parts = word.split(/(?<=['’])/);
    return parts.every(part => {
      const bare = part.replace(/['’]$/, '');
      return bare.length < 2 || this.#dictionary.testSpelling(plain(part)) || this.#dictionary.testSpelling(bare);
    });
  }
}

/** Dictionaries write the plain apostrophe. */
function plain(word: string): string {
  return word.normalize('NFC').replace(/’/g, "'");
}

async function start(binary: string): Promise<object> {
  const { default: initialize } = await import('hunspell-wasm/wasm/hunspell.js');
  return (initialize as (module: object) => Promise<object>)({ locateFile: () => binary });
}
