import {
  StateField,
  type ChangeDesc,
  type EditorState,
  type Range,
  type Text,
  type Transaction,
} from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';
import './long-lines.css';

/**
 * Lines that weigh more are shown in part. A letter weighs 1; a sign that may be drawn as something of its own weighs `SIGN`.
 * Laying out a megabyte that wraps takes a second at each key, and so do five thousand tags in a line.
 */
export const LONGEST_WHOLE = 36_000;
const SIGN = 30;
/** So much of such a line is shown before and behind the cursor, and twice as much of its beginning where the cursor is elsewhere. */
const AROUND = 9000;
/** The part that is shown moves on when the cursor comes this near to its end. */
const NEAR = 2400;

interface Span {
  readonly from: number;
  readonly to: number;
}

interface LongLines {
  /** The long lines, in their order. */
  readonly lines: readonly Span[];
  /** What is shown of the line that the cursor is in, where that is a long one. */
  readonly shown: Span | undefined;
  readonly decorations: DecorationSet;
}

const NONE: LongLines = { lines: [], shown: undefined, decorations: Decoration.none };

/**
 * Draws the neighbourhood of the cursor of a very long line, and its beginning where the cursor is elsewhere; the rest is a
 * word that says how much it is. The text stays as it is: the cursor, a search and a selection go anywhere, and what is shown
 * follows the cursor.
 */
export const longLines = StateField.define<LongLines>({
  create: state => draw(state, longAmong(state.doc, 0, state.doc.length), undefined),
  update(before, transaction) {
    if (!transaction.docChanged && !transaction.selection) return before;
    const lines = transaction.docChanged ? follow(before.lines, transaction) : before.lines;
    if (lines.length === 0) return NONE;
    const { state, changes } = transaction;
    const shown = showing(state, lines, before.shown && mapSpan(before.shown, changes));
    const steady =
      isMapped(before.shown, shown, changes) &&
      lines.length === before.lines.length &&
      !touchesOther(before, changes) &&
      !touchesHidden(before.decorations, changes);
    if (!steady) return draw(state, lines, shown);
    return transaction.docChanged ? { lines, shown, decorations: before.decorations.map(changes) } : before;
  },
  provide: own => EditorView.decorations.from(own, value => value.decorations),
});

/** Whether the cursor stands in a line that is shown in part. */
export function isInLongLine(state: EditorState): boolean {
  return state.field(longLines).shown !== undefined;
}

/** The long lines among those that a part of the text touches. */
function longAmong(doc: Text, from: number, to: number): Span[] {
  const found: Span[] = [];
  const start = doc.lineAt(from).from;
  gatherLong(doc.slice(start, doc.lineAt(to).to), start, found);
  return found;
}

/** Looks into those parts of the rope alone that are long enough to hold one. */
function gatherLong(text: Text, start: number, into: Span[]): void {
  if (text.length <= LONGEST_WHOLE / SIGN) return;
  let from = start;
  for (const child of text.children ?? []) {
    gatherLong(child, from, into);
    from += child.length + 1;
  }
  if (text.children) return;
  for (const line of text.iterLines()) {
    if (isLong(line)) into.push({ from, to: from + line.length });
    from += line.length + 1;
  }
}

/** Runs over every letter of a text that is opened, so it does nothing but that. */
function isLong(text: string): boolean {
  if (text.length <= LONGEST_WHOLE / SIGN) return false;
  let rest = LONGEST_WHOLE;
  for (let at = 0; at < text.length; at++) {
    if (rest <= 0) return true;
    const unit = text.charCodeAt(at);
    rest -= known[unit] || weightOf(unit);
  }
  return false;
}

/** Where one stands after going from an offset over letters of this weight, forwards or backwards, at most to the text's end. */
function walk(text: string, from: number, step: 1 | -1, weight: number): number {
  let at = from;
  const end = step === 1 ? text.length : 0;
  for (let rest = weight; at !== end && rest > 0; at += step)
    rest -= weightOf(text.charCodeAt(step === 1 ? at : at - 1));
  return at;
}

