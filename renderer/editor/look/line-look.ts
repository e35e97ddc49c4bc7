import { foldEffect, foldedRanges, syntaxTree, unfoldEffect } from '@codemirror/language';
import type { Range } from '@codemirror/state';
import type { SyntaxNodeRef } from '@lezer/common';
import { Decoration, ViewPlugin, type DecorationSet, type EditorView, type ViewUpdate } from '@codemirror/view';

const LINES: Readonly<Record<string, Decoration>> = {
  ATXHeading1: Decoration.line({ class: 'line-h1' }),
  SetextHeading1: Decoration.line({ class: 'line-h1' }),
  ATXHeading2: Decoration.line({ class: 'line-h2' }),
  SetextHeading2: Decoration.line({ class: 'line-h2' }),
  ATXHeading3: Decoration.line({ class: 'line-h3' }),
  FencedCode: Decoration.line({ class: 'line-code' }),
  CodeBlock: Decoration.line({ class: 'line-code' }),
  Blockquote: Decoration.line({ class: 'line-quote' }),
  FrontMatter: Decoration.line({ class: 'line-yaml' }),
  Table: Decoration.line({ class: 'line-table' }),
  HTMLBlock: Decoration.line({ class: 'line-html' }),
};

/** Blocks that can be folded, and what shows that they can be or are. */
const HEADING = /^(?:ATX|Setext)Heading([1-6])$/;
const FOLDABLE = Decoration.line({ class: 'line-foldable' });
const FOLDED = Decoration.line({ class: 'line-foldable line-folded' });

/** Gives the visible lines of headings, code, quotes, tables and front matter their class. */
export const lineLook = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    #tree: ReturnType<typeof syntaxTree>;

    constructor(view: EditorView) {
      this.#tree = syntaxTree(view.state);
      this.decorations = decorate(view);
    }

    update(update: ViewUpdate): void {
      const tree = syntaxTree(update.state);
      const folding = update.transactions.some(one => one.effects.some(is => is.is(foldEffect) || is.is(unfoldEffect)));
      if (tree === this.#tree && !update.viewportChanged && !update.docChanged && !folding) return;
      this.#tree = tree;
      this.decorations = decorate(update.view);
    }
  },
  { decorations: plugin => plugin.decorations },
);

function decorate(view: EditorView): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  const { doc } = view.state;
  const folded = foldedRanges(view.state);
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(view.state).iterate({
      from,
      to,
      enter(node) {
        const decoration = LINES[node.name];
        if (!decoration) return node.type.is('Block') || node.name === 'Document' || node.name.endsWith('List');
        const first = doc.lineAt(Math.max(from, node.from)).number;
        const last = doc.lineAt(Math.max(node.from, Math.min(to, node.to))).number;
        for (let line = first; line <= last; line++) ranges.push(decoration.range(doc.line(line).from));
        if (canFold(node)) {
          const line = doc.lineAt(node.from);
          let isFolded = false;
          folded.between(line.from, line.to, start => void (isFolded ||= start >= line.from));
          ranges.push((isFolded ? FOLDED : FOLDABLE).range(line.from));
        }
        return node.name === 'Blockquote';
      },
    });
  }
  return Decoration.set(ranges, true);
}

/** Whether something stands under a heading, or between two fences: cheap, as it is asked for each heading in sight. */
function canFold({ node }: SyntaxNodeRef): boolean {
  const level = HEADING.exec(node.name)?.[1];
  if (level === undefined) return node.name === 'FencedCode' && node.getChild('CodeText') !== null;
  const next = node.nextSibling;
  return next !== null && !(Number(HEADING.exec(next.name)?.[1]) <= Number(level));
}
