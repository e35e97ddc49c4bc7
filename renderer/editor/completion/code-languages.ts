import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import { lexerNames } from '../../../shared/render/rouge/lexer-names.ts';
import { applyInTag } from './finish-tag.ts';

/** Behind the first fence of a code block: the names that the page's highlighter knows. */
export function fenceLanguages(context: CompletionContext): CompletionResult | null {
  const line = context.state.doc.lineAt(context.pos);
  const typed = /^[\s>]*(?:(?:[*+-]|\d+\.)\s+)*(?:`{3,}|~{3,})[ \t]*([\w#+.-]*)$/.exec(
    line.text.slice(0, context.pos - line.from),
  )?.[1];
  if (typed === undefined || (!context.explicit && (typed === '' || isWhole(typed)))) return null;
  return opensCode(context, line.from) ? { from: context.pos - typed.length, options: languages() } : null;
}

/** In `{% highlight %}`, which makes small letters of a name. */
export function tagLanguages(from: number): CompletionResult {
  const options = languages().filter(({ label }) => label === label.toLowerCase());
  return {
    from,
    options: options.map(one => ({ ...one, apply: applyInTag(one.label, 'last') })),
    validFor: /^[\w#+.-]*$/,
  };
}

/** What is written to its end wants no list, in which Enter would choose instead of beginning a line. */
function isWhole(typed: string): boolean {
  return lexerNames().has(typed);
}

function languages(): Completion[] {
  return Array.from(lexerNames(), ([label, tag]) => (label === tag ? { label, boost: 1 } : { label, detail: tag }));
}

/** Whether a line begins a block of code, as against ending one. */
function opensCode({ state, pos }: CompletionContext, lineStart: number): boolean {
  for (let node = syntaxTree(state).resolveInner(pos, -1); ; node = node.parent) {
    if (node.name === 'FencedCode') return node.from >= lineStart;
    if (!node.parent) return false;
  }
}
