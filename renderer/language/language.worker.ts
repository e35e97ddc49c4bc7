import type { FromLanguageWorker, ToLanguageWorker } from '../../shared/contract/language-worker.ts';
import { ENGLISH, type English } from '../../shared/language/language-tag.ts';
import type { Checker } from './checker.ts';
import { EnglishChecker } from './english.ts';
import { HunspellChecker } from './hunspell.ts';

/**
 * The thread that checks language: passages one after the other, the newest request first. Harper and Hunspell are
 * WebAssembly, which only this worker's policy allows.
 */
interface WorkerScope {
  readonly location: { readonly origin: string };
  postMessage(message: FromLanguageWorker): void;
  onmessage: ((event: MessageEvent<ToLanguageWorker>) => void) | null;
}
declare const self: WorkerScope;

type Request = Extract<ToLanguageWorker, { readonly kind: 'check' }>;

/** Passages beyond this many UTF-16 units are no prose that anybody reads. */
const LONGEST = 12_000;

const wake = new MessageChannel();
const checkers = new Map<string, Promise<Checker | null>>();
const waiting = new Map<string, (checker: Checker | null) => void>();
let request: Request | undefined;
let next = 0;
let awake = false;

const say = (message: FromLanguageWorker): void => self.postMessage(message);

self.onmessage = ({ data }) => {
  switch (data.kind) {
    case 'check':
      request = data;
      next = 0;
      wakeUp();
      return;
    case 'rest':
      request = undefined;
      return;
    case 'suggest':
      void suggest(data);
      return;
    case 'dictionary':
      void load(data);
      return;
  }
};
wake.port1.onmessage = () => void step();

/** Other messages come in between two passages. */
function wakeUp(): void {
  if (awake) return;
  awake = true;
  wake.port2.postMessage(null);
}

async function step(): Promise<void> {
  const current = request;
  const passage = current?.passages[next];
  if (!current || !passage) {
    awake = false;
    return;
  }
  const index = next;
  next += 1;
  try {
    const checker = await checkerOf(current.language);
    const findings = checker && passage.text.length <= LONGEST ? await checker.check(passage) : [];
    // What was worked out is of use though the rest was given up.
    if ((request ?? current) === current && checker) say({ kind: 'checked', number: current.number, index, findings });
  } catch (reason) {
    say({ kind: 'failed', language: current.language, cause: String(reason) });
    if (request === current) request = undefined;
  }
  wake.port2.postMessage(null);
}

async function suggest({
  number,
  language,
  word,
}: Extract<ToLanguageWorker, { readonly kind: 'suggest' }>): Promise<void> {
  const suggestions = await checkerOf(language)
    .then(checker => checker?.suggest(word) ?? [])
    .catch((): readonly string[] => []);
  say({ kind: 'suggested', number, suggestions });
}

function checkerOf(language: string): Promise<Checker | null> {
  const known = checkers.get(language);
  if (known) return known;
  const made = isEnglish(language)
    ? Promise.resolve<Checker>(new EnglishChecker(`${self.location.origin}/harper.wasm`, language))
    : new Promise<Checker | null>(resolve => {
        waiting.set(language, resolve);
        say({ kind: 'wanted', language });
      });
  checkers.set(language, made);
  return made;
}

async function load({ language, bytes }: Extract<ToLanguageWorker, { readonly kind: 'dictionary' }>): Promise<void> {
  const answer = waiting.get(language);
  waiting.delete(language);
  try {
    if (!bytes) throw new Error('Its dictionary could not be read.');
    answer?.(await HunspellChecker.load(`${self.location.origin}/hunspell.wasm`, bytes));
  } catch (reason) {
    answer?.(null);
    say({ kind: 'failed', language, cause: String(reason) });
  }
}

function isEnglish(language: string): language is English {
  return (ENGLISH as readonly string[]).includes(language);
}
