/** A person's own words. A word in small letters is right at the start of a sentence too; one with capitals only so. */
export class PersonalWords {
  readonly #words: ReadonlySet<string>;

  constructor(words: Iterable<string>) {
    this.#words = new Set([...words].map(plain));
  }

  /** Whether a word, or what it is the genitive of, is one of them. */
  has(word: string): boolean {
    const written = plain(word);
    return [written, written.replace(/'s?$/i, '')].some(
      form => this.#words.has(form) || this.#words.has(form.toLowerCase()) || this.#capital(form),
    );
  }

  #capital(word: string): boolean {
    const isAllCapitals = word.length > 1 && word === word.toUpperCase();
    return isAllCapitals && this.#words.has(word[0]! + word.slice(1).toLowerCase());
  }
}

function plain(word: string): string {
  return word.trim().normalize('NFC').replace(/’/g, "'");
}
