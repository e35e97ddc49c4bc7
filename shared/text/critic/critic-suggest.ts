import { decideMarks, type Decision } from './critic-decide.ts';
import { parseMarks, type Mark, type Marks } from './critic-markup.ts';
import { reviewItems, writeNote, type Author, type ReviewItem } from './critic-notes.ts';
import { applyChanges, OffsetMap, type TextChange } from '../text-change.ts';

/** What is dispatched in place of a person's edit while suggesting. */
export interface SuggestedChange {
  readonly changes: readonly TextChange[];
  /** Where the cursor goes, in the text after the changes. */
  readonly caret: number;
  /** False where the edit cannot be a suggestion (inside code, Liquid or front matter) and is made as it is. */
  readonly tracked: boolean;
}

export interface SuggestOptions {
  /** Signs new suggestions; without one they are unsigned. */
  readonly author?: Author;
  /** Which way a deletion went: the cursor stays on that side of what was deleted. */
  readonly direction?: 'backward' | 'forward';
}

/**
 * Turns one edit of a text with marks into the changes that record it as a suggestion: typing extends the neighbouring
 * insertion of the same author, what is deleted is wrapped (text of an insertion goes at once), what is replaced becomes
 * `{~~old~>new~~}`. Comments are edited as they are. Rejecting everything gives the same text as before the edit.
 * `marks` are those of `text`, where the caller has them already.
 */
export function suggestChange(
  text: string,
  change: TextChange,
  options: SuggestOptions = {},
  marks: Marks = parseMarks(text),
): SuggestedChange {
  if (change.from === change.to && change.insert === '') return { changes: [], caret: change.to, tracked: true };
  const raw: SuggestedChange = { changes: [change], caret: change.from + change.insert.length, tracked: false };
  if (isInComment(marks.marks, change))
    return { ...raw, tracked: keepsRejected(text, marks, applyChanges(text, [change])) };
  if (marks.literal.some(({ from, to }) => cuts(change, from, to))) return raw;
  const planned = new Planner(text, reviewItems(text, marks.marks), options).plan(change);
  const suggested = withCaret(planned, change);
  return isRisky(text, change, marks) && !isFaithful(text, change, suggested, marks) ? raw : suggested;
}

interface PlannedChange extends TextChange {
  /** Where in `insert` the cursor goes. */
  readonly caret?: number;
}

type Piece = { readonly from: number; readonly to: number; readonly item?: ReviewItem };

class Planner {
  private readonly items: readonly ReviewItem[];
  private readonly highlights: readonly Mark[];

  constructor(
    private readonly text: string,
    items: readonly ReviewItem[],
    private readonly options: SuggestOptions,
  ) {
    this.items = items.filter(item => item.mark.kind !== 'highlight');
    this.highlights = items.filter(item => item.mark.kind === 'highlight').map(item => item.mark);
  }

  plan(change: TextChange): PlannedChange[] {
    if (change.from === change.to) return this.insertAt(change.from, change.insert);
    const { plain, inserted, touched } = this.piecesOf(change);
    if (plain.length === 0 && inserted.length === 0) return this.deleteSigns(change, touched);
    const only = plain[0];
    if (change.insert !== '' && plain.length === 1 && only && inserted.length === 0 && touched.length === 0) {
      const old = this.text.slice(only.from, only.to);
      if (!old.includes('~>') && !change.insert.includes('~>')) {
        return [
          { from: only.from, to: only.from, insert: '{~~' },
          {
            from: only.to,
            to: only.to,
            insert: `~>${change.insert}~~}${this.signature()}`,
            caret: 2 + change.insert.length,
          },
        ];
      }
    }
    const single = inserted[0];
    if (plain.length === 0 && single?.item && inserted.length === 1 && change.insert !== '') {
      return [{ from: single.from, to: single.to, insert: change.insert, caret: change.insert.length }];
    }
    const deleted = [...plain.flatMap(piece => this.wrap(piece)), ...inserted.flatMap(piece => this.cut(piece))];
    return change.insert === '' ? deleted : [...deleted, ...this.insertBehind(change, deleted)];
  }

  /** Parts of a deleted range: text outside marks, text of insertions; what is left are signs, comments, deleted text. */
  private piecesOf({ from, to }: TextChange): { plain: Piece[]; inserted: Piece[]; touched: ReviewItem[] } {
    const plain: Piece[] = [];
    const inserted: Piece[] = [];
    const touched = this.items.filter(item => item.range.from < to && item.range.to > from);
    const signs = this.highlights.flatMap(mark => [
      { from: mark.range.from, to: mark.content.from },
      { from: mark.content.to, to: mark.range.to },
    ]);
    const closed = [...touched.map(item => item.range), ...signs.filter(sign => sign.from < to && sign.to > from)];
    let at = from;
    for (const range of closed.sort((a, b) => a.from - b.from)) {
      if (range.from > at) plain.push({ from: at, to: range.from });
      at = Math.max(at, range.to);
    }
    if (to > at) plain.push({ from: at, to });
    for (const item of touched) {
      const { after } = item.mark;
      const piece = { from: Math.max(from, after.from), to: Math.min(to, after.to), item };
      if (piece.from < piece.to) inserted.push(piece);
    }
    return { plain, inserted, touched };
  }

