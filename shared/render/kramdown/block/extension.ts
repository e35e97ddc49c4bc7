import { emptyIal, readAttributeList, readBlockIal, readBraces } from '../attributes.ts';
import { readExtension } from '../extension.ts';
import { isWord } from '../ruby-text.ts';
import type { BlockRule, BlockState } from './state.ts';

/** An attribute list definition, an extension, or the attribute list of the block before or behind it. */
export const blockExtension: BlockRule = state => {
  const { scanner } = state;
  const start = scanner.skipIndent(scanner.pos);
  if (!scanner.text.startsWith('{:', start)) return false;
  return defineAttributes(state, start) || readExtension(state, start) || attachIal(state, start);
};

function defineAttributes(state: BlockState, start: number): boolean {
  const { scanner, context } = state;
  const { text } = scanner;
  let nameEnd = start + 2;
  while (isWord(text.charCodeAt(nameEnd)) || (nameEnd > start + 2 && text[nameEnd] === '-')) nameEnd++;
  if (nameEnd === start + 2 || text[nameEnd] !== ':') return false;
  const braces = readBraces(scanner, nameEnd + 1, after => scanner.newlineEnd(after));
  if (!braces) return false;
  scanner.pos = braces.end;
  context.definitions.push({ kind: 'attributes', name: text.slice(start + 2, nameEnd), list: braces.content });
  state.add(state.newBlock('eob', '', { eob: 'ald' }));
  return true;
}

/** Behind a block, the list is that block's; elsewhere it waits for the next. */
function attachIal(state: BlockState, start: number): boolean {
  const { scanner, context } = state;
  const found = readBlockIal(scanner, start);
  if (!found) return false;
  const line = scanner.line;
  scanner.pos = found.end;
  const { last } = state.tree;
  const attaches = last && last.type !== 'blank' && (last.type !== 'eob' || DEFINES.has(last.options.eob ?? ''));
  const ial = attaches ? (last.own.ial ??= emptyIal()) : (state.blockIal ??= emptyIal());
  if (!readAttributeList(found.content, ial)) context.warn(line, 'The attribute list says nothing that can be read');
  if (attaches && !readBlockIal(scanner, scanner.skipIndent(scanner.pos)))
    state.add(state.newBlock('eob', '', { eob: 'ial' }));
  return true;
}

const DEFINES: ReadonlySet<string> = new Set(['link_def', 'abbrev_def', 'footnote_def']);
