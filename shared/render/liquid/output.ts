import type { Budget } from './budget.ts';

/** Where a stretch of the output comes from. It reaches to the next segment. */
export interface Segment {
  /** Offset in the output, UTF-16 units. */
  readonly offset: number;
  /** 1-based line of the source file. */
  readonly line: number;
  /** Whether each line break in the stretch is one in the source (literal text), or all of it stands for `line`. */
  readonly flows: boolean;
}

/** What is printed is laid down as one text each time so much of it has gathered: V8 keeps what `+=` joins as a tree of its pieces. */
const PIECE = 65_536;

/** Collects what a template prints, and on request where it came from. */
export class Output {
  #laid = '';
  #gathered = '';
  /** Present while a map is wanted; set aside while an include renders, whose lines are not the file's. */
  segments: Segment[] | undefined;

  constructor(
    private readonly budget: Budget,
    segments?: Segment[],
  ) {
    this.segments = segments;
  }

  get text(): string {
    return this.#laid + this.#gathered;
  }

  write(text: string): void {
    this.budget.text(this.#length + text.length);
    this.#gathered += text;
    if (this.#gathered.length < PIECE) return;
    // Asking for a letter makes V8 write the pieces into one text.
    this.#gathered.charCodeAt(0);
    this.#laid += this.#gathered;
    this.#gathered = '';
  }

  /** Says that what is written from here on comes from a line of the source. */
  mark(line: number, flows: boolean): void {
    const segments = this.segments;
    if (!segments) return;
    const offset = this.#length;
    const last = segments.at(-1);
    if (last && last.line === line && !last.flows && !flows) return;
    if (last?.offset === offset) segments.pop();
    segments.push({ offset, line, flows });
  }

  get #length(): number {
    return this.#laid.length + this.#gathered.length;
  }
}

/** For each line of the output its 1-based line in the source. A line that several sources share counts for the first that shows. */
export function sourceLines(text: string, segments: readonly Segment[]): number[] {
  const lines: number[] = [];
  let next = 0;
  let line = segments[0]?.line ?? 1;
  let flows = false;
  let lineStart = true;
  for (let at = 0; ;) {
    const end = text.indexOf('\n', at);
    const stop = end < 0 ? text.length : end;
    let first: number | undefined = lineStart && (segments[next]?.offset ?? Infinity) > at ? line : undefined;
    for (let segment = segments[next]; segment && segment.offset <= stop; segment = segments[++next]) {
      line = segment.line;
      flows = segment.flows;
      const shown = (segments[next + 1]?.offset ?? Infinity) > segment.offset;
      if (first === undefined && shown) first = line;
    }
    lines.push(first ?? line);
    if (end < 0) return lines;
    if (flows) line++;
    at = end + 1;
    lineStart = true;
  }
}
