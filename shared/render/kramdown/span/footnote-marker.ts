import { Element } from '../element.ts';
import type { SpanRule } from './state.ts';

const MARKER = /\[\^(\w[\w-]*)\]/y;

/** `[^name]`; without a definition of that name it is text. */
export const footnoteMarker: SpanRule = state => {
  const { scanner, context } = state;
  if (scanner.text.charCodeAt(scanner.pos + 1) !== 94) return false;
  const match = scanner.scan(MARKER);
  if (!match) return false;
  const name = match[1]!;
  if (context.hasFootnote(name)) state.tree.children.push(new Element('footnote', '', { name }));
  else {
    context.warn(scanner.line, `There is no definition of the footnote '${name}'`);
    state.addText(match[0]);
  }
  return true;
};
