import { ensureSyntaxTree, syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';

/** A heading of the post. */
export interface OutlineItem {
  /** 1 to 6. */
  readonly level: number;
  /** The words, without marks. */
  readonly text: string;
  /** Offset of the heading's line. */
  readonly from: number;
  /** 1-based. */
  readonly line: number;
}

const HEADING = /^(?:ATX|Setext)Heading([1-6])$/;
/** Parsing goes on for at most this long for an outline; milliseconds. */
const PATIENCE = 40;

/** The post's headings in order, as far as the text has been parsed. Reads the tree that the editor keeps: ask when idle. */
export function outlineOf(state: EditorState): readonly OutlineItem[] {
  const items: OutlineItem[] = [];
  const tree = ensureSyntaxTree(state, state.doc.length, PATIENCE) ?? syntaxTree(state);
  tree.iterate({
    enter(node) {
      const level = HEADING.exec(node.name)?.[1];
      if (level !== undefined) {
        const { from, number, text } = state.doc.lineAt(node.from);
        items.push({ level: Number(level), text: wordsOf(text), from, line: number });
        return false;
      }
      return node.name === 'Document';
    },
  });
  return items;
}

function wordsOf(line: string): string {
  return line
    .replace(/^\s*#{1,6}\s*/, '')
    .replace(/\s+#+\s*$/, '')
    .replace(/\s*\{:[^}]*\}\s*$/, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`~]+/g, '')
    .trim();
}
