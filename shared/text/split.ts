/** A text whose front matter has been found: offsets count UTF-16 units in the whole text, lines are 0-based. */
export interface SplitText {
  /** The lines between the fences, as they stand. */
  readonly yaml: string;
  readonly yamlStart: number;
  /** The line on which `yaml` begins (1, as the opening fence is line 0). */
  readonly yamlLine: number;
  /** Everything after the closing fence and the blank lines that follow it. */
  readonly body: string;
  readonly bodyStart: number;
  readonly bodyLine: number;
}

const OPENING = /^\uFEFF?---[^\S\n]*\n/;
const CLOSING = /^(?:---|\.\.\.)[ \t\r\f\v]*$/;

/**
 * Splits a post where Jekyll splits it (`YAML_FRONT_MATTER_REGEXP`): a first line of `---`, the nearest later line of
 * `---` or `...`, white space after either allowed. Blank lines behind the closing fence belong to it. `undefined` when
 * there is no front matter or it is not closed. A byte-order mark before the fence is passed over.
 */
export function splitFrontMatter(text: string): SplitText | undefined {
  const opening = OPENING.exec(text);
  if (!opening) return undefined;
  const yamlStart = opening[0].length;
  let line = 1;
  for (let start = yamlStart; start < text.length; line++) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const first = text.charCodeAt(start);
    if ((first === 45 || first === 46) && CLOSING.test(text.slice(start, end))) {
      const rest = skipBlankLines(text, newline < 0 ? text.length : newline + 1, line + 1);
      return {
        yaml: text.slice(yamlStart, start),
        yamlStart,
        yamlLine: 1,
        body: text.slice(rest.offset),
        bodyStart: rest.offset,
        bodyLine: rest.line,
      };
    }
    if (newline < 0) return undefined;
    start = newline + 1;
  }
  return undefined;
}

/** Whether Jekyll takes a file for a page rather than for a static file (`Utils.has_yaml_header?`): no byte-order mark here. */
export function hasFrontMatterHeader(text: string): boolean {
  return /^---[^\S\n]*\n/.test(text);
}

/**
 * A text up to the end of its front matter: empty where it has none, the whole of it where front matter is opened and never
 * closed.
 */
export function frontMatterOf(text: string): string {
  const split = splitFrontMatter(text);
  if (split) return text.slice(0, split.bodyStart);
  return hasFrontMatterHeader(withoutMark(text)) ? text : '';
}

/** Without a leading byte-order mark, as Jekyll's `bom|utf-8` reads a file. */
export function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

function skipBlankLines(text: string, from: number, fromLine: number): { offset: number; line: number } {
  let offset = from;
  let line = fromLine;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) {
      offset = at + 1;
      line += 1;
    } else if (code !== 32 && (code < 9 || code > 13)) break;
    else if (at === text.length - 1) return { offset: text.length, line };
  }
  return { offset, line };
}
