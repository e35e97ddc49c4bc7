import { type Alignment, Element } from '../element.ts';
import { strip } from '../ruby-text.ts';
import { BLOCK_ELEMENTS } from './elements.ts';

/** Whether a table is one that kramdown could have read: running text in its cells, equal rows, one alignment for each column. */
export function isSimpleTable(table: Element): boolean {
  const rows = rowsOf(table);
  if (!cellsOf(table).every(holdsRunningText)) return false;
  const counts = new Set(rows.map(row => cellsIn(row).length).filter((count, i) => i > 0 || count > 0));
  if (counts.size > 1) return false;
  const alignments = rows.map(row => cellsIn(row).map(writtenAlignment));
  if (alignments.flat().some(side => side === 'justify' || side === 'inherit')) return false;
  if (new Set(alignments.map(row => row.join())).size > 1) return false;
  if (holdsRowsOf(table, 'td')) return true;
  const parts = table.children.filter(child => child.type !== 'text');
  const fits = (part: Element) =>
    part.value === 'thead'
      ? holdsRowsOf(part, 'th')
      : (part.value === 'tfoot' || part.value === 'tbody') && holdsRowsOf(part, 'td');
  return parts.every(fits) && parts.some(part => part.value === 'tbody');
}

function rowsOf(element: Element): Element[] {
  return element.value === 'tr' ? [element] : element.children.flatMap(rowsOf);
}

function cellsOf(element: Element): Element[] {
  return isCell(element) ? [element] : element.children.flatMap(cellsOf);
}

function isCell({ value, type }: Element): boolean {
  return type !== 'text' && (value === 'th' || value === 'td');
}

function cellsIn(row: Element): Element[] {
  return row.children.filter(isCell);
}

function holdsRunningText(element: Element): boolean {
  return element.children.every(
    child => (child.type === 'text' || !BLOCK_ELEMENTS.has(child.value)) && holdsRunningText(child),
  );
}

function writtenAlignment(cell: Element): string {
  return (
    /text-align:[ \t\r\n\f\v]+(center|left|right|justify|inherit)/.exec(cell.attributes?.get('style') ?? '')?.[1] ??
    'default'
  );
}

function holdsRowsOf(part: Element, cell: string): boolean {
  return part.children.every(
    row =>
      row.type === 'text' ||
      (row.value === 'tr' && row.children.every(child => child.type === 'text' || child.value === cell)),
  );
}

/** Completes a table whose parts have been converted: alignment from the cells' style, `td` everywhere, a body. */
export function convertTable(table: Element): void {
  for (const row of nativeRows(table)) table.own.alignment = row.children.map(takeAlignment);
  table.children = table.children.filter(child => child.type !== 'html_element');
  for (const row of nativeRows(table)) for (const cell of row.children) if (cell.type === 'th') cell.type = 'td';
  if (table.children[0]?.type === 'tr') {
    const body = new Element('tbody');
    body.children = table.children;
    table.children = [body];
  }
}

function nativeRows(element: Element): Element[] {
  return element.type === 'tr' ? [element] : element.children.flatMap(nativeRows);
}

function takeAlignment(cell: Element): Alignment {
  const style = cell.attributes?.get('style');
  if (style === undefined) return 'default';
  const match = /(?:;[ \t\r\n\f\v]*)?text-align:[ \t\r\n\f\v]+(center|left|right)/.exec(style);
  const rest = match ? style.slice(0, match.index) + style.slice(match.index + match[0].length) : style;
  if (strip(rest) === '') cell.attributes!.delete('style');
  else cell.attr.set('style', rest);
  return (match?.[1] as Alignment | undefined) ?? 'default';
}
