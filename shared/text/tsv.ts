/**
 * The cells of a table as spreadsheets put it on the clipboard: tabs between cells, lines between rows; a cell in double
 * quotes (doubled inside) may hold both. The line break that ends the last row makes no row.
 */
export function readTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const endRow = (): void => {
    rows.push(row);
    row = [];
  };
  while (at < text.length) {
    const quoted = text[at] === '"' ? closingQuote(text, at) : -1;
    const end = quoted >= 0 ? quoted + 1 : nextBreak(text, at);
    row.push(quoted >= 0 ? text.slice(at + 1, quoted).replaceAll('""', '"') : text.slice(at, end));
    at = end;
    if (text[at] === '\t') {
      at += 1;
      if (at === text.length) row.push('');
    } else if (at < text.length) {
      at += text.startsWith('\r\n', at) ? 2 : 1;
      endRow();
    }
  }
  if (row.length > 0) endRow();
  return rows;
}

export function writeTsv(rows: readonly (readonly string[])[]): string {
  return rows.map(row => row.map(quoteCell).join('\t')).join('\n');
}

function quoteCell(cell: string): string {
  return /[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Where a quoted cell closes, when what follows ends the cell; -1 for a quote that is only text. */
function closingQuote(text: string, open: number): number {
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] === '"') continue;
    return at + 1 === text.length || /[\t\r\n]/.test(text[at + 1]!) ? at : -1;
  }
  return -1;
}

function nextBreak(text: string, from: number): number {
  const found = /[\t\r\n]/g;
  found.lastIndex = from;
  return found.exec(text)?.index ?? text.length;
}
