/** How a column's cells stand. */
export type Alignment = 'left' | 'center' | 'right' | 'none';

/** A pipe table as values. The first row is the heading; every row has as many cells as there are alignments. */
export interface Table {
  readonly rows: readonly (readonly string[])[];
  readonly alignments: readonly Alignment[];
  /** White space in front of every line. */
  readonly indent: string;
}

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

const DELIMITER = /^\s*\|?(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?\s*$/;

/** Whether a line is the one of dashes below a table's heading. */
export function isDelimiterRow(line: string): boolean {
  return line.includes('-') && (line.includes('|') || line.includes(':')) && DELIMITER.test(line);
}

/** Reads the lines of a table; undefined when the second one is not its line of dashes. */
export function readTable(lines: readonly string[]): Table | undefined {
  const [heading, delimiter, ...rest] = lines;
  if (heading === undefined || delimiter === undefined || !heading.includes('|') || !isDelimiterRow(delimiter))
    return undefined;
  const alignments = splitCells(delimiter).map(({ text }) => alignmentOf(text));
  const width = [heading, ...rest].reduce((most, line) => Math.max(most, splitCells(line).length), alignments.length);
  const pad = (cells: readonly string[]): string[] => Array.from({ length: width }, (_, index) => cells[index] ?? '');
  return {
    rows: [heading, ...rest].map(line => pad(splitCells(line).map(({ text }) => text))),
    alignments: Array.from({ length: width }, (_, index) => alignments[index] ?? 'none'),
    indent: /^\s*/.exec(heading)?.[0] ?? '',
  };
}

/** A cell of a line: its words and where they stand in it. */
export interface CellText {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The cells of a table's line. Pipes that are escaped or in a code span are part of a cell. */
export function splitCells(line: string): CellText[] {
  const cells: CellText[] = [];
  const start = /^\s*\|?/.exec(line)?.[0].length ?? 0;
  let from = start;
  let code = '';
  for (let at = start; at <= line.length; at++) {
    const sign = line[at];
    if (sign === '\\') at += 1;
    else if (sign === '`') {
      const run = /^`+/.exec(line.slice(at))![0];
      if (code === run) code = '';
      else if (code === '' && line.indexOf(run, at + run.length) > 0) code = run;
      at += run.length - 1;
    } else if (sign === undefined || (sign === '|' && code === '')) {
      if (sign === undefined && line.slice(from).trim() === '' && cells.length > 0) break;
      const raw = line.slice(from, at);
      const lead = raw.length - raw.trimStart().length;
      const text = raw.trim();
      const first = from + (text === '' ? Math.min(1, raw.length) : lead);
      cells.push({ text, from: first, to: first + text.length });
      from = at + 1;
    }
  }
  return cells;
}

/** Writes a table with its columns in line, and says where each cell's words begin (offsets in the text). */
export function writeTable(table: Table): {
  readonly text: string;
  readonly cells: readonly (readonly { from: number; to: number }[])[];
} {
  const widths = table.alignments.map((_, column) =>
    table.rows.reduce((most, row) => Math.max(most, widthOf(row[column] ?? '')), 3),
  );
  const dashes = table.alignments.map((alignment, column) => dashesOf(alignment, widths[column]!));
  const cells: { from: number; to: number }[][] = [];
  let text = '';
  for (const [index, row] of table.rows.entries()) {
    if (index > 0) text += '\n';
    text += `${table.indent}|`;
    cells.push(
      row.map((cell, column) => {
        const { lead, tail } = padding(cell, widths[column]!, table.alignments[column]!);
        const from = text.length + 1 + lead.length;
        text += ` ${lead}${cell}${tail} |`;
        return { from, to: from + cell.length };
      }),
    );
    if (index === 0) text += `\n${table.indent}| ${dashes.join(' | ')} |`;
  }
  return { text, cells };
}

function alignmentOf(dashes: string): Alignment {
  const left = dashes.startsWith(':');
  const right = dashes.endsWith(':');
  return left && right ? 'center' : left ? 'left' : right ? 'right' : 'none';
}

function dashesOf(alignment: Alignment, width: number): string {
  const left = alignment === 'left' || alignment === 'center';
  const right = alignment === 'right' || alignment === 'center';
  return `${left ? ':' : '-'}${'-'.repeat(Math.max(1, width - 2))}${right ? ':' : '-'}`;
}

function padding(cell: string, width: number, alignment: Alignment): { lead: string; tail: string } {
  const room = Math.max(0, width - widthOf(cell));
  const lead = alignment === 'right' ? room : alignment === 'center' ? room >> 1 : 0;
  return { lead: ' '.repeat(lead), tail: ' '.repeat(room - lead) };
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u;

/** Columns that a text takes in a monospaced face: ideographs and emoji take two, joined marks none. */
function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += /\p{M}|\u200d|\ufe0f/u.test(sign) ? 0 : WIDE.test(sign) ? 2 : 1;
  return width;
}
