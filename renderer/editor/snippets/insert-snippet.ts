import { completionStatus, type CompletionSource } from '@codemirror/autocomplete';
import { isolateHistory } from '@codemirror/commands';
import { Facet, type EditorState, type Extension, type TransactionSpec } from '@codemirror/state';
import type { Command, EditorView } from '@codemirror/view';
import { fillSnippet, type Snippet, type SnippetValues } from '../../../shared/text/snippet.ts';
import type { OpenPost } from '../../state/post/open-post.ts';
import type { Snippets } from '../../state/snippets.ts';
import { selectStop, setStops, snippetStops } from './snippet-stops.ts';

/** Where an editor has its snippets from. */
export interface SnippetShelf {
  list(): readonly Snippet[];
  valuesFor(body: string): Promise<SnippetValues>;
}

const shelf = Facet.define<SnippetShelf>();

export function snippets(own: SnippetShelf): Extension {
  return [shelf.of(own), snippetStops];
}

/** The line's indentation and quote marks, which a snippet's further lines take over. */
const LEAD = /^[ \t]*(?:>[ \t]?)*[ \t]*/;

/**
 * Puts a snippet in place of a range (by itself the selection) as one step of undo, and selects its first place to write in.
 * Without an own `$0` the cursor ends behind it.
 */
export function snippetChange(
  state: EditorState,
  body: string,
  values: SnippetValues,
  { from, to }: { readonly from: number; readonly to: number } = state.selection.main,
): TransactionSpec {
  const line = state.doc.lineAt(from);
  const lead = LEAD.exec(line.text.slice(0, from - line.from))?.[0] ?? '';
  const plain: SnippetValues = (name, argument) => values(name, argument)?.replace(/\r\n?/g, '\n');
  const filled = fillSnippet(body.replace(/\r\n?|\n/g, `\n${lead}`), plain);
  const { text } = filled;
  const open = filled.stops.length > 0 && !filled.stops.some(stop => stop.number === 0);
  const end = { number: 0, from: text.length, to: text.length };
  const ranges = (filled.stops.length === 0 || open ? [...filled.stops, end] : filled.stops).map(stop => ({
    number: stop.number,
    from: from + stop.from,
    to: from + stop.to,
  }));
  const active = ranges[0]!.number;
  return {
    changes: { from, to, insert: text },
    selection: selectStop(ranges, active),
    effects: setStops.of(active === 0 ? null : { ranges, active }),
    annotations: isolateHistory.of('full'),
    userEvent: 'input.snippet',
    scrollIntoView: true,
  };
}

/** Puts a snippet in place of the selection of the moment when its values are there. */
export async function insertSnippet(post: OpenPost, snippet: Snippet, own: Snippets): Promise<void> {
  const values = await own.valuesFor(snippet.body, post);
  post.dispatch(snippetChange(post.state, snippet.body, values));
  post.focus();
}

/** Puts a snippet in place of what was typed for it, if that still stands before the cursor when its values are there. */
async function expand(view: EditorView, snippet: Snippet, typed: string): Promise<void> {
  const values = await view.state.facet(shelf)[0]?.valuesFor(snippet.body);
  const range = typedRange(view.state, typed);
  if (values && range) view.dispatch(snippetChange(view.state, snippet.body, values, range));
}

/** Where some letters stand before the cursor; a word's letters not inside of a longer word. */
function typedRange(state: EditorState, typed: string): { from: number; to: number } | undefined {
  const { head, empty } = state.selection.main;
  const from = head - typed.length;
  if (!empty || from < 0 || state.sliceDoc(from, head) !== typed) return undefined;
  const isApart = !/^\w/.test(typed) || !/\w$/.test(state.sliceDoc(Math.max(0, from - 1), from));
  return isApart ? { from, to: head } : undefined;
}

export function snippetsOf(state: EditorState): readonly Snippet[] {
  return state.facet(shelf)[0]?.list() ?? [];
}

/** The snippet whose trigger stands before the cursor comes in its place; the longest trigger wins. */
export const expandAtCursor: Command = view => {
  if (completionStatus(view.state) === 'active') return false;
  const found = snippetsOf(view.state)
    .filter(({ trigger }) => trigger !== '' && typedRange(view.state, trigger) !== undefined)
    .sort((a, b) => b.trigger.length - a.trigger.length)[0];
  if (!found) return false;
  void expand(view, found, found.trigger);
  return true;
};

/** Offers the snippets whose trigger begins with what is typed, from two letters on. */
export const snippetCompletion: CompletionSource = context => {
  const { state, pos } = context;
  const typed = context.matchBefore(/\S{2,40}$/)?.text;
  if (typed === undefined) return null;
  const found = snippetsOf(state).filter(({ trigger }) => trigger.startsWith(typed) && typedRange(state, typed));
  if (found.length === 0) return null;
  return {
    from: pos - typed.length,
    filter: false,
    options: found.map(snippet => ({
      label: snippet.trigger,
      detail: snippet.name,
      apply: (view, _completion, from, to) => void expand(view, snippet, view.state.sliceDoc(from, to)),
    })),
  };
};
