import type { FrontMatter } from './front-matter.ts';
import type { TextChange } from './text-change.ts';

/** How many bytes of UTF-8 the text needs. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else if (code >= 0xd800 && code < 0xdc00 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) {
      bytes += 4;
      at += 1;
    } else bytes += 3;
  }
  return bytes;
}

/**
 * One line for the status bar about changes of `text`: `3 bytes changed in tags`, `1 byte added in title, text`,
 * `nothing changed`. Bytes are those of UTF-8, the larger of removed and added at each place; the keys are those of the
 * front matter before the change, `front matter` its other lines, `text` the body.
 */
export function describeChange(text: string, changes: readonly TextChange[], frontMatter: FrontMatter): string {
  let removed = 0;
  let added = 0;
  let touched = 0;
  const places = new Set<string>();
  for (const { from, to, insert } of changes) {
    const less = byteLength(text.slice(from, to));
    const more = byteLength(insert);
    if (less + more === 0) continue;
    removed += less;
    added += more;
    touched += Math.max(less, more);
    places.add(placeName(frontMatter, from, to));
  }
  if (touched === 0) return 'nothing changed';
  const verb = removed === 0 ? 'added' : added === 0 ? 'removed' : 'changed';
  return `${touched} ${touched === 1 ? 'byte' : 'bytes'} ${verb} in ${[...places].join(', ')}`;
}

function placeName(frontMatter: FrontMatter, from: number, to: number): string {
  if (frontMatter.kind === 'none' || from >= frontMatter.bodyStart) return 'text';
  const entry =
    frontMatter.entries.find(({ lines }) => from >= lines.from && from < lines.to) ??
    frontMatter.entries.find(({ lines }) => to > lines.from && from <= lines.to);
  return entry?.key ?? 'front matter';
}
