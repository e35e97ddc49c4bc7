import { EditorSelection, type ChangeSpec, type EditorState } from '@codemirror/state';
import type { Change } from './change.ts';
import { selectedLines } from './toggle-block.ts';

const ITEM = /^(\s*)([-*+]|\d{1,9}[.)])(\s+|$)/;
const UNIT = 2;
/** Lines around a change that are looked through for the rest of its list. */
const REACH = 400;

/** Moves the selected list items one level in; null outside of a list. kramdown wants them under the words of the item above. */
export const indentItems: Change = state => moveItems(state, 1);

/** Moves the selected list items one level out; null outside of a list. */
export const outdentItems: Change = state => moveItems(state, -1);

function moveItems(state: EditorState, direction: 1 | -1): ReturnType<Change> {
  const lines = selectedLines(state);
  if (!lines.some(line => ITEM.test(line.text))) return null;
  const texts = new Map<number, string>();
  for (const line of lines) {
    if (line.text.trim() === '') continue;
    const indent = /^\s*/.exec(line.text)?.[0].length ?? 0;
    const width = direction > 0 ? widthAbove(state, line.number, indent) : -widthOut(state, line.number, indent);
    if (width === 0) continue;
    const text = width > 0 ? ' '.repeat(width) + line.text : line.text.slice(Math.min(indent, -width));
    const item = ITEM.exec(text);
    // What moves into a level begins a list there until the numbering says otherwise.
    texts.set(line.number, item && direction > 0 ? text.replace(/^(\s*)\d{1,9}([.)])/, '$11$2') : text);
  }
  if (texts.size === 0) return {};
  renumber(state, lines[0]!.number, lines.at(-1)!.number, texts);
  const changes: ChangeSpec[] = [];
  for (const [number, text] of texts) {
    const line = state.doc.line(number);
    let same = 0;
    while (same < text.length && same < line.length && text.at(-1 - same) === line.text.at(-1 - same)) same += 1;
    if (text !== line.text)
      changes.push({ from: line.from, to: line.to - same, insert: text.slice(0, text.length - same) });
  }
  const set = state.changes(changes);
  const ranges = state.selection.ranges.map(range =>
    EditorSelection.range(set.mapPos(range.anchor, 1), set.mapPos(range.head, 1)),
  );
  return {
    changes: set,
    selection: EditorSelection.create(ranges, state.selection.mainIndex),
    userEvent: 'input.indent',
  };
}

/** How far an item goes in: to the words of the nearest item above on the same level. */
function widthAbove(state: EditorState, number: number, indent: number): number {
  for (let above = number - 1; above >= Math.max(1, number - REACH); above--) {
    const item = ITEM.exec(state.doc.line(above).text);
    const theirs = item?.[1]?.length ?? -1;
    if (item && theirs < indent) return 0;
    if (item && theirs === indent) return item[2]!.length + Math.max(1, Math.min(4, item[3]!.length));
  }
  return 0;
}

function widthOut(state: EditorState, number: number, indent: number): number {
  for (let above = number - 1; above >= Math.max(1, number - REACH) && indent > 0; above--) {
    const theirs = ITEM.exec(state.doc.line(above).text)?.[1]?.length;
    if (theirs !== undefined && theirs < indent) return indent - theirs;
  }
  return Math.min(indent, UNIT);
}

/** Numbers the ordered items around some lines anew; `texts` holds lines that are to change and takes up more. */
function renumber(state: EditorState, first: number, last: number, texts: Map<number, string>): void {
  const { doc } = state;
  const textOf = (number: number): string => texts.get(number) ?? doc.line(number).text;
  const inList = (number: number): boolean => /^\s*$|^\s+\S/.test(textOf(number)) || ITEM.test(textOf(number));
  let start = first;
  while (start > Math.max(1, first - REACH) && inList(start - 1)) start -= 1;
  const levels: { readonly indent: number; next: number }[] = [];
  for (let number = start; number <= Math.min(doc.lines, last + REACH) && inList(number); number++) {
    const text = textOf(number);
    const item = ITEM.exec(text);
    if (!item) continue;
    const indent = item[1]!.length;
    while (levels.length > 0 && levels.at(-1)!.indent > indent) levels.pop();
    let level = levels.at(-1);
    const value = Number.parseInt(item[2]!, 10);
    if (!level || level.indent < indent) {
      level = { indent, next: Number.isNaN(value) ? 1 : value };
      levels.push(level);
    }
    if (Number.isNaN(value)) continue;
    if (value !== level.next) texts.set(number, text.replace(/^(\s*)\d+/, `$1${level.next}`));
    level.next += 1;
  }
}
