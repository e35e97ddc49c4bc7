import { isolateHistory } from '@codemirror/commands';
import { syntaxTree } from '@codemirror/language';
import type { EditorState, Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { quoteFor } from '../../../shared/language/quotes.ts';

const CODE_BLOCK = /^(?:FencedCode|CodeBlock|CodeText|FrontMatter\w*|HTMLBlock|CommentBlock)$/;
const CODE_SPAN = /^(?:InlineCode|Liquid|AttributeList|HTMLTag|URL|Autolink|Comment)$/;
/** What a line opens and does not close before the cursor, in which a quote is syntax: a tag, Liquid, attributes, an address. */
const SYNTAX = /<[a-z/!][^<>]*$|\{[%{:][^}]*$|\]\([^)]*$/i;

/**
 * Quotes typed in prose become those of the post's language. The straight one is written first, so that one undo brings it
 * back.
 */
export function smartQuotes(language: () => string): Extension {
  return EditorView.inputHandler.of((view, _from, _to, text, insert) => {
    if ((text !== '"' && text !== "'") || view.composing || view.state.readOnly) return false;
    const signs = view.state.selection.ranges.map(range => signAt(view.state, range.from, text, language()));
    if (signs.every(sign => sign === undefined)) return false;
    view.dispatch(insert());
    const { state } = view;
    const changes = state.selection.ranges.flatMap(({ head }, index) => {
      const sign = signs[index];
      const stands = state.sliceDoc(head - 1, head) === text;
      return sign === undefined || !stands ? [] : [{ from: head - 1, to: head, insert: sign }];
    });
    if (changes.length === 0) return true;
    view.dispatch({ changes, annotations: isolateHistory.of('full'), userEvent: 'input.smart', scrollIntoView: true });
    return true;
  });
}

/** The sign for a quote at a place; undefined where it is no prose. */
export function signAt(state: EditorState, at: number, sign: '"' | "'", language: string): string | undefined {
  const line = state.doc.lineAt(at);
  const before = line.text.slice(0, at - line.from);
  if (SYNTAX.test(before) || (before.split('`').length - 1) % 2 === 1) return undefined;
  const tree = syntaxTree(state);
  for (let node = tree.resolveInner(at, -1) as typeof tree.topNode | null; node; node = node.parent) {
    if (CODE_BLOCK.test(node.name) || (CODE_SPAN.test(node.name) && node.to > at)) return undefined;
  }
  return quoteFor(sign, before.replace(/^\s*(?:>\s?|[-*+]\s|\d+[.)]\s|#{1,6}\s)*/, ''), language);
}
