import type { Element } from '../element.ts';

/** What an opener of emphasis was tried as. `fallback` is `**` tried as `*`, when it could not be strong. */
export type EmphasisTry = 'single' | 'double' | 'fallback';

/**
 * Openers of emphasis that are known to stay open. Trying one means reading to the text's end; every like opener met on the way
 * would meet the same end, so it need not be tried. This keeps `*a *a *a ...` linear. `surroundings` is a number for what is open
 * around an opener.
 */
export class EmphasisMemory {
  private failed: Set<string> | undefined;
  private met: { at: number; kind: EmphasisTry; mark: string }[] = [];
  private trying: Element | undefined;

  knowsFailed(at: number, kind: EmphasisTry, surroundings: number): boolean {
    return this.failed !== undefined && this.failed.has(`${at} ${kind} ${surroundings}`);
  }

  /** Notes an opener that became text in `tree`, if that is the element that is being tried. */
  meet(tree: Element, at: number, kind: EmphasisTry, mark: string): void {
    if (tree === this.trying) this.met.push({ at, kind, mark });
  }

  /** Runs one try; if it fails, what it met of its own kind at its own level has failed too. */
  attempt(
    element: Element,
    at: number,
    kind: EmphasisTry,
    mark: string,
    surroundings: number,
    run: () => boolean,
  ): boolean {
    const { met: outer, trying: outerTrying } = this;
    this.met = [];
    this.trying = element;
    const found = run();
    if (!found) {
      const failed = (this.failed ??= new Set());
      failed.add(`${at} ${kind} ${surroundings}`);
      for (const other of this.met) {
        const alike = other.mark === mark && (kind === 'double') === (other.kind === 'double');
        if (alike) failed.add(`${other.at} ${other.kind} ${surroundings}`);
      }
    }
    this.met = outer;
    this.trying = outerTrying;
    return found;
  }
}

/** Where brackets close, as found while the text of an outer link was read; -1 for those that do not. */
export class BracketMemory {
  private readonly closes = new Map<string, number>();

  closeOf(at: number, surroundings: number): number | undefined {
    return this.closes.get(`${at} ${surroundings}`);
  }

  remember(at: number, surroundings: number, close: number): void {
    this.closes.set(`${at} ${surroundings}`, close);
  }
}

/** Searches in one text, each done once however many openers ask. */
export class SearchMemory {
  private parentheses: Map<number, number> | undefined;
  private readonly found = new Map<string, { from: number; at: number }>();

  constructor(private readonly text: string) {}

  /** The parenthesis that closes the one at `open`, or -1. */
  closingParenthesis(open: number): number {
    if (!this.parentheses) {
      this.parentheses = new Map();
      const openers: number[] = [];
      for (let i = this.text.indexOf('('); i !== -1 && i < this.text.length; i++) {
        const code = this.text.charCodeAt(i);
        if (code === 40) openers.push(i);
        else if (code === 41) {
          const opener = openers.pop();
          if (opener !== undefined) this.parentheses.set(opener, i);
        }
      }
    }
    return this.parentheses.get(open) ?? -1;
  }

  /** The first match of a global pattern from `pos` on, or -1. `what` names the pattern. */
  search(what: string, pos: number, pattern: RegExp): number {
    const known = this.found.get(what);
    if (known && pos >= known.from && (known.at === -1 || pos <= known.at)) return known.at;
    pattern.lastIndex = pos;
    const at = pattern.exec(this.text)?.index ?? -1;
    this.found.set(what, { from: pos, at });
    return at;
  }
}
