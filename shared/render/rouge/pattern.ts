/**
 * Regular expressions with the meaning that Ruby's StringScanner gives them, written as JavaScript's with the flag `u`:
 *
 * - `.` stops only at `\n`; the flag `s` lets it pass (Ruby's `m`)
 * - `^` and `$` are always the borders of a line, and lines end at `\n` alone
 * - `\s` and `\w` are ASCII, `\b` knows all of Unicode's word characters
 *
 * A scan sees nothing of what came before its start, so a look-behind or `\b` that begins a rule has no meaning there and
 * is not to be written.
 */

const SPACE = String.raw`\t\n\v\f\r `;

/** The inside of a character class for Ruby's `\p{Word}`. */
export const WORD = String.raw`\p{Alphabetic}\p{M}\p{Nd}\p{Pc}`;

const BORDER = `(?:(?<=[${WORD}])(?![${WORD}])|(?<![${WORD}])(?=[${WORD}]))`;

function escapeIn(char: string, inClass: boolean): string {
  if (char === 's') return inClass ? SPACE : `[${SPACE}]`;
  if (char === 'b' && !inClass) return BORDER;
  if (char === 'S') {
    if (inClass) throw new Error('\\S inside a character class has no translation');
    return `[^${SPACE}]`;
  }
  return `\\${char}`;
}

function outsideClass(char: string, dotAll: boolean): string {
  if (char === '.') return dotAll ? '[^]' : String.raw`[^\n]`;
  if (char === '^') return String.raw`(?<![^\n])`;
  if (char === '$') return String.raw`(?![^\n])`;
  return char;
}

/** A sticky expression that matches at `lastIndex` what Ruby's would match there. */
export function sticky(pattern: RegExp): RegExp {
  const { source } = pattern;
  let out = '';
  let inClass = false;
  for (let at = 0; at < source.length; at += 1) {
    const char = source.charAt(at);
    if (char === '\\') {
      at += 1;
      out += escapeIn(source.charAt(at), inClass);
    } else if (inClass) {
      inClass = char !== ']';
      out += char;
    } else if (char === '[') {
      inClass = true;
      const negated = source.charAt(at + 1) === '^';
      at += negated ? 1 : 0;
      out += negated ? '[^' : '[';
    } else {
      out += outsideClass(char, pattern.dotAll);
    }
  }
  return new RegExp(out, pattern.ignoreCase ? 'iuy' : 'uy');
}

type Tag = (parts: TemplateStringsArray, ...inserts: readonly (RegExp | string)[]) => RegExp;

function tag(flags: string): Tag {
  return (parts, ...inserts) => {
    const texts = inserts.map(insert => (typeof insert === 'string' ? insert : `(?:${insert.source})`));
    return new RegExp(String.raw({ raw: parts.raw }, ...texts), flags);
  };
}

/** Builds a pattern from parts: expressions are put in as a group, strings as they are. `rei` ignores case. */
export const re: Tag = tag('u');
export const rei: Tag = tag('iu');

/** An alternation of words that are separated by white space in `list`, in that order. */
export function anyOf(list: string): string {
  return list.trim().split(/\s+/u).join('|');
}

/** The words of a list separated by white space. */
export function wordSet(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap(list => list.trim().split(/\s+/u)));
}

/** The text with every character that has a meaning in expressions escaped. */
export function quote(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/gu, char => (char === '-' ? String.raw`\x2d` : `\\${char}`));
}

/**
 * From `delimiter` to the next one that no backslash escapes or, where all that follow are escaped, to the last of those.
 * That is what Rouge's alternation of `\\`, an escaped delimiter and any other character finds by backtracking, in linear
 * time.
 */
export function quoted(delimiter: string): string {
  const inner = String.raw`(?:[^\\${delimiter}]|\\[^])*`;
  return String.raw`${delimiter}(?:${inner}${delimiter}|${inner}\\${delimiter})`;
}
