/** Longer patterns match nothing; none that a person writes is. */
const MAX_PATTERN = 1000;

/**
 * Ruby's `File.fnmatch(pattern, path)` without flags, on paths that begin with a slash: `*` and `?` match slashes too,
 * sets in brackets, a backslash escapes. Linear in time: no pattern makes it backtrack beyond the last `*`.
 */
export function matchesName(pattern: string, path: string): boolean {
  if (pattern.length > MAX_PATTERN) return false;
  const items = parsePattern(pattern);
  let at = 0;
  let item = 0;
  let starItem = -1;
  let starAt = 0;
  while (at < path.length) {
    const here = items[item];
    if (here === '*') {
      starItem = item++;
      starAt = at;
    } else if (here !== undefined && matchesOne(here, path.charAt(at))) {
      item++;
      at++;
    } else if (starItem >= 0) {
      item = starItem + 1;
      at = ++starAt;
    } else return false;
  }
  while (items[item] === '*') item++;
  return item === items.length;
}

type Item = '*' | ((letter: string) => boolean);

function matchesOne(item: Item, letter: string): boolean {
  return item !== '*' && item(letter);
}

function parsePattern(pattern: string): readonly Item[] {
  const items: Item[] = [];
  for (let i = 0; i < pattern.length; i++) {
    const letter = pattern.charAt(i);
    if (letter === '*') {
      if (items[items.length - 1] !== '*') items.push('*');
    } else if (letter === '?') items.push(() => true);
    else if (letter === '[') {
      const set = parseSet(pattern, i);
      if (set) {
        items.push(set.item);
        i = set.end;
      } else items.push(() => false);
    } else {
      const literal = letter === '\\' && i + 1 < pattern.length ? pattern.charAt(++i) : letter;
      items.push(other => other === literal);
    }
  }
  return items;
}

function parseSet(pattern: string, open: number): { item: (letter: string) => boolean; end: number } | undefined {
  let i = open + 1;
  const negated = pattern[i] === '!' || pattern[i] === '^';
  if (negated) i++;
  const ranges: [string, string][] = [];
  while (i < pattern.length && pattern[i] !== ']') {
    const first = readLetter();
    if (pattern[i] === '-' && i + 1 < pattern.length && pattern[i + 1] !== ']') {
      i++;
      ranges.push([first, readLetter()]);
    } else ranges.push([first, first]);
  }
  if (i >= pattern.length) return undefined;
  return { item: letter => ranges.some(([low, high]) => letter >= low && letter <= high) !== negated, end: i };

  function readLetter(): string {
    if (pattern[i] === '\\' && i + 1 < pattern.length) i++;
    return pattern.charAt(i++);
  }
}

/**
 * Ruby's `Dir.glob(pattern)` over known paths (files and folders, relative, without trailing slash): `*` stays within a
 * folder and passes over hidden names, `**` followed by a slash spans folders, `{a,b}` are alternatives.
 */
export function globPaths(pattern: string, paths: Iterable<string>): readonly string[] {
  const alternatives = expandBraces(pattern).map(one => one.replace(/\/+$/, '').split('/'));
  const found: string[] = [];
  for (const path of paths) {
    const segments = path.split('/');
    if (alternatives.some(one => matchesSegments(one, segments))) found.push(path);
  }
  return found;
}

function matchesSegments(pattern: readonly string[], path: readonly string[]): boolean {
  let at = 0;
  let item = 0;
  let starItem = -1;
  let starAt = 0;
  while (at < path.length) {
    const segment = path[at] ?? '';
    const here = pattern[item];
    if (here === '**' && item < pattern.length - 1) {
      starItem = item++;
      starAt = at;
    } else if (here !== undefined && matchesSegment(here, segment)) {
      item++;
      at++;
    } else if (starItem >= 0 && !(path[starAt] ?? '').startsWith('.')) {
      item = starItem + 1;
      at = ++starAt;
    } else return false;
  }
  return item === pattern.length;
}

function matchesSegment(pattern: string, segment: string): boolean {
  if (segment.startsWith('.') && !pattern.startsWith('.')) return false;
  return matchesName(pattern, segment);
}

function expandBraces(pattern: string, depth = 0): readonly string[] {
  const open = pattern.indexOf('{');
  if (open < 0 || depth > 4 || pattern.length > MAX_PATTERN) return [pattern];
  let level = 0;
  let start = open + 1;
  const choices: string[] = [];
  for (let i = open; i < pattern.length; i++) {
    const letter = pattern[i];
    if (letter === '{') level++;
    else if (letter === ',' && level === 1) {
      choices.push(pattern.slice(start, i));
      start = i + 1;
    } else if (letter === '}' && --level === 0) {
      choices.push(pattern.slice(start, i));
      const rest = pattern.slice(i + 1);
      return choices.flatMap(choice => expandBraces(pattern.slice(0, open) + choice + rest, depth + 1));
    }
  }
  return [pattern];
}
