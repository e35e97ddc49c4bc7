import { StateField, type EditorState, type Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { showTooltip, type Tooltip, type TooltipView } from '@codemirror/view';
import {
  addColumn,
  addRow,
  align,
  deleteColumn,
  deleteRow,
  moveColumn,
  moveRow,
  tidy,
  type TableEdit,
} from './edit-table.ts';
import { tableAt, tableChange } from './table-commands.ts';
import './table-bar.css';

interface Tool {
  readonly label: string;
  readonly sign: string;
  readonly edit: TableEdit;
}

const TOOLS: readonly (readonly Tool[])[] = [
  [
    { label: 'Add a row below', sign: '+ row', edit: addRow },
    { label: 'Add a column to the right', sign: '+ column', edit: addColumn },
  ],
  [
    { label: 'Align the column left', sign: '⇤', edit: align('left') },
    { label: 'Centre the column', sign: '↔', edit: align('center') },
    { label: 'Align the column right', sign: '⇥', edit: align('right') },
  ],
  [
    { label: 'Move the row up', sign: '↑', edit: moveRow(-1) },
    { label: 'Move the row down', sign: '↓', edit: moveRow(1) },
    { label: 'Move the column left', sign: '←', edit: moveColumn(-1) },
    { label: 'Move the column right', sign: '→', edit: moveColumn(1) },
  ],
  [
    { label: 'Delete the row', sign: '− row', edit: deleteRow },
    { label: 'Delete the column', sign: '− column', edit: deleteColumn },
    { label: 'Put the columns in line', sign: 'Tidy', edit: tidy },
  ],
];

/** A row of tools above the table that the cursor is in. */
export const tableBar: Extension = StateField.define<Tooltip | null>({
  create: tooltipFor,
  update(tooltip, transaction) {
    if (!transaction.docChanged && !transaction.selection) return tooltip;
    const next = tooltipFor(transaction.state);
    return next && tooltip && next.pos === tooltip.pos ? tooltip : next;
  },
  provide: field => showTooltip.from(field),
});

function tooltipFor(state: EditorState): Tooltip | null {
  // Looking for a table costs a little: most lines have no pipe at all.
  if (state.selection.ranges.length > 1 || !state.doc.lineAt(state.selection.main.head).text.includes('|')) return null;
  const found = tableAt(state);
  return found ? { pos: found.from, above: true, strictSide: true, arrow: false, create } : null;
}

function create(view: EditorView): TooltipView {
  const dom = document.createElement('div');
  dom.className = 'table-bar';
  dom.setAttribute('role', 'toolbar');
  dom.setAttribute('aria-label', 'Table');
  for (const group of TOOLS) {
    const part = document.createElement('span');
    part.className = 'table-bar-group';
    part.append(...group.map(tool => button(view, tool)));
    dom.append(part);
  }
  return { dom };
}

function button(view: EditorView, { label, sign, edit }: Tool): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'editor-tool table-tool';
  element.textContent = sign;
  element.setAttribute('aria-label', label);
  element.dataset['tip'] = label;
  // The keyboard stays in the text.
  element.addEventListener('mousedown', event => event.preventDefault());
  element.addEventListener('click', () => {
    const change = tableChange(edit)(view.state);
    if (change) view.dispatch(change);
    view.focus();
  });
  return element;
}
