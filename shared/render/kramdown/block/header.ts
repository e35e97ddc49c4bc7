import { addText } from '../element.ts';
import { rstrip } from '../ruby-text.ts';
import type { BlockRule, BlockState } from './state.ts';

const ATX = /(#{1,6})[\t ]*([^ \t][^\n]*)\n/y;
const GFM_ATX = /(#{1,6})[\t ]+([^\n]*)\n/y;
const SETEXT = / {0,3}([^ \t][^\n]*)\n([-=])[-=]*[ \t\r\f\v]*\n/y;

const NAME_START =
  ':A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';
const ID = new RegExp(`^#[${NAME_START}][${NAME_START}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040]*$`, 'u');

/** Whether a GFM header's marks stand at `pos`. */
export function isAtxStart(text: string, pos: number): boolean {
  let i = pos;
  while (i < pos + 6 && text.charCodeAt(i) === 35) i++;
  return i > pos && (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9) && text.includes('\n', i);
}

/** `# Header`: kramdown asks for a block boundary before it; GFM asks for white space behind the marks. */
export const atxHeader: BlockRule = state => {
  const { scanner, context } = state;
  if (scanner.text.charCodeAt(scanner.pos) !== 35) return false;
  const gfm = context.dialect === 'GFM';
  const quirk = gfm && context.configured.gfmQuirks.includes('paragraph_end');
  const match = scanner.check(gfm ? GFM_ATX : ATX);
  if (!match || !(quirk || state.afterBoundary)) return false;
  const { text, id } = readContents(match[2]!);
  const contents = withoutClosingMarks(text, quirk);
  if (contents === '') return false;
  addHeader(state, match[1]!.length, contents, id, match[0].length);
  return true;
};

/** A header underlined with `=` or `-`. */
export const setextHeader: BlockRule = state => {
  const { scanner } = state;
  const match = scanner.check(SETEXT);
  if (!match || !state.afterBoundary) return false;
  const { text, id } = readContents(match[1]!);
  if (text === '') return false;
  addHeader(state, match[2] === '-' ? 2 : 1, text, id, match[0].length);
  return true;
};

/** A header's text, and the id given behind it as `{#id}`. */
function readContents(contents: string): { text: string; id: string | undefined } {
  const text = rstrip(contents);
  const open = text.endsWith('}') ? text.lastIndexOf('{') : -1;
  const before = text[open - 1];
  if (open < 1 || (before !== ' ' && before !== '\t') || !ID.test(text.slice(open + 1, -1)))
    return { text, id: undefined };
  return { text: rstrip(text.slice(0, open - 1)), id: text.slice(open + 2, -1) };
}

/** Drops `###` at the end; with GFM's quirk only behind white space, otherwise unless escaped. */
function withoutClosingMarks(text: string, quirk: boolean): string {
  let end = text.length;
  while (text.charCodeAt(end - 1) === 35) end--;
  if (end === text.length) return text;
  if (quirk) return text[end - 1] === ' ' || text[end - 1] === '\t' ? rstrip(text.slice(0, end - 1)) : text;
  if (text[end - 1] === '\\') end++;
  return end === text.length ? text : rstrip(text.slice(0, end));
}

function addHeader(state: BlockState, level: number, text: string, id: string | undefined, length: number): void {
  const header = state.newBlock('header', '', { level, rawText: text });
  addText(header, text, 'raw_text');
  if (id !== undefined) header.attr.set('id', id);
  state.add(header);
  state.scanner.pos += length;
}
