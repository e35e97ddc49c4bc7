/** A piece of text under a name that a person puts into posts, with variables and places to write in. */
export interface Snippet {
  readonly name: string;
  /** What is typed to get it; empty for none. */
  readonly trigger: string;
  readonly body: string;
}

/** A snippet with its variables filled in, and the places where the person goes on writing. */
export interface FilledSnippet {
  readonly text: string;
  /** In the order in which they are visited; places of one number are written together. Offsets in `text`. */
  readonly stops: readonly SnippetStop[];
}

export interface SnippetStop {
  readonly number: number;
  readonly from: number;
  readonly to: number;
}

/** The value of a variable; undefined for a name that means nothing. `argument` is what stands behind its colon. */
export type SnippetValues = (name: string, argument: string | undefined) => string | undefined;

const HOLE = /\\[\\$}]|\$(\d+)|\$\{(\d+|[a-z][\w.-]*)(?=[:}])/g;

/**
 * Fills in a snippet's body. `${title}` is a variable, `${title:words}` one with words for when it is empty, `${1:words}` and
 * `$1` are places to write in (`$0` the last one), whose words may hold variables and balanced braces. `\$`, `\}` and `\\`
 * are the signs themselves. A variable that nobody knows, and a brace that nothing closes, stay as they are written.
 */
export function fillSnippet(body: string, values: SnippetValues): FilledSnippet {
  const stops: SnippetStop[] = [];
  let text = '';
  const addStop = (number: number, words: string | undefined): void => {
    const from = text.length;
    const same = stops.find(stop => stop.number === number);
    if (words !== undefined) write(words);
    else if (same) text += text.slice(same.from, same.to);
    stops.push({ number, from, to: text.length });
  };
  const write = (part: string): void => {
    let at = 0;
    for (const hole of part.matchAll(HOLE)) {
      // A hole inside of words that were written already.
      if (hole.index < at) continue;
      text += part.slice(at, hole.index);
      at = hole.index + hole[0].length;
      const [sign, number, name] = hole;
      if (sign.startsWith('\\')) text += sign.slice(1);
      else if (number !== undefined) addStop(Number(number), undefined);
      else {
        const end = closingBrace(part, at);
        const argument = part[at] === ':' ? part.slice(at + 1, end) : undefined;
        const isStop = /^\d+$/.test(name!);
        const value = isStop || end < 0 ? undefined : values(name!, argument);
        if (end < 0) text += sign;
        else if (isStop) addStop(Number(name), argument);
        else if (value === undefined) text += part.slice(hole.index, end + 1);
        else if (value === '') write(argument ?? '');
        else text += value;
        at = end < 0 ? at : end + 1;
      }
    }
    text += part.slice(at);
  };
  write(body);
  const order = ({ number }: SnippetStop): number => (number === 0 ? Infinity : number);
  stops.sort((a, b) => (order(a) === order(b) ? a.from - b.from : order(a) - order(b)));
  return { text, stops };
}

/** Whether a body asks for a variable, so that a value that is costly to have is fetched only then. */
export function usesVariable(body: string, name: string): boolean {
  let used = false;
  fillSnippet(body, asked => {
    used ||= asked === name;
    return '';
  });
  return used;
}

/** The brace that closes what began before `start`; negative where there is none. */
function closingBrace(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const sign = text[at];
    if (sign === '\\') at += 1;
    else if (sign === '{') depth += 1;
    else if (sign === '}' && depth === 0) return at;
    else if (sign === '}') depth -= 1;
  }
  return -1;
}
