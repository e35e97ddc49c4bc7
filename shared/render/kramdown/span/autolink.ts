import { addText, Element } from '../element.ts';
import { characterAt, isAlnumAt } from '../ruby-text.ts';
import type { SpanRule } from './state.ts';

const SCHEME = /(?:mailto|https?|ftps?):/y;

/** `<https://...>`, `<mailto:...>` and `<name@host>`. */
export const autolink: SpanRule = state => {
  const { scanner } = state;
  const { text, pos } = scanner;
  if (text.charCodeAt(pos) !== 60) return false;
  SCHEME.lastIndex = pos + 1;
  const hasScheme = SCHEME.test(text);
  const close = hasScheme ? scanner.next('>', SCHEME.lastIndex + 1) : addressEnd(text, pos + 1);
  if (close === -1) return false;
  const address = text.slice(pos + 1, close);
  if (hasScheme && (address.includes('\n') || close <= SCHEME.lastIndex)) return false;
  const element = new Element('a');
  element.attr.set('href', hasScheme ? address : `mailto:${address}`);
  addText(element, address.replace(/^mailto:/, ''), state.textType);
  state.tree.children.push(element);
  scanner.pos = close + 1;
  return true;
};

/** The `>` behind a mail address at `pos`, or -1. */
function addressEnd(text: string, pos: number): number {
  const name = partEnd(text, pos);
  if (name === pos || text[name] !== '@') return -1;
  const host = partEnd(text, name + 1);
  return host === name + 1 || text[host] !== '>' ? -1 : host;
}

function partEnd(text: string, pos: number): number {
  for (;;) {
    const c = text[pos];
    if (c === '-' || c === '_' || c === '.') pos++;
    else if (isAlnumAt(text, pos)) pos += characterAt(text, pos).length;
    else return pos;
  }
}