  /** Wraps text as deleted, or moves the edge of a deletion of the same author over it. */
  private wrap({ from, to }: Piece): PlannedChange[] {
    const caret = (side: 'backward' | 'forward', offset: number): { caret?: number } =>
      (this.options.direction ?? 'backward') === side ? { caret: offset } : {};
    const next = this.items.find(item => item.range.from === to && item.mark.kind === 'deletion' && this.isMine(item));
    if (next) {
      return [
        { from, to: from, insert: '{--', ...caret('backward', 0) },
        { from: to, to: to + 3, insert: '', ...caret('forward', 0) },
      ];
    }
    const previous = this.items.find(
      item => item.range.to === from && item.mark.kind === 'deletion' && this.isMine(item),
    );
    if (previous) {
      const end = this.text.slice(previous.mark.content.to, from);
      return [
        { from: previous.mark.content.to, to: from, insert: '', ...caret('backward', 0) },
        { from: to, to, insert: end, ...caret('forward', end.length) },
      ];
    }
    const end = `--}${this.signature()}`;
    return [
      { from, to: from, insert: '{--', ...caret('backward', 0) },
      { from: to, to, insert: end, ...caret('forward', end.length) },
    ];
  }

  /** Takes text out of an insertion; an insertion that is empty then goes, a replacement becomes a deletion. */
  private cut({ from, to, item }: Piece): PlannedChange[] {
    const mark = item!.mark;
    if (from > mark.after.from || to < mark.after.to) return [{ from, to, insert: '', caret: 0 }];
    if (mark.kind === 'insertion') return [{ from: item!.range.from, to: item!.range.to, insert: '', caret: 0 }];
    return [
      { from: mark.range.from, to: mark.before.from, insert: '{--' },
      { from: mark.before.to, to: mark.range.to, insert: '--}', caret: 3 },
    ];
  }

  /** Only signs were deleted: the key goes on to the text behind them, or steps over what is deleted already. */
  private deleteSigns(change: TextChange, touched: readonly ReviewItem[]): PlannedChange[] {
    const covered = touched.filter(
      item => item.mark.kind === 'comment' && item.range.from >= change.from && item.range.to <= change.to,
    );
    if (covered.length > 0) return covered.map(item => ({ ...item.range, insert: '', caret: 0 }));
    const backward = (this.options.direction ?? 'backward') === 'backward';
    const item = touched.at(backward ? -1 : 0);
    if (!item) return [{ from: change.from, to: change.from, insert: '', caret: 0 }];
    const { after } = item.mark;
    if (after.from < after.to && (backward ? change.from >= after.to : change.to <= after.from)) {
      const letters = [...this.text.slice(after.from, after.to)];
      const letter = (backward ? letters.at(-1) : letters[0]) ?? '';
      const from = backward ? after.to - letter.length : after.from;
      return this.cut({ from, to: from + letter.length, item });
    }
    const place = backward ? item.range.from : item.range.to;
    return [{ from: place, to: place, insert: '', caret: 0 }];
  }

  private insertAt(offset: number, insert: string): PlannedChange[] {
    const inside = this.items.find(item => item.range.from < offset && offset < item.range.to);
    const place = inside ? this.placeInside(inside, offset) : offset;
    if (place !== undefined && inside) return [{ from: place, to: place, insert, caret: insert.length }];
    const at = inside ? inside.range.to : this.outsideSigns(offset);
    const before = this.items.find(item => item.range.to === at && isInsertion(item) && this.isMine(item));
    const behind = this.items.find(item => item.range.from === at && isInsertion(item) && this.isMine(item));
    const neighbour = before ? before.mark.after.to : behind ? behind.mark.after.from : undefined;
    if (neighbour !== undefined) return [{ from: neighbour, to: neighbour, insert, caret: insert.length }];
    return [{ from: at, to: at, insert: `{++${insert}++}${this.signature()}`, caret: 3 + insert.length }];
  }

  /** Where text goes that is typed inside a mark; undefined: behind it. */
  private placeInside(item: ReviewItem, offset: number): number | undefined {
    const { mark } = item;
    if (!isInsertion(item) || offset >= mark.range.to) return undefined;
    return Math.min(Math.max(offset, mark.after.from), mark.after.to);
  }

