/** A source cut into text, `{{ … }}` and `{% … %}`, in order, with the line that each begins on. */
export class Tokenizer {
  #at = 0;

  constructor(
    private readonly tokens: readonly string[],
    /** 1-based line of the next token. */
    public line: number,
    /** Tokens are the lines of a `{% liquid %}` tag: one tag each, without delimiters. */
    readonly forLiquidTag: boolean,
  ) {}

  shift(): string | undefined {
    const token = this.tokens[this.#at];
    if (token === undefined) return undefined;
    this.#at++;
    this.line += this.forLiquidTag ? 1 : countLines(token);
    return token;
  }

  /** Puts the last token back, for a block that ends before the end tag of another. */
  unshift(): void {
    const token = this.tokens[--this.#at] ?? '';
    this.line -= this.forLiquidTag ? 1 : countLines(token);
  }
}

/** Liquid's tokens. A tag ends at the first `%}`, a variable at the first `}` (or `}}`); one that never ends is its two first characters. */
export function tokenizeTemplate(source: string): string[] {
  const tokens: string[] = [];
  let textStart = 0;
  let at = source.indexOf('{');
  let [tagsEnd, variablesEnd] = [false, false];
  while (at >= 0 && at < source.length - 1) {
    const kind = source.charCodeAt(at + 1);
    if (kind !== 37 && kind !== 123) {
      at = source.indexOf('{', at + 1);
      continue;
    }
    let end = at + 2;
    if (kind === 37 && !tagsEnd) {
      const close = source.indexOf('%}', at + 2);
      if (close < 0) tagsEnd = true;
      else end = close + 2;
    } else if (kind === 123 && !variablesEnd) {
      const close = source.indexOf('}', at + 2);
      if (close < 0) variablesEnd = true;
      else end = source.charCodeAt(close + 1) === 125 ? close + 2 : close + 1;
    }
    if (at > textStart) tokens.push(source.slice(textStart, at));
    tokens.push(source.slice(at, end));
    textStart = end;
    at = source.indexOf('{', end);
  }
  if (textStart < source.length) tokens.push(source.slice(textStart));
  return tokens;
}

export function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
