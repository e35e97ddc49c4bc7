import { applyIal } from '../attributes.ts';
import type { ParseContext } from '../context.ts';
import type { Element } from '../element.ts';
import { entity, entityCharacter } from '../entities.ts';
import { parseSpans } from '../span/state.ts';

/** Parses the text that the block rules left, gives elements the attributes of their lists, and drops what only marked a block's end. */
export function updateTree(context: ParseContext, element: Element): void {
  if (element.children.length === 0) return;
  const children: Element[] = [];
  let blank: Element | undefined;
  for (const child of element.children) {
    const { ial } = child.options;
    if (child.type === 'eob') {
      if (ial) applyIal(child.attr, ial, context.references.attributes);
    } else if (child.type === 'blank') {
      if (blank) blank.value += child.value;
      else children.push((blank = child));
    } else if (child.type === 'raw_text') {
      blank = undefined;
      parseSpans(context, child, child.value, Math.max(0, element.line), '', 'text');
      for (const span of child.children) children.push(span);
    } else {
      blank = undefined;
      updateTree(context, child);
      if (ial) applyIal(child.attr, ial, context.references.attributes);
      const stripped = context.dialect === 'GFM' || context.options.autoIdStripping;
      if (child.type === 'dt' || (child.type === 'header' && stripped)) child.own.rawText = plainText(context, child);
      children.push(child);
    }
  }
  element.children = children;
}

/** The text from which an id is made. GFM counts code, math, entities and typographic characters in; kramdown does not. */
function plainText(context: ParseContext, element: Element): string {
  let text = '';
  for (const child of element.children) {
    if (child.type === 'text') text += child.value;
    else if (context.dialect !== 'GFM') text += plainText(context, child);
    else text += gfmText(context, child);
  }
  return text;
}

function gfmText(context: ParseContext, element: Element): string {
  switch (element.type) {
    case 'codespan':
    case 'math':
      return element.value;
    case 'entity':
      return entityCharacter(element.options.entity!) ?? '';
    case 'smart_quote':
      return entityCharacter(entity(element.value)) ?? '';
    case 'typographic_sym':
      if (element.value === 'laquo_space') return '«\u00A0';
      if (element.value === 'raquo_space') return '\u00A0»';
      return entityCharacter(entity(element.value)) ?? '';
    default:
      return plainText(context, element);
  }
}