  private outsideSigns(offset: number): number {
    for (const mark of this.highlights) {
      if (offset > mark.range.from && offset < mark.content.from) return mark.content.from;
      if (offset > mark.content.to && offset < mark.range.to) return mark.content.to;
    }
    return offset;
  }

  /** New text in place of a range that was marked as deleted. */
  private insertBehind(change: TextChange, deleted: readonly PlannedChange[]): PlannedChange[] {
    const last = this.items.find(item => item.range.from < change.to && item.range.to > change.to);
    const inside = last ? this.placeInside(last, change.to) : undefined;
    const goes = deleted.some(
      ({ from, to }) => inside !== undefined && from <= last!.range.from && to >= last!.range.to,
    );
    const stays = inside !== undefined && !goes && last!.mark.after.to > change.to;
    if (stays) return [{ from: inside, to: inside, insert: change.insert, caret: change.insert.length }];
    const at = last ? last.range.to : this.outsideSigns(change.to);
    return [{ from: at, to: at, insert: `{++${change.insert}++}${this.signature()}`, caret: 3 + change.insert.length }];
  }

  private isMine(item: ReviewItem): boolean {
    return item.author === this.options.author?.name && item.notes.length === 0;
  }

  private signature(): string {
    return this.options.author ? writeNote('', this.options.author) : '';
  }
}

function isInsertion(item: ReviewItem): boolean {
  return item.mark.kind === 'insertion' || item.mark.kind === 'substitution';
}

function isInComment(marks: readonly Mark[], { from, to }: TextChange): boolean {
  return marks.some(({ kind, content }) => kind === 'comment' && from >= content.from && to <= content.to);
}

/** Whether an edit reaches into a range without holding all of it. */
function cuts(change: TextChange, from: number, to: number): boolean {
  if (change.from >= to || change.to <= from) return false;
  return change.from === change.to || !(change.from <= from && change.to >= to);
}

function withCaret(planned: readonly PlannedChange[], change: TextChange): SuggestedChange {
  const sorted = planned
    .map((part, index) => ({ part, index }))
    .sort((a, b) => a.part.from - b.part.from || a.part.to - b.part.to || a.index - b.index)
    .map(({ part }) => part);
  let shift = 0;
  let caret = -1;
  for (const { from, to, insert, caret: within } of sorted) {
    // Typed text decides over where deleted text was.
    if (within !== undefined && (caret < 0 || change.insert !== '')) caret = from + shift + within;
    shift += insert.length - (to - from);
  }
  const changes = sorted.filter(({ from, to, insert }) => from < to || insert !== '');
  return {
    changes: changes.map(({ from, to, insert }) => ({ from, to, insert })),
    caret: caret < 0 ? change.from : caret,
    tracked: true,
  };
}

/** Whether an edit holds or touches what could be read as marks, code, Liquid or blocks. */
function isRisky(text: string, { from, to, insert }: TextChange, { literal }: Marks): boolean {
  if (/[{}+\-~=<>`\\%$\n\t:]| {4}/.test(insert + text.slice(Math.max(0, from - 3), to + 3))) return true;
  if (literal.some(range => from <= range.to && to >= range.from)) return true;
  const lineStart = text.lastIndexOf('\n', from - 1) + 1;
  return /^[ \t]/.test(text.slice(lineStart, lineStart + 1));
}

/**
 * Whether accepting gives the edited text and rejecting the text as it was, read with all rules. The text before was read
 * by the caller, the one after is read once: a text of thousands of marks is checked at each key.
 */
function isFaithful(text: string, change: TextChange, suggested: SuggestedChange, before: Marks): boolean {
  const after = applyChanges(text, suggested.changes);
  const read = parseMarks(after);
  if (read.problems.length > before.problems.length) return false;
  if (decided(after, read, 'reject') !== decided(text, before, 'reject')) return false;
  const changes = decideMarks(before.marks, 'accept');
  const accepted = applyChanges(text, changes);
  const map = new OffsetMap(changes);
  const [from, to] = [map.toNew(change.from), map.toNew(change.to)];
  if (from === to && change.insert === '') return true;
  const expected = accepted.slice(0, from) + change.insert + accepted.slice(Math.max(from, to));
  return decided(after, read, 'accept') === expected;
}

function keepsRejected(before: string, marks: Marks, after: string): boolean {
  return decided(after, parseMarks(after), 'reject') === decided(before, marks, 'reject');
}

/** A text with everything accepted or rejected. */
function decided(text: string, { marks }: Marks, decision: Decision): string {
  return applyChanges(text, decideMarks(marks, decision));
}
