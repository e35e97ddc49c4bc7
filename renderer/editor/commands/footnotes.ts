import { syntaxTree } from '@codemirror/language';
import { EditorSelection, type EditorState } from '@codemirror/state';
import type { Change } from './change.ts';
import { textOf } from '../../state/post/flat-text.ts';

interface Footnote {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly definition: boolean;
}

const SIGN = /\[\^([^\]\s]{1,80})\](:?)/g;
const NO_PROSE = /^(?:InlineCode|FencedCode|CodeBlock|CodeText|FrontMatter|Comment|CommentBlock|Liquid)$/;

/** Goes from a footnote's reference to its text, and from its text to its first reference. */
export const jumpFootnote: Change = state => {
  const all = footnotes(state);
  const { head } = state.selection.main;
  const line = state.doc.lineAt(head);
  const here =
    all.find(one => one.from <= head && head <= one.to) ??
    all.find(one => one.definition && one.from === line.from) ??
    definitionAbove(state, all);
  const there = here && all.find(one => one.name === here.name && one.definition !== here.definition);
  if (!there) return null;
  const at = there.definition ? Math.min(state.doc.lineAt(there.to).to, there.to + 1) : there.to;
  return { selection: EditorSelection.cursor(at), scrollIntoView: true, userEvent: 'select' };
};

/** Numbers the footnotes that have numbers in the order in which the text calls them; those that nobody calls come last. */
export const renumberFootnotes: Change = state => {
  const numbered = footnotes(state).filter(({ name }) => /^\d+$/.test(name));
  const order = new Map<string, string>();
  for (const isDefinition of [false, true]) {
    for (const { name, definition } of numbered) {
      if (definition === isDefinition && !order.has(name)) order.set(name, String(order.size + 1));
    }
  }
  const changes = numbered
    .filter(({ name }) => order.get(name) !== name)
    .map(({ name, from }) => ({ from: from + 2, to: from + 2 + name.length, insert: order.get(name)! }));
  return changes.length === 0 ? null : { changes };
};

function footnotes(state: EditorState): readonly Footnote[] {
  const text = textOf(state.doc);
  const tree = syntaxTree(state);
  return [...text.matchAll(SIGN)].flatMap(({ 0: sign, 1: name = '', 2: colon, index }) => {
    for (let node = tree.resolveInner(index + 1, 1) as typeof tree.topNode | null; node; node = node.parent) {
      if (NO_PROSE.test(node.name)) return [];
    }
    const definition = colon === ':' && /(?:^|\n) {0,3}$/.test(text.slice(Math.max(0, index - 4), index));
    return [{ name, from: index, to: index + sign.length - (definition ? 0 : colon!.length), definition }];
  });
}

/** The footnote whose indented lines the cursor is in. */
function definitionAbove(state: EditorState, all: readonly Footnote[]): Footnote | undefined {
  let line = state.doc.lineAt(state.selection.main.head);
  while (line.number > 1 && /^(?:\s*$|\s{4})/.test(line.text)) line = state.doc.line(line.number - 1);
  return all.find(one => one.definition && one.from >= line.from && one.to <= line.to);
}
