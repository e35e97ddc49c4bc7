import type { ParseContext } from '../context.ts';
import { Element } from '../element.ts';
import { strip } from '../ruby-text.ts';
import { parseSpans } from '../span/state.ts';

/** Whether text between `pos` and `end` has a pipe at its start or behind something other than a backslash. */
export function hasPipe(text: string, pos: number, end: number): boolean {
  // Asked of the line alone: the next pipe of a long text may be far away.
  const line = text.slice(pos, end);
  for (let pipe = line.indexOf('|'); pipe !== -1; pipe = line.indexOf('|', pipe + 1)) {
    if (pipe === 0 || (line[pipe - 1] !== '\\' && line[pipe - 1] !== '\n')) return true;
  }
  return false;
}

/** Splits a table's line at its pipes; those in code spans and `<code>` elements, and escaped ones, are text. */
export function splitCells(context: ParseContext, line: string, leadingPipe: boolean): string[] {
  const cells: string[] = [];
  const join = (text: string) => {
    if (cells.length === 0) cells.push(text);
    else cells[cells.length - 1] += text;
  };
  splitAtCode(line.replace(/[ \t]+$/, '')).forEach((part, index) => {
    if (index % 2 === 1) {
      join(part);
      return;
    }
    for (const piece of codeSpansOf(context, part)) {
      if (piece.type === 'raw_text') {
        const [head, ...rest] = splitAtPipes(piece.value);
        join(head!);
        // A line may have more cells than a call takes arguments.
        for (const cell of rest) cells.push(cell);
      } else join(writeCodeSpan(piece.value));
    }
  });
  if (leadingPipe && cells.length > 0 && strip(cells[0]!) === '') cells.shift();
  if (cells.length > 0 && strip(cells[cells.length - 1]!) === '') cells.pop();
  return cells;
}

/** Text, `<code>` element, text, … */
function splitAtCode(line: string): string[] {
  const parts: string[] = [];
  let pos = 0;
  for (;;) {
    const open = line.indexOf('<code', pos);
    const tagEnd = open === -1 ? -1 : line.indexOf('>', open + 5);
    const close = tagEnd === -1 ? -1 : line.indexOf('</code>', tagEnd + 1);
    if (close === -1) return [...parts, line.slice(pos)];
    parts.push(line.slice(pos, open), line.slice(open, close + 7));
    pos = close + 7;
  }
}

function splitAtPipes(text: string): string[] {
  return text.split(/(?<!\\)\|/).map(cell => cell.replaceAll('\\|', '|'));
}

/** A code span's content between as many backticks as it needs. */
function writeCodeSpan(content: string): string {
  const longest = (content.match(/`+/g) ?? []).reduce((length, run) => Math.max(length, run.length), 0);
  const mark = '`'.repeat(longest + 1);
  const space = longest > 0 ? ' ' : '';
  return mark + space + content + space + mark;
}

function codeSpansOf(context: ParseContext, text: string): readonly Element[] {
  const root = new Element('root');
  parseSpans(context, root, text, 0, 'code', 'raw_text');
  return root.children;
}

/** Whether each line of a table has a pipe of its own, outside code spans and HTML. */
export function pipesOnEveryLine(context: ParseContext, text: string, line: number): boolean {
  const root = new Element('root');
  parseSpans(context, root, text, line, 'code and html', 'raw_text');
  let pipe = false;
  for (const child of root.children) {
    const lines = child.value.split('\n');
    while (lines.length > 0 && lines[lines.length - 1] === '') lines.pop();
    const last = lines[lines.length - 1] ?? '';
    if (child.type === 'codespan') {
      if (lines.length > 2 || (lines.length === 2 && !pipe)) break;
      if (lines.length === 2) pipe = false;
    } else {
      const first = lines[0] ?? '';
      if (lines.length > 1 && !pipe && !hasPipe(first, 0, first.length)) break;
      pipe = (lines.length > 1 ? false : pipe) || hasPipe(last, 0, last.length);
    }
  }
  return pipe;
}
