import { sticky } from './pattern.ts';

/** Stands for every character beyond ASCII. */
const BEYOND = 128;

/** The characters that a match may begin with, by code, as bits: a bigint of 129. `undefined` where it may match nothing. */
export type FirstSet = bigint | undefined;

/** One term's characters, and whether it may match nothing. */
interface Term {
  readonly set: bigint;
  readonly empty: boolean;
}

const NOTHING: Term = { set: 0n, empty: true };
const ANYTHING: Term = { set: (1n << 129n) - 1n, empty: true };
const QUANTIFIER = /[*+?]|\{(?<least>\d+)(?:,\d*)?\}/uy;

const atoms = new Map<string, bigint>();

/** The set of an expression for one character, found by trying. */
function atomSet(source: string, flags: string): bigint {
  const key = `${flags}/${source}`;
  let set = atoms.get(key);
  if (set === undefined) {
    const expression = sticky(new RegExp(source, flags));
    set = 1n << BigInt(BEYOND);
    for (let code = 0; code < BEYOND; code += 1) {
      expression.lastIndex = 0;
      if (expression.test(String.fromCharCode(code))) set |= 1n << BigInt(code);
    }
    atoms.set(key, set);
  }
  return set;
}

/** Reads a pattern as far as its first characters need. */
class FirstReader {
  #at = 0;

  constructor(
    readonly source: string,
    readonly flags: string,
  ) {}

  alternation(): Term {
    let set = 0n;
    let empty = false;
    do {
      const term = this.#sequence();
      set |= term.set;
      empty ||= term.empty;
    } while (this.#take('|'));
    return { set, empty };
  }

  #take(text: string): boolean {
    const found = this.source.startsWith(text, this.#at);
    if (found) this.#at += text.length;
    return found;
  }

  #sequence(): Term {
    let set = 0n;
    let empty = true;
    while (this.#at < this.source.length && !/[|)]/u.test(this.source.charAt(this.#at))) {
      const term = this.#quantified();
      if (!empty) continue;
      set |= term.set;
      empty = term.empty;
    }
    return { set, empty };
  }

  #quantified(): Term {
    const term = this.#term();
    QUANTIFIER.lastIndex = this.#at;
    const match = QUANTIFIER.exec(this.source);
    if (!match) return term;
    this.#at = QUANTIFIER.lastIndex;
    this.#take('?');
    const least = match.groups?.['least'] ?? (match[0] === '+' ? '1' : '0');
    return { set: term.set, empty: term.empty || Number(least) === 0 };
  }

  #term(): Term {
    if (this.#take('(')) return this.#group();
    const start = this.#at;
    if (this.#take('[')) {
      while (!this.#take(']')) {
        this.#take('\\');
        this.#at += 1;
      }
    } else if (this.#take('\\')) {
      const char = this.source.charAt(this.#at);
      this.#at += 1;
      if (char === 'b' || char === 'B') return NOTHING;
      if (/[1-9k]/u.test(char)) return ANYTHING;
      if (/[pPu]/u.test(char) && this.#take('{')) this.#at = this.source.indexOf('}', this.#at) + 1;
      else this.#at += char === 'x' ? 2 : char === 'u' ? 4 : 0;
    } else {
      if (this.#take('^') || this.#take('$')) return NOTHING;
      this.#at += (this.source.codePointAt(this.#at) ?? 0) > 0xffff ? 2 : 1;
    }
    return { set: atomSet(this.source.slice(start, this.#at), this.flags), empty: false };
  }

  #group(): Term {
    const look = this.#take('?=') || this.#take('?!') || this.#take('?<=') || this.#take('?<!');
    if (!look) this.#take('?:');
    const term = this.alternation();
    this.#take(')');
    return look ? NOTHING : term;
  }
}

/** The characters that a match of the pattern may begin with; never too few. */
export function firstSet(pattern: RegExp): FirstSet {
  const term = new FirstReader(pattern.source, pattern.flags).alternation();
  return term.empty ? undefined : term.set;
}

/** Whether a match may begin with a character of this code. */
export function mayBegin(set: FirstSet, code: number): boolean {
  return set === undefined || ((set >> BigInt(Math.min(code, BEYOND))) & 1n) === 1n;
}
