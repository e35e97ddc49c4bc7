import type {
  DictionaryBytes,
  FromLanguageWorker,
  PassageText,
  ToLanguageWorker,
} from '../../shared/contract/language-worker.ts';
import type { Problem } from '../../shared/kit/problem.ts';
import { languageName } from '../../shared/language/language-tag.ts';
import type { Finding } from '../../shared/language/finding.ts';

/** What the proofreader needs of a worker. */
export interface LanguageWorker {
  postMessage(message: ToLanguageWorker): void;
  onmessage: ((event: MessageEvent<FromLanguageWorker>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

export interface ProofreaderOptions {
  readonly spawn: () => LanguageWorker;
  /** Reads a dictionary; null when it cannot be had. */
  readonly dictionary: (language: string) => Promise<DictionaryBytes | null>;
  readonly onFailure: (language: string, cause: string) => void;
  /** Calls back when nothing has been asked for a while; the answer takes that back. */
  readonly whenIdle?: (end: () => void) => () => void;
}

/** Says that a language cannot be checked, and what to do. */
export function languageFailure(language: string, cause: string): Problem {
  const name = language === '' ? 'Language' : languageName(language);
  return {
    severity: 'warning',
    code: 'language',
    place: { path: '', line: 1, column: 1 },
    cause: `${name} cannot be checked here. ${cause}`,
    remedy: 'Write on: nothing else depends on it. Choose another language in the status bar, or restart Galley.',
  };
}

/** What the worker was asked for last. */
interface Asked {
  readonly number: number;
  readonly keys: readonly string[];
  resting: boolean;
}

/** Passages whose findings are kept, all languages together. */
const MOST_KEPT = 6000;
const MOST_CRASHES = 3;
/** Minutes. */
const IDLE = 3;

/**
 * The page's side of the language worker. What was found in a passage is kept by its text, so that only passages that
 * changed are checked; the worker starts with the first question, and ends when there was none for some minutes: Harper's
 * WebAssembly holds 160 MB, which only goes with its worker.
 */
export class Proofreader {
  readonly #options: ProofreaderOptions;
  readonly #found = new Map<string, readonly Finding[]>();
  readonly #listeners = new Set<() => void>();
  readonly #asked = new Map<number, (suggestions: readonly string[]) => void>();
  #worker: LanguageWorker | undefined;
  #number = 0;
  #current: Asked | undefined;
  #telling = false;
  #crashes = 0;
  #stayAwake: (() => void) | undefined;

  constructor(options: ProofreaderOptions) {
    this.#options = options;
  }

  /** What is known of a passage; undefined when it was not checked yet. */
  known(language: string, passage: PassageText): readonly Finding[] | undefined {
    return this.#found.get(keyOf(language, passage));
  }

  /** Has passages checked that are not known yet, the first ones first; what was asked before and is not done is given up. */
  ask(language: string, passages: readonly PassageText[]): void {
    const unknown = passages.filter(passage => !this.#found.has(keyOf(language, passage)));
    const keys = unknown.map(passage => keyOf(language, passage));
    if (keys.length === 0) return;
    if (this.#current?.resting === false && keys.join('\0') === this.#current.keys.join('\0')) return;
    this.#number += 1;
    this.#current = { number: this.#number, keys, resting: false };
    const plain = unknown.map(({ text, fragment }) => ({ text, fragment }));
    this.#send({ kind: 'check', number: this.#number, language, passages: plain });
  }

  /** Leaves the processor to the person who types: what was not begun is given up until it is asked for again. */
  rest(): void {
    if (!this.#current || this.#current.resting) return;
    this.#current.resting = true;
    this.#send({ kind: 'rest' });
  }

  suggest(language: string, word: string): Promise<readonly string[]> {
    if (this.#worker === DEAD) return Promise.resolve([]);
    return new Promise(resolve => {
      this.#number += 1;
      this.#asked.set(this.#number, resolve);
      this.#send({ kind: 'suggest', number: this.#number, language, word });
    });
  }

  /** Hears that more was found. The answer stops that. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #send(message: ToLanguageWorker): void {
    this.#worker ??= this.#start();
    this.#worker.postMessage(message);
    this.#stayAwake?.();
    this.#stayAwake = (this.#options.whenIdle ?? afterMinutes)(() => this.#end());
  }

  #start(): LanguageWorker {
    const worker = this.#options.spawn();
    worker.onmessage = ({ data }) => this.#hear(data);
    worker.onerror = event => this.#crashed(event.message);
    return worker;
  }

  #hear(message: FromLanguageWorker): void {
    switch (message.kind) {
      case 'checked': {
        const key = message.number === this.#current?.number ? this.#current.keys[message.index] : undefined;
        if (key === undefined) return;
        if (this.#found.size >= MOST_KEPT) this.#forget();
        this.#found.set(key, message.findings);
        this.#tellSoon();
        return;
      }
      case 'suggested':
        this.#asked.get(message.number)?.(message.suggestions);
        this.#asked.delete(message.number);
        return;
      case 'wanted': {
        const { language } = message;
        void this.#options.dictionary(language).then(bytes => this.#send({ kind: 'dictionary', language, bytes }));
        return;
      }
      case 'failed':
        this.#options.onFailure(message.language, message.cause);
        return;
    }
  }

  /** The oldest third goes. */
  #forget(): void {
    for (const key of [...this.#found.keys()].slice(0, MOST_KEPT / 3)) this.#found.delete(key);
  }

  #tellSoon(): void {
    if (this.#telling) return;
    this.#telling = true;
    setTimeout(() => {
      this.#telling = false;
      for (const listener of [...this.#listeners]) listener();
    }, 50);
  }

  #end(): void {
    if (this.#worker === DEAD) return;
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#current = undefined;
    for (const resolve of this.#asked.values()) resolve([]);
    this.#asked.clear();
  }

  #crashed(cause: string): void {
    this.#end();
    this.#crashes += 1;
    if (this.#crashes > MOST_CRASHES) this.#worker = DEAD;
    this.#options.onFailure('', cause);
  }
}

function afterMinutes(end: () => void): () => void {
  const timer = setTimeout(end, IDLE * 60_000);
  return () => clearTimeout(timer);
}

/** Stands for a worker that died too often: nothing is checked any more, and nothing waits for it. */
const DEAD: LanguageWorker = {
  postMessage: () => undefined,
  onmessage: null,
  onerror: null,
  terminate: () => undefined,
};

function keyOf(language: string, { text, fragment }: PassageText): string {
  return `${language}${fragment ? '-' : '='}${text}`;
}
