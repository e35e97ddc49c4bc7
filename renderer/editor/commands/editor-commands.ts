import { redo, undo } from '@codemirror/commands';
import { foldAll, foldCode, unfoldAll, unfoldCode } from '@codemirror/language';
import { openSearchPanel } from '@codemirror/search';
import type { EditorView } from '@codemirror/view';
import type { CommandId } from '../../../shared/commands.ts';
import type { OpenPost } from '../../state/post/open-post.ts';
import { describeImage, replaceImage, revealImage } from '../images/image-actions.ts';
import { chooseImage } from '../images/image-insert.ts';
import { pasteText } from '../paste/paste.ts';
import { seekFinding, suggestAtCursor } from '../proofing/proofing-view.ts';
import { viewOf } from '../shown-views.ts';
import { onPost } from './change.ts';
import { jumpFootnote, renumberFootnotes } from './footnotes.ts';
import { insertCodeBlock, insertFootnote, insertLink, insertRule, insertTable } from './insert.ts';
import { toggleHeading, toggleList, toggleQuote, toggleTask } from './toggle-block.ts';
import {
  curlyQuotes,
  joinSelectedLines,
  lowerCase,
  sentenceCase,
  sortSelectedLines,
  straightQuotes,
  titleCase,
  transformWords,
  upperCase,
} from './transform.ts';
import {
  addColumn,
  addColumnBefore,
  addRow,
  addRowAbove,
  align,
  deleteColumn,
  deleteRow,
  moveColumn,
  moveRow,
  tidy,
} from '../table/edit-table.ts';
import { tableChange } from '../table/table-commands.ts';
import { BOLD, CODE, ITALIC, STRIKE, toggleInline } from './toggle-inline.ts';

/** What the commands of Edit, Insert and Format do to an open post; false when there was nothing to do. */
export const editorCommands: Partial<Record<CommandId, (post: OpenPost) => boolean>> = {
  'edit.undo': post => undo({ state: post.state, dispatch: transaction => dispatch(post, transaction) }),
  'edit.redo': post => redo({ state: post.state, dispatch: transaction => dispatch(post, transaction) }),
  'edit.paste-plain': pastePlain,
  'edit.find': post => openSearch(post, 'Find'),
  'edit.replace': post => openSearch(post, 'Replace with'),

  'format.toggle-task': onPost(toggleTask),
  'footnote.jump': onPost(jumpFootnote),
  'footnote.renumber': onPost(renumberFootnotes),

  'image.describe': post => onView(post, view => describeImage(view)),
  'image.replace': post => onView(post, view => replaceImage(view)),
  'image.reveal': post => onView(post, view => revealImage(view)),

  'table.row-above': onPost(tableChange(addRowAbove)),
  'table.row-below': onPost(tableChange(addRow)),
  'table.column-left': onPost(tableChange(addColumnBefore)),
  'table.column-right': onPost(tableChange(addColumn)),
  'table.move-row-up': onPost(tableChange(moveRow(-1))),
  'table.move-row-down': onPost(tableChange(moveRow(1))),
  'table.move-column-left': onPost(tableChange(moveColumn(-1))),
  'table.move-column-right': onPost(tableChange(moveColumn(1))),
  'table.align-left': onPost(tableChange(align('left'))),
  'table.align-center': onPost(tableChange(align('center'))),
  'table.align-right': onPost(tableChange(align('right'))),
  'table.delete-row': onPost(tableChange(deleteRow)),
  'table.delete-column': onPost(tableChange(deleteColumn)),
  'table.tidy': onPost(tableChange(tidy)),

  'transform.upper': onPost(transformWords(upperCase)),
  'transform.lower': onPost(transformWords(lowerCase)),
  'transform.title': onPost(transformWords(titleCase)),
  'transform.sentence': onPost(transformWords(sentenceCase)),
  'transform.curly': onPost(transformWords(curlyQuotes)),
  'transform.straight': onPost(transformWords(straightQuotes)),
  'transform.join': onPost(joinSelectedLines),
  'transform.sort': onPost(sortSelectedLines),

  'view.fold': post => onView(post, foldCode),
  'view.unfold': post => onView(post, unfoldCode),
  'view.fold-all': post => onView(post, foldAll),
  'view.unfold-all': post => onView(post, unfoldAll),

  'language.suggest': post => onView(post, suggestAtCursor),
  'language.next': post => onView(post, view => seekFinding(view, 1)),
  'language.previous': post => onView(post, view => seekFinding(view, -1)),

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

function onView(post: OpenPost, run: (view: EditorView) => boolean): boolean {
  const view = viewOf(post);
  return view !== undefined && run(view);
}

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
