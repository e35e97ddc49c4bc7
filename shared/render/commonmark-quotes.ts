import type { StateCore, Token } from 'markdown-it';

interface Opener {
  readonly token: Token;
  readonly at: number;
  readonly mark: string;
}

/** The tokens of each running text, and of each image's words. */
export function* inlines(tokens: readonly Token[]): Generator<readonly Token[]> {
  for (const { children } of tokens) {
    if (!children) continue;
    yield children;
    yield* inlines(children);
  }
}

/**
 * cmark's quotes: one that may close meets the last one of its kind that may open. A single one without a partner is an
 * apostrophe; a double one shows the side that it might have had.
 */
export function setQuotes(state: StateCore): void {
  const sides = sidesOf(state);
  for (const children of inlines(state.tokens)) {
    let open: Opener[] = [];
    children.forEach((token, index) => {
      open = open.filter(opener => opener.token.level <= token.level);
      if (token.type !== 'text') return;
      for (const { index: at, 0: mark } of token.content.matchAll(/["']/g)) {
        const before = at > 0 ? lastOf(token.content.slice(0, at)) : edge(children, index, -1);
        const behind = token.content.slice(at + 1);
        const { opens, closes } = sides(before, behind === '' ? edge(children, index, 1) : firstOf(behind));
        const partner = closes
          ? open.findLastIndex(opener => opener.mark === mark && opener.token.level === token.level)
          : -1;
        if (partner >= 0) {
          const opener = open[partner]!;
          write(opener.token, opener.at, mark === '"' ? '“' : '‘');
          open = open.slice(0, partner);
        } else if (opens) open.push({ token, at, mark });
        write(token, at, mark === "'" ? '’' : closes ? '”' : '“');
      }
    });
  }
}

function write(token: Token, at: number, mark: string): void {
  token.content = token.content.slice(0, at) + mark + token.content.slice(at + 1);
}

/** What a quote may do between two characters, by cmark's rules for what leans to the left or the right. */
function sidesOf({ md }: StateCore) {
  const { isWhiteSpace, isPunctChar, isMdAsciiPunct } = md.utils;
  const kindOf = (character: string): 'space' | 'mark' | 'letter' => {
    const code = character.codePointAt(0) ?? 32;
    if (isWhiteSpace(code)) return 'space';
    return isMdAsciiPunct(code) || isPunctChar(character) ? 'mark' : 'letter';
  };
  return (before: string, behind: string): { readonly opens: boolean; readonly closes: boolean } => {
    const [left, right] = [kindOf(before), kindOf(behind)];
    const leansRight = right !== 'space' && (right === 'letter' || left !== 'letter');
    const closes = left !== 'space' && (left === 'letter' || right !== 'letter');
    return { opens: leansRight && !closes && before !== ']' && before !== ')', closes };
  };
}

function firstOf(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 10);
}

function lastOf(text: string): string {
  return Array.from(text.slice(-2)).at(-1) ?? '\n';
}

/** The character of the source that stands before (-1) or behind (1) a token. */
function edge(children: readonly Token[], index: number, step: 1 | -1): string {
  const token = children[index + step];
  if (!token) return '\n';
  if (token.markup === 'linkify') return edge(children, index + step, step);
  const [first, last] = borders(token);
  return step === 1 ? first : last;
}

function borders({ type, markup, content, info }: Token): readonly [first: string, last: string] {
  switch (type) {
    case 'text':
    case 'html_inline':
      return [firstOf(content), lastOf(content)];
    case 'text_special':
      return [firstOf(markup), info === 'escape' ? lastOf(content) : lastOf(markup)];
    case 'softbreak':
    case 'hardbreak':
      return ['\n', '\n'];
    case 'link_open':
      return markup === 'autolink' ? ['<', '<'] : ['[', '['];
    case 'link_close':
      return markup === 'autolink' ? ['>', '>'] : [']', ')'];
    case 'image':
      return ['!', ')'];
    default:
      return markup === '' ? ['[', ']'] : [firstOf(markup), lastOf(markup)];
  }
}
