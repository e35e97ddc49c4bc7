import { type ChangeSpec, type EditorState, type Line } from '@codemirror/state';
import type { Change } from './change.ts';

const QUOTE = /^(\s{0,3})> ?/;
const HEADING = /^(\s{0,3})(#{1,6})(?:[ \t]+|$)/;
const SETEXT = /^\s{0,3}(?:=+|-+)\s*$/;
const ITEM = /^(\s*)(?:[-*+]|\d{1,9}[.)])(?:[ \t]+(\[[ xX]\])(?=\s|$))?(?:[ \t]+|$)/;

export type ListKind = 'bullets' | 'numbers' | 'tasks';

/** Quotes the selected lines, or takes the quoting back when all of them are quoted. */
export const toggleQuote: Change = state => {
  const lines = selectedLines(state);
  const quoted = lines.every(line => QUOTE.test(line.text));
  const changes: ChangeSpec[] = lines.map(line => {
    const mark = QUOTE.exec(line.text);
    if (!quoted) return { from: line.from, insert: line.text === '' && lines.length > 1 ? '>' : '> ' };
    const start = line.from + (mark?.[1]?.length ?? 0);
    return { from: start, to: line.from + (mark?.[0].length ?? 0) };
  });
  return { changes };
};

/** Makes the selected lines a heading of a level, or words again when all of them are that heading. */
export function toggleHeading(level: number): Change {
  return state => {
    const lines = selectedLines(state).filter((line, _index, all) => line.text.trim() !== '' || all.length === 1);
    const same = lines.every(line => HEADING.exec(line.text)?.[2]?.length === level);
    const changes: ChangeSpec[] = [];
    for (const line of lines) {
      const mark = HEADING.exec(line.text);
      const from = line.from + (mark?.[1]?.length ?? 0);
      changes.push({ from, to: line.from + (mark?.[0].length ?? 0), insert: same ? '' : `${'#'.repeat(level)} ` });
      const next = line.number < state.doc.lines ? state.doc.line(line.number + 1) : undefined;
      if (!mark && next && line.text.trim() !== '' && SETEXT.test(next.text))
        changes.push({ from: line.to, to: next.to });
    }
    return { changes };
  };
}

/** Makes the selected lines items of a list, or words again when all of them are such items. */
export function toggleList(kind: ListKind): Change {
  return state => {
    const lines = selectedLines(state).filter((line, _index, all) => line.text.trim() !== '' || all.length === 1);
    const same = lines.every(line => kindOf(line.text) === kind);
    let number = 0;
    const changes: ChangeSpec[] = lines.map(line => {
      const item = ITEM.exec(line.text);
      const indent = item?.[1] ?? /^\s*/.exec(line.text)?.[0] ?? '';
      const from = line.from + indent.length;
      const to = line.from + (item?.[0].length ?? indent.length);
      if (same) return { from, to };
      number += 1;
      const mark = kind === 'numbers' ? `${number}. ` : kind === 'tasks' ? '- [ ] ' : '- ';
      return { from, to, insert: mark };
    });
    return { changes };
  };
}

/** Checks the boxes of the selected items, or empties them when all are checked; null where there is no box. */
export const toggleTask: Change = state => {
  const boxes = selectedLines(state).flatMap(line => {
    const box = /^(?:\s|>)*(?:[-*+]|\d{1,9}[.)])[ \t]+\[([ xX])\](?=\s|$)/.exec(line.text);
    return box ? [{ at: line.from + box[0].length - 2, checked: box[1] !== ' ' }] : [];
  });
  if (boxes.length === 0) return null;
  const insert = boxes.every(box => box.checked) ? ' ' : 'x';
  return { changes: boxes.map(({ at }) => ({ from: at, to: at + 1, insert })) };
};

function kindOf(text: string): ListKind | undefined {
  const item = ITEM.exec(text);
  if (!item) return undefined;
  return item[2] ? 'tasks' : /^\s*\d/.test(text) ? 'numbers' : 'bullets';
}

/** The lines of all selections, each once; a selection that ends at a line's start does not take that line in. */
export function selectedLines(state: EditorState): Line[] {
  const lines = new Map<number, Line>();
  for (const { from, to } of state.selection.ranges) {
    for (let at = from; at <= to;) {
      const line = state.doc.lineAt(at);
      if (line.from < to || from === to || line.from === from) lines.set(line.number, line);
      at = line.to + 1;
    }
  }
  return [...lines.values()].sort((a, b) => a.number - b.number);
}
