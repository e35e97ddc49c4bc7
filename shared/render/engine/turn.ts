import type { Subject } from './subject.ts';

/** Whose turn it is in Jekyll's order of rendering, while something is rendered. */
export interface Turn {
  readonly subject: Subject;
  readonly order: number;
  /** The subject's text after conversion, once the layouts' turn has come. */
  readonly converted: (() => string) | undefined;
  /** Whether it is the subject's excerpt that is rendered. */
  readonly excerpt: boolean;
}

/** The turns under way: rendering one document may need another's text, which is then rendered as if at its own turn. */
export class Turns {
  private readonly stack: Turn[] = [];

  get current(): Turn | undefined {
    return this.stack[this.stack.length - 1];
  }

  /** Whether a subject is being rendered. */
  holds(subject: Subject): boolean {
    return this.stack.some(turn => turn.subject === subject);
  }

  /** Whether a subject's excerpt is being rendered: one that asks for itself would never end. */
  isExcerpting(subject: Subject): boolean {
    return this.stack.some(turn => turn.subject === subject && turn.excerpt);
  }

  /** Whether a subject's text is being converted, so that it is not there yet. */
  isConverting(subject: Subject): boolean {
    return this.stack.some(turn => turn.subject === subject && !turn.converted && !turn.excerpt);
  }

  get depth(): number {
    return this.stack.length;
  }

  take<T>(turn: Turn, render: () => T): T {
    this.stack.push(turn);
    try {
      return render();
    } finally {
      this.stack.pop();
    }
  }
}
