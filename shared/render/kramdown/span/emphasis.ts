import { Element } from '../element.ts';
import { isAlnumAt, isAlphaAt, isSpace, previousStart } from '../ruby-text.ts';
import type { EmphasisTry } from './memory.ts';
import type { SpanRule, SpanState } from './state.ts';

/**
 * `*em*`, `**strong**`, and the same with underscores, which do not count inside words. What cannot be closed as strong is tried as
 * `*` followed by `*`; neither nests in itself.
 */
export const emphasis: SpanRule = state => {
  const { scanner } = state;
  const { text, pos } = scanner;
  const mark = text[pos]!;
  if (mark !== '*' && mark !== '_') return false;
  const delimiter = text[pos + 1] === mark ? mark + mark : mark;
  const kind = delimiter.length === 2 ? 'strong' : 'em';
  const nested = state.open[kind] > 0;
  const opens =
    !nested && !(mark === '_' && followsWord(text, pos)) && !isSpace(text.charCodeAt(pos + delimiter.length));
  const element = opens && state.mayOpen ? tryBoth(state, pos, mark, delimiter) : undefined;
  if (element) {
    scanner.pos += element.type === 'strong' ? 2 : 1;
    state.tree.children.push(element);
    return true;
  }
  if (nested || opens) {
    state.emphasis.meet(state.tree, pos, delimiter.length === 2 ? 'double' : 'single', mark);
    // With a third mark behind it, the fallback would read the marks in other pairs.
    if (delimiter.length === 2 && text[pos + 2] !== mark) state.emphasis.meet(state.tree, pos, 'fallback', mark);
  }
  scanner.pos = pos + delimiter.length;
  state.addText(delimiter);
  return true;
};

/** `[[:alpha:]]-?[[:alpha:]]*` before the position. */
function followsWord(text: string, pos: number): boolean {
  if (pos === 0) return false;
  const before = previousStart(text, pos);
  if (text[before] === '-') return before > 0 && isAlphaAt(text, previousStart(text, before));
  return isAlphaAt(text, before);
}

function tryBoth(state: SpanState, pos: number, mark: string, delimiter: string): Element | undefined {
  if (delimiter.length === 1) return tryOne(state, pos, pos + 1, mark, 'single');
  const strong = tryOne(state, pos, pos + 2, delimiter, 'double');
  if (strong || state.tree.type === 'em') return strong;
  return tryOne(state, pos, pos + 1, mark, 'fallback');
}

function tryOne(
  state: SpanState,
  at: number,
  start: number,
  delimiter: string,
  kind: EmphasisTry,
): Element | undefined {
  const { emphasis: memory, scanner, surroundings } = state;
  if (memory.knowsFailed(at, kind, surroundings)) return undefined;
  const element = new Element(kind === 'double' ? 'strong' : 'em');
  scanner.pos = start;
  const found = memory.attempt(element, at, kind, delimiter[0]!, surroundings, () =>
    state.parseInto(element, inner => closes(inner, element, delimiter), ''),
  );
  return found ? element : undefined;
}

function closes({ scanner }: SpanState, element: Element, delimiter: string): boolean {
  const { text, pos } = scanner;
  if (!text.startsWith(delimiter, pos) || element.children.length === 0) return false;
  if (pos > 0 && isSpace(text.charCodeAt(pos - 1))) return false;
  if (element.type === 'em' && text.startsWith(delimiter + delimiter, pos) && text[pos + 2] !== delimiter) return false;
  return delimiter[0] !== '_' || !isAlnumAt(text, pos + delimiter.length);
}
