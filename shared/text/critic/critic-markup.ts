import type { Problem } from '../../kit/problem.ts';
import { ProseScanner } from './critic-prose.ts';
import type { TextRange } from '../text-change.ts';

/** `{++ ++}`, `{-- --}`, `{~~ ~> ~~}`, `{== ==}` and `{>> <<}`. */
export type MarkKind = 'insertion' | 'deletion' | 'substitution' | 'highlight' | 'comment';

/** One CriticMarkup mark. Marks do not overlap; only a highlight may hold others. */
export interface Mark {
  readonly kind: MarkKind;
  /** With the braces. */
  readonly range: TextRange;
  /** What was there before: the content of a deletion or highlight, the old text of a substitution; else empty. */
  readonly before: TextRange;
  /** What will be there: the content of an insertion or highlight, the new text of a substitution; else empty. */
  readonly after: TextRange;
  /** Between the braces. */
  readonly content: TextRange;
}

export interface Marks {
  /** In the order of their beginnings. */
  readonly marks: readonly Mark[];
  /** Braces without a partner; they are text. So is what follows the first 20,000 of them, which the last problem says. */
  readonly problems: readonly Problem[];
  /** Front matter, code, Liquid, HTML comments: what looks like a mark there is text. In order, without overlap. */
  readonly literal: readonly TextRange[];
}

const KINDS: Readonly<Record<string, MarkKind>> = {
  '++': 'insertion',
  '--': 'deletion',
  '~~': 'substitution',
  '==': 'highlight',
  '>>': 'comment',
  '<<': 'comment',
};
const CLOSERS: Readonly<Record<MarkKind, string>> = {
  insertion: '++}',
  deletion: '--}',
  substitution: '~~}',
  highlight: '==}',
  comment: '<<}',
};

/** A text that has more signs without a partner is made of them: reading on would be felt at each key. */
const MOST_PROBLEMS = 20_000;

/** Whether a text can hold any mark at all; cheap. */
export function mayHoldMarks(text: string): boolean {
  // An expression takes long to find that a text of megabytes has none; a brace is found missing at once.
  if (!text.includes('{') && !text.includes('}')) return false;
  return /\{(?:\+\+|--|~~|==|>>)|(?:\+\+|--|~~|==|<<)\}/.test(text);
}

/**
 * Reads the marks of a post's text. What opens first wins: a mark inside code, Liquid, an HTML comment or front matter is
 * text, and so is a backtick inside a mark that is not closed before the mark is. An edit with another mark in it, or without
 * an end, is a problem and stays text. Takes time in proportion to the text. `path` is only named in problems.
 */
export function parseMarks(text: string, path = ''): Marks {
  return mayHoldMarks(text) ? new MarkParser(text, path, new ProseScanner(text)).parse() : new NoMarks(text);
}

/** What is literal in a text without marks is looked for when somebody asks: few do, and a megabyte takes a while. */
class NoMarks implements Marks {
  readonly marks = [];
  readonly problems = [];
  #literal: readonly TextRange[] | undefined;

  constructor(private readonly text: string) {}

  get literal(): readonly TextRange[] {
    return (this.#literal ??= new ProseScanner(this.text).skipAll());
  }
}

class MarkParser {
  private readonly marks: Mark[] = [];
  private readonly problems: Problem[] = [];
  private readonly closers = new Map<MarkKind, number>();
  private highlight: number | undefined;
  private lines: readonly number[] | undefined;
  /** The `~>` found last. */
  private nextArrow = -1;

  constructor(
    private readonly text: string,
    private readonly path: string,
    private readonly scanner: ProseScanner,
  ) {}

  parse(): Marks {
    for (let sign = this.scanner.nextSign(0); sign;) {
      if (this.problems.length === MOST_PROBLEMS) return this.giveUp(sign.from);
      const at = this.sign(sign.from, sign.to);
      sign = this.scanner.nextSign(at);
    }
    if (this.highlight !== undefined) this.unbalanced(this.highlight, '{==', '==}');
    return this.done();
  }

  private giveUp(at: number): Marks {
    this.problem(
      'marks-too-many',
      at,
      'More than 20,000 signs of review have no partner, so none is read from here on.',
      'Write these signs as code, or in a post of their own.',
    );
    return this.done();
  }

