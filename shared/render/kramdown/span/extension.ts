import { applyIal, emptyIal, mergeIal, readAttributeList, readBraces } from '../attributes.ts';
import { isExtensionTag, readSpanExtension } from '../extension.ts';
import type { SpanRule } from './state.ts';

/** An extension, or the attribute list of the span before it. */
export const spanExtension: SpanRule = state => {
  const { scanner, context } = state;
  const { text, pos } = scanner;
  if (!text.startsWith('{:', pos)) return false;
  if (isExtensionTag(scanner, pos)) {
    if (!readSpanExtension(state)) state.addCharacter();
    return true;
  }
  const braces = readBraces(scanner, pos + 2, after => after);
  const { last } = state.tree;
  if (!braces || !last || last.type === 'text') {
    if (braces) context.warn(scanner.line, 'The attribute list stands behind text; it stays text');
    state.addCharacter();
    return true;
  }
  scanner.pos = braces.end;
  const ial = emptyIal();
  readAttributeList(braces.content, ial);
  mergeIal((last.own.ial ??= emptyIal()), ial);
  applyIal(last.attr, ial, context.references.attributes);
  return true;
};
