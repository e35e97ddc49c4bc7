import { parseMarks, type Mark } from './critic-markup.ts';
import { readNote } from './critic-notes.ts';
import { applyChanges, tidyChanges, type TextChange, type TextRange } from '../text-change.ts';
import type { Stripped } from './critic-decide.ts';

/**
 * The text with its marks as HTML that Markdown lets through, for a preview that shows them: `<ins>`, `<del>`, `<mark>` with the
 * class `critic`, and comments as `<span class="critic comment" title="nadia: …">`. Lines of one mark are wrapped each for itself,
 * behind list, quote and heading signs, so that blocks stay blocks; code inside a mark is left bare.
 */
export function showMarks(text: string): Stripped {
  const changes = parseMarks(text).marks.flatMap(mark => changesOf(text, mark));
  const tidy = tidyChanges(changes.sort((a, b) => a.from - b.from || a.to - b.to));
  return { text: tidy.length === 0 ? text : applyChanges(text, tidy), changes: tidy };
}

function changesOf(text: string, mark: Mark): TextChange[] {
  const { range, content, before, after } = mark;
  switch (mark.kind) {
    case 'insertion':
      return wrapped(text, range, [[content, 'ins']]);
    case 'deletion':
      return wrapped(text, range, [[content, 'del']]);
    case 'substitution':
      return wrapped(text, range, [
        [before, 'del'],
        [after, 'ins'],
      ]);
    case 'highlight':
      return [
        { from: range.from, to: content.from, insert: '<mark class="critic">' },
        { from: content.to, to: range.to, insert: '</mark>' },
      ];
    case 'comment': {
      const note = readNote(text, mark);
      const title = escapeAttribute([note.author, note.text].filter(Boolean).join(': '));
      return [{ ...range, insert: `<span class="critic comment" title="${title}"></span>` }];
    }
  }
}

const SIGNS = /^[ \t]*(?:(?:#{1,6}|[-*+>]|\d+[.)])[ \t]+)*/;

/** Replaces the signs of a mark by elements around each line of its parts. */
function wrapped(
  text: string,
  range: TextRange,
  parts: readonly (readonly [TextRange, 'ins' | 'del'])[],
): TextChange[] {
  const changes: TextChange[] = [];
  let at = range.from;
  for (const [part, element] of parts) {
    changes.push({ from: at, to: part.from, insert: '' });
    at = part.to;
    if (/^[ \t]*(?:`{3}|~{3})/m.test(text.slice(part.from, part.to))) continue;
    for (let line = part.from; line < part.to;) {
      const newline = text.indexOf('\n', line);
      const end = newline < 0 || newline >= part.to ? part.to : newline;
      // The first line of a mark begins where the mark does.
      const start = line === range.from + 3 ? range.from : line;
      const isLineStart = start === 0 || text[start - 1] === '\n';
      const from = line + (isLineStart ? SIGNS.exec(text.slice(line, end))![0].length : 0);
      if (text.slice(from, end).trim() !== '') {
        changes.push(
          { from, to: from, insert: `<${element} class="critic">` },
          { from: end, to: end, insert: `</${element}>` },
        );
      }
      line = end + 1;
    }
  }
  changes.push({ from: at, to: range.to, insert: '' });
  return changes;
}

function escapeAttribute(text: string): string {
  return text.replace(/[&<>"'{}\n]/g, letter => `&#${letter.charCodeAt(0)};`);
}
