import type { Layout } from './layout.ts';
import { mayBeBlock, writeScalar } from './scalar.ts';
import { isList, isMap, type FrontMatterValue } from './value.ts';

/** A value as it is written behind a key: what goes on the key's line, and whole lines below it. */
export interface Written {
  readonly head: string;
  readonly below: readonly string[];
}

/** On one line: `[a, b]`, `{a: 1}` or a scalar. `flow`: it will stand inside such brackets. */
export function writeInline(layout: Layout, value: FrontMatterValue, flow: boolean): string {
  if (isList(value)) return `[${value.map(item => writeInline(layout, item, true)).join(', ')}]`;
  if (isMap(value)) {
    const pairs = [...value].map(([key, item]) => `${writeKey(layout, key, true)}: ${writeInline(layout, item, true)}`);
    return `{${pairs.join(', ')}}`;
  }
  return writeScalar(value, layout.newText, layout.quote, flow);
}

export function writeKey(layout: Layout, key: string, flow: boolean): string {
  return writeScalar(key, 'plain', layout.quote, flow);
}

/** In the document's own style: block lists and mappings where it has such, `|` for text of several lines. */
export function writeValue(layout: Layout, value: FrontMatterValue, indent: number): Written {
  if (typeof value === 'string' && value.includes('\n') && mayBeBlock(value))
    return writeLiteral(layout, value, indent);
  if (isList(value) && value.length > 0 && layout.list === 'block') {
    const before = `${' '.repeat(indent + layout.dash)}- `;
    return { head: '', below: value.map(item => before + writeInline(layout, item, false)) };
  }
  if (isMap(value) && value.size > 0) {
    const below = [...value].flatMap(([key, item]) => writePair(layout, key, item, indent + layout.nested));
    return { head: '', below };
  }
  return { head: writeInline(layout, value, false), below: [] };
}

/** The lines of `key: value` at an indentation. */
export function writePair(layout: Layout, key: string, value: FrontMatterValue, indent: number): string[] {
  const { head, below } = writeValue(layout, value, indent);
  return [`${' '.repeat(indent)}${writeKey(layout, key, false)}:${head === '' ? '' : ' '}${head}`, ...below];
}

/** A literal block scalar (`|`) whose last line break is as the text has it. */
export function writeLiteral(layout: Layout, text: string, indent: number): Written {
  const body = text.replace(/\n+$/, '');
  const breaks = text.length - body.length;
  const before = ' '.repeat(indent + layout.nested);
  const lines = body.split('\n').map(line => (line === '' ? '' : before + line));
  const extra = Array.from({ length: Math.max(0, breaks - 1) }, () => '');
  return { head: breaks === 0 ? '|-' : breaks === 1 ? '|' : '|+', below: [...lines, ...extra] };
}
