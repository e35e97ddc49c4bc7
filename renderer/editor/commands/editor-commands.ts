import { redo, undo } from '@codemirror/commands';
import { openSearchPanel } from '@codemirror/search';
import type { CommandId } from '../../../shared/commands.ts';
import type { OpenPost } from '../../state/open-post.ts';
import { chooseImage } from '../images/image-insert.ts';
import { pasteText } from '../paste/paste.ts';
import { viewOf } from '../shown-views.ts';
import { onPost } from './change.ts';
import { insertCodeBlock, insertFootnote, insertLink, insertRule, insertTable } from './insert.ts';
import { toggleHeading, toggleList, toggleQuote } from './toggle-block.ts';
import { BOLD, CODE, ITALIC, STRIKE, toggleInline } from './toggle-inline.ts';

/** What the commands of Edit, Insert and Format do to an open post; false when there was nothing to do. */
export const editorCommands: Partial<Record<CommandId, (post: OpenPost) => boolean>> = {
  'edit.undo': post => undo({ state: post.state, dispatch: transaction => dispatch(post, transaction) }),
  'edit.redo': post => redo({ state: post.state, dispatch: transaction => dispatch(post, transaction) }),
  'edit.paste-plain': pastePlain,
  'edit.find': post => openSearch(post, 'Find'),
  'edit.replace': post => openSearch(post, 'Replace with'),

  'insert.link': onPost(insertLink),
  'insert.image': post => {
    const view = viewOf(post);
    return view !== undefined && chooseImage(view);
  },
  'insert.table': onPost(insertTable),
  'insert.footnote': onPost(insertFootnote),
  'insert.code-block': onPost(insertCodeBlock),
  'insert.rule': onPost(insertRule),

  'format.bold': onPost(toggleInline(BOLD)),
  'format.italic': onPost(toggleInline(ITALIC)),
  'format.code': onPost(toggleInline(CODE)),
  'format.strike': onPost(toggleInline(STRIKE)),
  'format.quote': onPost(toggleQuote),
  'format.bullets': onPost(toggleList('bullets')),
  'format.numbers': onPost(toggleList('numbers')),
  'format.tasks': onPost(toggleList('tasks')),
  'format.heading-1': onPost(toggleHeading(1)),
  'format.heading-2': onPost(toggleHeading(2)),
  'format.heading-3': onPost(toggleHeading(3)),
  'format.heading-4': onPost(toggleHeading(4)),
  'format.heading-5': onPost(toggleHeading(5)),
  'format.heading-6': onPost(toggleHeading(6)),
};

function dispatch(post: OpenPost, transaction: Parameters<OpenPost['take']>[0][number]): void {
  const view = viewOf(post);
  if (view) view.dispatch(transaction);
  else post.take([transaction]);
}

function pastePlain(post: OpenPost): boolean {
  const view = viewOf(post);
  if (!view) return false;
  void navigator.clipboard.readText().then(text => text !== '' && pasteText(view, text));
  return true;
}

function openSearch(post: OpenPost, field: 'Find' | 'Replace with'): boolean {
  const view = viewOf(post);
  if (!view) return false;
  openSearchPanel(view);
  if (field !== 'Find') view.dom.querySelector<HTMLInputElement>(`.search-field[aria-label="${field}"]`)?.select();
  return true;
}
