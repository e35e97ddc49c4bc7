import { isLazyEnd } from './line-ends.ts';
import type { BlockRule } from './state.ts';

/** Lines up to a lazy end; their `>` marks, where they have them, come off. */
export const blockquote: BlockRule = state => {
  const { scanner, context } = state;
  const { text } = scanner;
  if (text.charCodeAt(scanner.skipIndent(scanner.pos)) !== 62 || context.refusesBlock(scanner)) return false;
  const quote = state.newBlock('blockquote');
  let inner = '';
  let pos = scanner.pos;
  do {
    const end = scanner.lineEnd(pos);
    let start = scanner.skipIndent(pos);
    if (text.charCodeAt(start) !== 62) start = pos;
    else if (text.charCodeAt(++start) === 32) start++;
    inner += text.slice(start, end);
    pos = end;
  } while (!isLazyEnd(scanner, pos));
  state.add(quote);
  scanner.pos = pos;
  state.parseText(quote, inner, quote.line);
  return true;
};