  private done(): Marks {
    this.marks.sort((a, b) => a.range.from - b.range.from);
    this.problems.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
    const { marks, problems, scanner } = this;
    return {
      marks,
      problems,
      get literal() {
        return scanner.skipAll();
      },
    };
  }

  /** Takes a sign and gives where reading goes on. */
  private sign(from: number, to: number): number {
    const sign = this.text.slice(from, to);
    if (sign.startsWith('{')) return this.opening(from, KINDS[sign.slice(1)]!);
    if (KINDS[sign.slice(0, 2)] === 'highlight' && this.highlight !== undefined) {
      this.add('highlight', this.highlight, to);
      this.highlight = undefined;
    } else {
      this.problem(
        'mark-without-start',
        from,
        `A mark ends with ${sign} here but none begins.`,
        'Delete the sign, or write it as code.',
      );
    }
    return to;
  }

  private opening(from: number, kind: MarkKind): number {
    const behind = from + 3;
    if (kind === 'highlight') {
      if (this.highlight !== undefined) this.unbalanced(this.highlight, '{==', '==}');
      this.highlight = from;
      return behind;
    }
    const end = this.closerAfter(kind, behind);
    const sign = this.text.slice(from, behind);
    if (end === undefined || this.scanner.hasOpening(behind, end, kind === 'comment')) {
      this.unbalanced(from, sign, CLOSERS[kind]);
      return behind;
    }
    if (kind === 'substitution' && this.arrow(behind, end) === undefined) {
      this.problem(
        'mark-without-arrow',
        from,
        'A replacement has no ~> between the old and the new text.',
        'Write {~~old~>new~~}.',
      );
      return end + 3;
    }
    this.add(kind, from, end + 3);
    return end + 3;
  }

  private add(kind: MarkKind, from: number, to: number): void {
    const content = { from: from + 3, to: to - 3 };
    const none = { from: content.to, to: content.to };
    const arrow = kind === 'substitution' ? this.arrow(content.from, content.to) : undefined;
    const old = arrow === undefined ? content : { from: content.from, to: arrow };
    const fresh = arrow === undefined ? content : { from: arrow + 2, to: content.to };
    this.marks.push({
      kind,
      range: { from, to },
      content,
      before: kind === 'insertion' || kind === 'comment' ? none : old,
      after: kind === 'deletion' || kind === 'comment' ? none : fresh,
    });
  }

  /** Looks from `from` on, which only grows but for the arrow found last: a text may have thousands of replacements and no arrow. */
  private arrow(from: number, to: number): number | undefined {
    if (this.nextArrow < from) {
      const at = this.text.indexOf('~>', from);
      this.nextArrow = at < 0 ? Infinity : at;
    }
    return this.nextArrow + 2 <= to ? this.nextArrow : undefined;
  }

  /** The next closing sign of a kind; remembers it, as a text may have thousands of openings and one end. */
  private closerAfter(kind: MarkKind, from: number): number | undefined {
    const known = this.closers.get(kind);
    if (known !== undefined && known >= from) return known === Infinity ? undefined : known;
    const at = this.text.indexOf(CLOSERS[kind], from);
    this.closers.set(kind, at < 0 ? Infinity : at);
    return at < 0 ? undefined : at;
  }

  private unbalanced(at: number, sign: string, closer: string): void {
    this.problem(
      'mark-without-end',
      at,
      `A mark begins with ${sign} here but does not end with ${closer} before the next one begins.`,
      `Write ${closer} where it ends, or write the sign as code.`,
    );
  }

  private problem(code: string, at: number, cause: string, remedy: string): void {
    this.problems.push({ severity: 'error', code, place: this.placeOf(at), cause, remedy });
  }

  /** Lines are found once: ten thousand problems are no reason to count ten thousand times. */
  private placeOf(at: number): { path: string; line: number; column: number } {
    this.lines ??= lineStarts(this.text);
    let low = 0;
    let high = this.lines.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.lines[middle]! <= at) low = middle;
      else high = middle;
    }
    return { path: this.path, line: low + 1, column: at - this.lines[low]! + 1 };
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
