/** Which rules a text is searched for; the names of the span rules' chains. */
export type SpanChain = '' | 'code' | 'code and html' | 'html';

/** Which characters may begin a span, as the active rules have it. */
export interface SpanStarts {
  /** All of kramdown's rules, or only those of the SmartyPants parser. */
  readonly all: boolean;
  readonly typographic: boolean;
  readonly lineBreak: boolean;
  readonly strikethrough: boolean;
}

const ALWAYS = 1;
const DEPENDS = 2;
const QUOTE = 3;

function table(always: string, depends: string): Uint8Array {
  const kinds = new Uint8Array(128);
  for (const c of always) kinds[c.charCodeAt(0)] = ALWAYS;
  for (const c of depends) kinds[c.charCodeAt(0)] = DEPENDS;
  kinds[34] = kinds[39] = QUOTE;
  return kinds;
}

const FULL = table('*_`<[$&\\', '!{-. >~');
const SMARTY = table('<&', '-. >\\');

/**
 * The first position from `pos` on at which a span may begin, or -1. kramdown's pattern for quotes takes the character before the
 * quote too, so that is where it begins. `brackets` asks for `]` as well, for the text of a link.
 */
export function findSpanStart(
  text: string,
  pos: number,
  chain: SpanChain,
  starts: SpanStarts,
  brackets: boolean,
): number {
  if (chain !== '') return findSimple(text, pos, chain, brackets);
  const kinds = starts.all ? FULL : SMARTY;
  const { length } = text;
  for (let i = pos; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 128) continue;
    const kind = kinds[code];
    if (kind === 0) {
      if (brackets && code === 93) return i;
    } else if (kind === ALWAYS || (kind === DEPENDS && begins(text, i, code, starts))) return i;
    else if (kind === QUOTE) return i > pos ? i - 1 : i;
  }
  return -1;
}

function begins(text: string, i: number, code: number, starts: SpanStarts): boolean {
  const next = text.charCodeAt(i + 1);
  switch (code) {
    case 33:
      return next === 91;
    case 123:
      return next === 58;
    case 45:
      return starts.typographic && next === 45;
    case 46:
      return starts.typographic && next === 46 && text.charCodeAt(i + 2) === 46;
    case 32:
      return (
        (starts.lineBreak && next === 32 && text.charCodeAt(i + 2) === 10) ||
        (starts.typographic && isGuillemet(text, i + 1))
      );
    case 92:
      return isGuillemet(text, i + 1);
    case 62:
      return starts.typographic && next === 62;
    default:
      return starts.strikethrough && next === 126;
  }
}

function isGuillemet(text: string, i: number): boolean {
  const code = text.charCodeAt(i);
  return (code === 60 || code === 62) && text.charCodeAt(i + 1) === code;
}

function findSimple(text: string, pos: number, chain: SpanChain, brackets: boolean): number {
  for (let i = pos; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code === 96 && chain !== 'html') || (code === 60 && chain !== 'code') || (brackets && code === 93)) return i;
  }
  return -1;
}