/** Signs of Markdown, Liquid, HTML and code, and what is drawn without a width, joins others or takes two units. */
const SIGNS = /[^\p{L}\p{N}\p{P} ]|[#*_`~<>[\](){}|\\%&@/=+^$]/u;
const known = new Uint8Array(0x10000);

function weightOf(unit: number): number {
  return (known[unit] ||= SIGNS.test(String.fromCharCode(unit)) ? SIGN : 1);
}

function follow(before: readonly Span[], { changes, newDoc }: Transaction): readonly Span[] {
  const fresh: Span[] = [];
  changes.iterChangedRanges((_fromA, _toA, fromB, toB) => {
    for (const line of longAmong(newDoc, fromB, toB)) if (fresh.at(-1)?.from !== line.from) fresh.push(line);
  });
  if (before.length === 0) return fresh;
  const kept = before.filter(({ from, to }) => !changes.touchesRange(from, to)).map(line => mapSpan(line, changes));
  return [...kept, ...fresh].sort((a, b) => a.from - b.from);
}

function mapSpan({ from, to }: Span, changes: ChangeDesc): Span {
  return { from: changes.mapPos(from, -1), to: changes.mapPos(to, 1) };
}

function isMapped(before: Span | undefined, now: Span | undefined, changes: ChangeDesc): boolean {
  if (!before || !now) return before === now;
  const mapped = mapSpan(before, changes);
  return mapped.from === now.from && mapped.to === now.to;
}

/** Whether a long line is changed that the cursor is not in: what is shown of its beginning may have become too much. */
function touchesOther({ lines, shown }: LongLines, changes: ChangeDesc): boolean {
  return lines.some(line => !holds(line, shown) && changes.touchesRange(line.from, line.to));
}

function holds(line: Span, shown: Span | undefined): boolean {
  return shown !== undefined && line.from <= shown.from && shown.to <= line.to;
}

function touchesHidden(decorations: DecorationSet, changes: ChangeDesc): boolean {
  for (const hidden = decorations.iter(); hidden.value; hidden.next())
    if (changes.touchesRange(hidden.from, hidden.to)) return true;
  return false;
}

/** What is to be shown of the cursor's line; `before` stays where the cursor is well inside of it. */
function showing(state: EditorState, lines: readonly Span[], before: Span | undefined): Span | undefined {
  const { doc } = state;
  const { head } = state.selection.main;
  const line = lines.find(({ from, to }) => from <= head && head <= to);
  if (!line) return undefined;
  const { text } = doc.lineAt(head);
  const go = (step: 1 | -1, weight: number): number => line.from + walk(text, head - line.from, step, weight);
  if (before && before.from >= line.from && before.to <= line.to) {
    const hasRoom =
      (before.from === line.from || go(-1, NEAR) > before.from) && (before.to === line.to || go(1, NEAR) < before.to);
    if (hasRoom && go(-1, 4 * AROUND) <= before.from && go(1, 4 * AROUND) >= before.to) return before;
  }
  return { from: whole(doc, go(-1, AROUND)), to: whole(doc, go(1, AROUND)) };
}

/** An offset that parts no letter of two units. */
function whole(doc: Text, offset: number): number {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(doc.sliceString(Math.max(0, offset - 1), offset + 1))
    ? offset - 1
    : offset;
}

function draw(state: EditorState, lines: readonly Span[], known: Span | undefined): LongLines {
  if (lines.length === 0) return NONE;
  const shown = known ?? showing(state, lines, undefined);
  const hidden: Range<Decoration>[] = [];
  const hide = (from: number, to: number): void => {
    if (to > from) hidden.push(Decoration.replace({ widget: new MoreLetters(to - from) }).range(from, to));
  };
  for (const line of lines) {
    const part = shown && holds(line, shown) ? shown : beginningOf(state.doc, line);
    hide(line.from, part.from);
    hide(part.to, line.to);
  }
  return { lines, shown, decorations: Decoration.set(hidden) };
}

function beginningOf(doc: Text, { from }: Span): Span {
  return { from, to: whole(doc, from + walk(doc.lineAt(from).text, 0, 1, 2 * AROUND)) };
}

class MoreLetters extends WidgetType {
  readonly #letters: number;

  constructor(letters: number) {
    super();
    this.#letters = letters;
  }

  override eq(other: MoreLetters): boolean {
    return other.#letters === this.#letters;
  }

  override toDOM(): HTMLElement {
    const words = document.createElement('span');
    words.className = 'more-letters';
    words.textContent = `… ${this.#letters.toLocaleString('en')} more letters …`;
    words.title = 'This line is very long. Press here to go on reading it.';
    return words;
  }

  /** A press puts the cursor beside it, and what is shown follows the cursor. */
  override ignoreEvent(): boolean {
    return false;
  }
}
