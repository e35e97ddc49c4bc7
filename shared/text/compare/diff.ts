/** A stretch of two sequences that differs: `a[fromA, toA)` became `b[fromB, toB)`. One of the two may be empty. */
export interface Hunk {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** Edits beyond which a stretch is given as one replaced hunk; bounds time to length × EDITS and memory to EDITS². */
const EDITS = 800;

/**
 * The hunks, in order, that turn `a` into `b`: Myers' shortest edit script, in long texts between anchors that occur once on
 * both sides.
 * Stretches that differ in more than some hundred places are given whole, so that hostile input costs bounded time.
 */
export function diffTokens(a: readonly string[], b: readonly string[]): Hunk[] {
  const numbers = new Map<string, number>();
  const number = (token: string): number => {
    const known = numbers.get(token);
    if (known !== undefined) return known;
    numbers.set(token, numbers.size);
    return numbers.size - 1;
  };
  const hunks: Hunk[] = [];
  diffBetweenAnchors(Int32Array.from(a, number), Int32Array.from(b, number), hunks);
  return hunks;
}

/** The lines that differ, as half-open offsets of the two texts; a line is taken with its line break. */
export function diffLines(a: string, b: string): Hunk[] {
  return diffTexts(a, b, linesOf);
}

/** The words, white space and signs that differ, as half-open offsets; lines are compared first. */
export function diffWords(a: string, b: string): Hunk[] {
  const hunks: Hunk[] = [];
  for (const { fromA, toA, fromB, toB } of diffLines(a, b)) {
    for (const inner of diffTexts(a.slice(fromA, toA), b.slice(fromB, toB), wordsOf)) {
      hunks.push({
        fromA: fromA + inner.fromA,
        toA: fromA + inner.toA,
        fromB: fromB + inner.fromB,
        toB: fromB + inner.toB,
      });
    }
  }
  return hunks;
}

/** Lines with their breaks (`\n`, `\r\n` or `\r`); the last one may have none. */
export function linesOf(text: string): string[] {
  const lines: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 10 && (code !== 13 || text.charCodeAt(at + 1) === 10)) continue;
    lines.push(text.slice(start, at + 1));
    start = at + 1;
  }
  if (start < text.length) lines.push(text.slice(start));
  return lines;
}

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{M}\p{N}_])+(?:['’](?=\p{L})\p{L}+)?|\r\n|\n|[^\S\n\r]+|./gsu;

/** Words (ideographs singly), runs of white space, line breaks and single signs; joined they give the text back. */
export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

function diffTexts(a: string, b: string, split: (text: string) => string[]): Hunk[] {
  if (a === b) return [];
  const tokensA = split(a);
  const tokensB = split(b);
  const offsetsA = offsetsOf(tokensA);
  const offsetsB = offsetsOf(tokensB);
  return diffTokens(tokensA, tokensB).map(hunk => ({
    fromA: offsetsA[hunk.fromA]!,
    toA: offsetsA[hunk.toA]!,
    fromB: offsetsB[hunk.fromB]!,
    toB: offsetsB[hunk.toB]!,
  }));
}

function offsetsOf(tokens: readonly string[]): number[] {
  const offsets = [0];
  let at = 0;
  for (const token of tokens) offsets.push((at += token.length));
  return offsets;
}

function diffBetweenAnchors(a: Int32Array, b: Int32Array, hunks: Hunk[]): void {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  let atA = start;
  let atB = start;
  // A short stretch needs no anchors: its script is found whole and is the shortest.
  const anchors = endA - start + endB - start <= EDITS ? [] : anchorsOf(a, b, start, endA, endB);
  for (const [anchorA, anchorB] of [...anchors, [endA, endB] as const]) {
    diffStretch(a, b, atA, anchorA, atB, anchorB, hunks);
    atA = anchorA;
    atB = anchorB;
  }
}

/** Pairs of places with a token that occurs once in each stretch, the longest rising run of them (patience). */
function anchorsOf(a: Int32Array, b: Int32Array, start: number, endA: number, endB: number): [number, number][] {
  const once = (tokens: Int32Array, end: number): Map<number, number> => {
    const places = new Map<number, number>();
    for (let at = start; at < end; at++) places.set(tokens[at]!, places.has(tokens[at]!) ? -1 : at);
    return places;
  };
  const onceB = once(b, endB);
  const pairs: [number, number][] = [];
  for (const [token, place] of once(a, endA)) {
    const other = onceB.get(token);
    if (place >= 0 && other !== undefined && other >= 0) pairs.push([place, other]);
  }
  pairs.sort((x, y) => x[0] - y[0]);
  return risingRun(pairs);
}

function risingRun(pairs: readonly [number, number][]): [number, number][] {
  const tails: number[] = [];
  const previous = new Int32Array(pairs.length).fill(-1);
  for (const [index, pair] of pairs.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tails[middle]!]![1] < pair[1]) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? tails[low - 1]! : -1;
    tails[low] = index;
  }
  const run: [number, number][] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index]!) run.push(pairs[index]!);
  return run.reverse();
}

