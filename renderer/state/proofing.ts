import type { PassageText } from '../../shared/contract/language-worker.ts';
import type { Finding } from '../../shared/language/finding.ts';
import { PersonalWords } from '../../shared/language/personal-words.ts';
import type { PostLanguage } from './post-language.ts';
import type { Preferences } from './preferences.ts';

/** Who checks passages. */
export interface Proofreader {
  known(language: string, passage: PassageText): readonly Finding[] | undefined;
  ask(language: string, passages: readonly PassageText[]): void;
  rest(): void;
  suggest(language: string, word: string): Promise<readonly string[]>;
  subscribe(listener: () => void): () => void;
}

/** Language checking as the editor sees it: in the post's language, without what the person does not want to hear of. */
export class Proofing {
  readonly #reader: Proofreader;
  readonly #language: PostLanguage;
  readonly #preferences: Preferences;
  #words: { readonly list: readonly string[]; readonly words: PersonalWords } | undefined;

  constructor(reader: Proofreader, language: PostLanguage, preferences: Preferences) {
    this.#reader = reader;
    this.#language = language;
    this.#preferences = preferences;
  }

  /** The language to check; null while nothing is to be checked. */
  get language(): string | null {
    return this.#preferences.get().spelling ? this.#language.store.get().checked : null;
  }

  /** What is wrong in a passage, as far as the person wants to know; undefined when it was not checked yet. */
  findings(passage: PassageText): readonly Finding[] | undefined {
    const language = this.language;
    if (language === null) return [];
    const { grammar, ignoredRules } = this.#preferences.get();
    return this.#reader.known(language, passage)?.filter(finding => {
      if (finding.kind === 'grammar' && !grammar) return false;
      if (finding.kind === 'spelling') return !this.#personal().has(passage.text.slice(finding.from, finding.to));
      return !ignoredRules.includes(finding.rule);
    });
  }

  ask(passages: readonly PassageText[]): void {
    const language = this.language;
    if (language !== null) this.#reader.ask(language, passages);
  }

  /** The person types: checking waits until it is asked for again. */
  rest(): void {
    this.#reader.rest();
  }

  suggest(word: string): Promise<readonly string[]> {
    const language = this.language;
    return language === null ? Promise.resolve([]) : this.#reader.suggest(language, word);
  }

  addWord(word: string): void {
    const { dictionary } = this.#preferences.get();
    if (!dictionary.includes(word)) this.#preferences.change({ dictionary: [...dictionary, word] });
  }

  ignoreRule(rule: string): void {
    const { ignoredRules } = this.#preferences.get();
    if (!ignoredRules.includes(rule)) this.#preferences.change({ ignoredRules: [...ignoredRules, rule] });
  }

  /** Hears when findings may differ: more was checked, another language, other settings. The answer stops that. */
  subscribe(listener: () => void): () => void {
    const leave = [
      this.#reader.subscribe(listener),
      this.#language.store.subscribe(listener),
      this.#preferences.store.subscribe(listener),
    ];
    return () => leave.forEach(one => one());
  }

  #personal(): PersonalWords {
    const list = this.#preferences.get().dictionary;
    if (this.#words?.list !== list) this.#words = { list, words: new PersonalWords(list) };
    return this.#words.words;
  }
}
