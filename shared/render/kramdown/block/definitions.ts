import { Element } from '../element.ts';
import { strip } from '../ruby-text.ts';
import { indentedEnd, unindent } from './codeblock.ts';
import type { BlockRule } from './state.ts';

const FOOTNOTE = / {0,3}\[\^(\w[\w-]*)\]:/y;
const ABBREVIATION = / {0,3}\*\[([^\n]+?)\]:([^\n]*?)\n/y;

/** `[^name]: text`, with the indented lines that follow. */
export const footnoteDefinition: BlockRule = state => {
  const { scanner, context } = state;
  const match = scanner.check(FOOTNOTE);
  if (!match || context.refusesBlock(scanner)) return false;
  const line = scanner.line;
  const start = scanner.pos + match[0].length;
  const end = indentedEnd(scanner, scanner.lineEnd(start));
  const text = unindent(scanner.text.slice(start, end));
  scanner.pos = end;
  const content = new Element('footnote_def');
  content.line = line;
  state.parseText(content, text, line);
  const eob = state.newBlock('eob', '', { eob: 'footnote_def' });
  state.add(eob);
  context.definitions.push({ kind: 'footnote', name: match[1]!, text, line, content });
  return true;
};

/** `*[abbreviation]: text`. */
export const abbreviationDefinition: BlockRule = state => {
  const { scanner, context } = state;
  if (scanner.text.charCodeAt(scanner.skipIndent(scanner.pos)) !== 42) return false;
  const match = scanner.scan(ABBREVIATION);
  if (!match) return false;
  const eob = state.newBlock('eob', '', { eob: 'abbrev_def' });
  state.add(eob);
  context.definitions.push({ kind: 'abbreviation', id: match[1]!, text: strip(match[2]!), eob });
  return true;
};