function diffStretch(
  a: Int32Array,
  b: Int32Array,
  a0: number,
  a1: number,
  b0: number,
  b1: number,
  hunks: Hunk[],
): void {
  while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) {
    a0 += 1;
    b0 += 1;
  }
  while (a0 < a1 && b0 < b1 && a[a1 - 1] === b[b1 - 1]) {
    a1 -= 1;
    b1 -= 1;
  }
  if (a0 === a1 && b0 === b1) return;
  const steps = a0 === a1 || b0 === b1 ? undefined : shortestScript(a, b, a0, a1, b0, b1);
  if (!steps) {
    push(hunks, a0, a1, b0, b1);
    return;
  }
  let x = a0;
  let y = b0;
  for (const [keptX, keptY, length] of steps) {
    if (keptX > x || keptY > y) push(hunks, x, keptX, y, keptY);
    x = keptX + length;
    y = keptY + length;
  }
  if (x < a1 || y < b1) push(hunks, x, a1, y, b1);
}

function push(hunks: Hunk[], fromA: number, toA: number, fromB: number, toB: number): void {
  const last = hunks.at(-1);
  if (last && last.toA === fromA && last.toB === fromB) {
    hunks[hunks.length - 1] = { fromA: last.fromA, toA, fromB: last.fromB, toB };
  } else hunks.push({ fromA, toA, fromB, toB });
}

/** The kept runs `[x, y, length]` of Myers' greedy algorithm, in order; `undefined` where more than EDITS edits are needed. */
function shortestScript(
  a: Int32Array,
  b: Int32Array,
  a0: number,
  a1: number,
  b0: number,
  b1: number,
): [number, number, number][] | undefined {
  const lengthA = a1 - a0;
  const lengthB = b1 - b0;
  const limit = Math.min(EDITS, lengthA + lengthB);
  const reach = new Int32Array(2 * limit + 3);
  const middle = limit + 1;
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= limit; edits++) {
    for (let k = -edits; k <= edits; k += 2) {
      const down = k === -edits || (k !== edits && reach[middle + k - 1]! < reach[middle + k + 1]!);
      let x = down ? reach[middle + k + 1]! : reach[middle + k - 1]! + 1;
      let y = x - k;
      while (x < lengthA && y < lengthB && a[a0 + x] === b[b0 + y]) {
        x += 1;
        y += 1;
      }
      reach[middle + k] = x;
      if (x >= lengthA && y >= lengthB) return keptRuns(trace, edits, lengthA, lengthB, a0, b0);
    }
    trace.push(reach.slice(middle - edits, middle + edits + 1));
  }
  return undefined;
}

function keptRuns(
  trace: readonly Int32Array[],
  edits: number,
  lengthA: number,
  lengthB: number,
  a0: number,
  b0: number,
): [number, number, number][] {
  const runs: [number, number, number][] = [];
  let x = lengthA;
  let y = lengthB;
  for (let step = edits; step > 0; step--) {
    const before = trace[step - 1]!;
    const at = (k: number): number => before[k + step - 1] ?? -1;
    const k = x - y;
    const down = k === -step || (k !== step && at(k - 1) < at(k + 1));
    const previousX = down ? at(k + 1) : at(k - 1);
    const previousY = previousX - (down ? k + 1 : k - 1);
    const startX = down ? previousX : previousX + 1;
    if (x > startX) runs.push([a0 + startX, b0 + startX - k, x - startX]);
    x = previousX;
    y = previousY;
  }
  if (x > 0) runs.push([a0, b0, x]);
  return runs.reverse();
}
