import { ensureSyntaxTree } from '@codemirror/language';
import { EditorSelection, type EditorState } from '@codemirror/state';
import type { Change } from './change.ts';
import { textOf } from '../../state/post/flat-text.ts';

const ADDRESS = /^(?:https?:\/\/|mailto:)\S+$/i;

/** Whether a text is one web or mail address. */
export function isAddress(text: string): boolean {
  return ADDRESS.test(text.trim());
}

/** Links every selection. Words get an empty address with the cursor in it, an address gets empty words; in a link its address is selected. */
export const insertLink: Change = state => {
  const link = linkAt(state);
  if (link) return { selection: EditorSelection.single(link.from, link.to) };
  return state.changeByRange(range => {
    const text = state.sliceDoc(range.from, range.to);
    if (isAddress(text)) {
      const insert = `[](${text.trim()})`;
      return { changes: { from: range.from, to: range.to, insert }, range: EditorSelection.cursor(range.from + 1) };
    }
    const insert = `[${text}]()`;
    const cursor = range.from + (text === '' ? 1 : insert.length - 1);
    return { changes: { from: range.from, to: range.to, insert }, range: EditorSelection.cursor(cursor) };
  });
};

/** An address pasted on selected words makes them a link; null when that is not what was pasted. */
export function linkSelection(address: string): Change {
  return state => {
    const words = state.selection.ranges.every(
      range => !range.empty && state.doc.lineAt(range.from).number === state.doc.lineAt(range.to).number,
    );
    if (!words || !isAddress(address)) return null;
    return state.changeByRange(range => {
      const text = state.sliceDoc(range.from, range.to);
      const insert = isAddress(text) ? address.trim() : `[${text}](${address.trim()})`;
      return {
        changes: { from: range.from, to: range.to, insert },
        range: EditorSelection.cursor(range.from + insert.length),
      };
    });
  };
}

function linkAt(state: EditorState): { from: number; to: number } | undefined {
  const { main } = state.selection;
  const tree = ensureSyntaxTree(state, main.to, 50);
  for (let node = tree?.resolveInner(main.head, -1) ?? null; node; node = node.parent) {
    if (node.name !== 'Link' && node.name !== 'Image') continue;
    const url = node.getChild('URL');
    if (url) return { from: url.from, to: url.to };
  }
  return undefined;
}

/** A code block around the selected lines, or an empty one with the cursor where its language goes. */
export const insertCodeBlock: Change = state => {
  const { main } = state.selection;
  const first = state.doc.lineAt(main.from);
  const last = state.doc.lineAt(main.to);
  const text = state.sliceDoc(first.from, last.to);
  const runs = text.match(/^`{3,}/gm) ?? [];
  const fence = '`'.repeat(runs.reduce((most, run) => Math.max(most, run.length + 1), 3));
  const { lead, tail } = blankLines(state, first.from, last.to);
  const body = text.trim() === '' ? '' : text;
  const insert = `${lead}${fence}\n${body}\n${fence}${tail}`;
  const cursor = first.from + lead.length + fence.length;
  return { changes: { from: first.from, to: last.to, insert }, selection: EditorSelection.cursor(cursor) };
};

export const insertRule: Change = state => insertBlock(state, '---');

/** A table of two columns and two rows, its first heading selected. */
export const insertTable: Change = state => {
  const table = '| Column | Column |\n| ------ | ------ |\n|        |        |\n|        |        |';
  const spec = insertBlock(state, table);
  const { from, insert } = spec.changes;
  const start = from + insert.indexOf('Column');
  return { ...spec, selection: EditorSelection.single(start, start + 'Column'.length) };
};

/** A footnote's reference at the cursor and its definition at the end of the text, where the cursor goes. */
export const insertFootnote: Change = state => {
  const text = textOf(state.doc);
  const used = new Set(Array.from(text.matchAll(/\[\^(\d{1,6})\]/g), match => Number(match[1])));
  let number = 1;
  while (used.has(number)) number += 1;
  const { main } = state.selection;
  const end = state.doc.length;
  const lastDefinition = /(?:^|\n)\[\^[^\]\n]+\]:[^\n]*\n*$/.test(text.slice(-2000));
  const gap =
    text.endsWith('\n\n') || (lastDefinition && text.endsWith('\n')) ? '' : text.endsWith('\n') ? '\n' : '\n\n';
  const definition = `${gap}[^${number}]: `;
  const reference = `[^${number}]`;
  const changes = [
    { from: main.to, insert: reference },
    { from: end, insert: `${definition}\n` },
  ];
  return { changes, selection: EditorSelection.cursor(end + reference.length + definition.length) };
};

/** Puts a block on lines of its own at the cursor, with blank lines around it where there are none. */
function insertBlock(
  state: EditorState,
  block: string,
): { changes: { from: number; to: number; insert: string }; selection: EditorSelection } {
  const line = state.doc.lineAt(state.selection.main.head);
  const empty = line.text.trim() === '';
  const from = empty ? line.from : line.to;
  const { lead, tail } = empty
    ? blankLines(state, line.from, line.to)
    : { lead: '\n\n', tail: blankLines(state, from, from).tail };
  const insert = `${lead}${block}${tail === '' ? '\n' : tail}`;
  return {
    changes: { from, to: line.to, insert },
    selection: EditorSelection.single(from + lead.length + block.length + 1),
  };
}

function blankLines(state: EditorState, from: number, to: number): { lead: string; tail: string } {
  const before = state.sliceDoc(Math.max(0, from - 2), from);
  const after = state.sliceDoc(to, to + 2);
  return {
    lead: from === 0 || before === '\n\n' ? '' : before.endsWith('\n') ? '\n' : '\n\n',
    tail: after === '' || after.startsWith('\n\n') ? '' : '\n',
  };
}
