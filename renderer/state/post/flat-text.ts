import type { Text } from '@codemirror/state';

/** A part of the rope that is not longer keeps its string while it stays what it is; UTF-16 units. */
const PART = 65_536;

const parts = new WeakMap<Text, string>();
const wholes = new WeakMap<Text, string>();

/**
 * The text of a rope. After an edit, only the part that was edited is put together again: CodeMirror's own way makes a string of
 * a hundred thousand pieces for ten megabytes, which takes longer than a key may wait.
 */
export function textOf(doc: Text): string {
  let whole = wholes.get(doc);
  if (whole === undefined) {
    const found: string[] = [];
    gather(doc, found);
    wholes.set(doc, (whole = found.join('\n')));
  }
  return whole;
}

/** The rope was made of this text: nothing of it need be put together. */
export function rememberText(doc: Text, text: string): void {
  wholes.set(doc, text);
  let at = 0;
  for (const part of partsOf(doc)) {
    parts.set(part, text.slice(at, at + part.length));
    at += part.length + 1;
  }
}

function gather(doc: Text, into: string[]): void {
  for (const part of partsOf(doc)) {
    let text = parts.get(part);
    if (text === undefined) parts.set(part, (text = [...part.iterLines()].join('\n')));
    into.push(text);
  }
}

/** The parts of a rope in their order; a line break stands between two. */
function* partsOf(doc: Text): Generator<Text> {
  if (doc.children && doc.length > PART) for (const child of doc.children) yield* partsOf(child);
  else yield doc;
}
