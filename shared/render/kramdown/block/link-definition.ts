import { downcase, isSpace, skipBlanks } from '../ruby-text.ts';
import type { BlockRule } from './state.ts';

/** A link's id as definitions and uses are compared: white space is one space, case does not matter. */
export function normalizeLinkId(id: string): string {
  return downcase(id.replace(/[ \t\r\n\f\v]+/g, ' '));
}

interface Target {
  readonly url: string;
  readonly title: string | undefined;
  readonly end: number;
}

/** `[id]: url "title"`; the title may stand on the next line. */
export const linkDefinition: BlockRule = state => {
  const { scanner, context } = state;
  const { text } = scanner;
  const open = scanner.skipIndent(scanner.pos);
  if (text[open] !== '[') return false;
  const lineEnd = scanner.lineEnd(open);
  const close = text.indexOf(']', open + 1);
  if (close <= open + 1 || close >= lineEnd || text[close + 1] !== ':') return false;
  const target = readTarget(text, skipBlanks(text, close + 2), lineEnd);
  if (!target) return false;
  scanner.pos = target.end;
  const id = normalizeLinkId(text.slice(open + 1, close));
  const eob = state.newBlock('eob', '', { eob: 'link_def' });
  state.add(eob);
  context.definitions.push({ kind: 'link', id, url: target.url, title: target.title, eob });
  return true;
};

function readTarget(text: string, start: number, lineEnd: number): Target | undefined {
  if (text[start] === '<') {
    for (
      let close = text.indexOf('>', start + 1);
      close !== -1 && close < lineEnd;
      close = text.indexOf('>', close + 1)
    ) {
      const rest = readTitle(text, close + 1, lineEnd);
      if (rest) return { url: text.slice(start + 1, close), ...rest };
    }
  }
  const contentEnd = trimmedEnd(text, start, lineEnd);
  if (contentEnd === start) return undefined;
  // A title in quotes behind white space makes the shortest address; an address that holds such quotes is none.
  const quoted = titleBefore(text, start, contentEnd, lineEnd);
  if (quoted) return quoted;
  const rest = readTitle(text, contentEnd, lineEnd);
  const url = text.slice(start, contentEnd);
  return rest && !/[ \t]["']/.test(url) ? { url, ...rest } : undefined;
}

/** The end of the line's text, spaces and tabs at its end left out; `start` if there is nothing but white space. */
function trimmedEnd(text: string, start: number, lineEnd: number): number {
  let end = lineEnd - 1;
  while (end > start && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--;
  for (let at = start; at < end; at++) if (!isSpace(text.charCodeAt(at))) return end;
  return start;
}

function titleBefore(text: string, start: number, contentEnd: number, lineEnd: number): Target | undefined {
  const quote = text[contentEnd - 1];
  if (quote !== '"' && quote !== "'") return undefined;
  for (let at = text.indexOf(quote, start + 2); at !== -1 && at < contentEnd - 2; at = text.indexOf(quote, at + 1)) {
    let end = at;
    while (end > start && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--;
    if (end === at || end === start) continue;
    const url = text.slice(start, end);
    return /[ \t]["']/.test(url) ? undefined : { url, title: text.slice(at + 1, contentEnd - 1), end: lineEnd };
  }
  return undefined;
}

/** What may follow an address at `pos`: a title on its line or the next one, or the line's end. */
function readTitle(text: string, pos: number, lineEnd: number): { title: string | undefined; end: number } | undefined {
  const next = skipBlanks(text, pos);
  const sameLine = next > pos ? quotedTitle(text, next, lineEnd) : undefined;
  if (sameLine !== undefined) return { title: sameLine, end: lineEnd };
  if (text[next] !== '\n') return undefined;
  const newline = text.indexOf('\n', next + 1);
  const following = newline === -1 ? undefined : quotedTitle(text, skipBlanks(text, next + 1), newline + 1);
  return following === undefined ? { title: undefined, end: next + 1 } : { title: following, end: newline + 1 };
}

/** The quoted text that fills the line from `pos` on. */
function quotedTitle(text: string, pos: number, lineEnd: number): string | undefined {
  const quote = text[pos];
  if (quote !== '"' && quote !== "'") return undefined;
  let end = lineEnd - 1;
  while (text[end - 1] === ' ' || text[end - 1] === '\t') end--;
  return end - 2 > pos && text[end - 1] === quote ? text.slice(pos + 1, end - 1) : undefined;
}
