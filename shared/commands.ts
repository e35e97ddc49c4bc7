/**
 * Every command of the application as data: the menu, the palette and the key map read this one list.
 * Keys are written as CodeMirror writes them; `Mod` is Cmd on macOS and Ctrl elsewhere.
 */
export interface Command {
  readonly id: string;
  readonly label: string;
  readonly menu: 'File' | 'Edit' | 'Insert' | 'Format' | 'Post' | 'View' | 'Site' | 'Help';
  readonly key?: string;
  /** Where the command makes sense: anywhere, with a site open, or with a post open. */
  readonly needs: 'nothing' | 'site' | 'post';
}

export const commands = [
  { id: 'post.new', label: 'New Post', menu: 'File', key: 'Mod-n', needs: 'site' },
  { id: 'site.open', label: 'Open Site…', menu: 'File', key: 'Mod-Shift-n', needs: 'nothing' },
  { id: 'site.open-starter', label: 'Open the Starter Site', menu: 'File', needs: 'nothing' },
  { id: 'quick-open', label: 'Go to Post…', menu: 'File', key: 'Mod-p', needs: 'site' },
  { id: 'post.save', label: 'Save', menu: 'File', key: 'Mod-s', needs: 'post' },
  { id: 'post.duplicate', label: 'Duplicate Post', menu: 'File', key: 'Mod-Shift-s', needs: 'post' },
  { id: 'settings.open', label: 'Settings…', menu: 'File', key: 'Mod-,', needs: 'nothing' },

  { id: 'edit.undo', label: 'Undo', menu: 'Edit', key: 'Mod-z', needs: 'site' },
  { id: 'edit.redo', label: 'Redo', menu: 'Edit', key: 'Mod-Shift-z', needs: 'post' },
  { id: 'edit.paste-plain', label: 'Paste as Plain Text', menu: 'Edit', key: 'Mod-Shift-v', needs: 'post' },
  { id: 'edit.find', label: 'Find', menu: 'Edit', key: 'Mod-f', needs: 'post' },
  { id: 'edit.replace', label: 'Find and Replace', menu: 'Edit', key: 'Mod-h', needs: 'post' },
  { id: 'edit.find-in-site', label: 'Find in All Posts', menu: 'Edit', key: 'Mod-Shift-f', needs: 'site' },
  { id: 'edit.replace-in-site', label: 'Find and Replace in Site…', menu: 'Edit', key: 'Mod-Shift-h', needs: 'site' },

  { id: 'insert.link', label: 'Link', menu: 'Insert', key: 'Mod-k', needs: 'post' },
  { id: 'insert.image', label: 'Image…', menu: 'Insert', key: 'Mod-Shift-i', needs: 'post' },
  { id: 'insert.table', label: 'Table', menu: 'Insert', key: 'Mod-Alt-t', needs: 'post' },
  { id: 'insert.footnote', label: 'Footnote', menu: 'Insert', key: 'Mod-Alt-f', needs: 'post' },
  { id: 'insert.code-block', label: 'Code Block', menu: 'Insert', key: 'Mod-Shift-k', needs: 'post' },
  { id: 'insert.rule', label: 'Horizontal Rule', menu: 'Insert', needs: 'post' },

  { id: 'format.bold', label: 'Bold', menu: 'Format', key: 'Mod-b', needs: 'post' },
  { id: 'format.italic', label: 'Italic', menu: 'Format', key: 'Mod-i', needs: 'post' },
  { id: 'format.code', label: 'Inline Code', menu: 'Format', key: 'Mod-`', needs: 'post' },
  { id: 'format.strike', label: 'Strikethrough', menu: 'Format', key: 'Mod-Shift-x', needs: 'post' },
  { id: 'format.quote', label: 'Quote', menu: 'Format', key: 'Mod-Shift-q', needs: 'post' },
  { id: 'format.bullets', label: 'Bulleted List', menu: 'Format', key: 'Mod-Shift-8', needs: 'post' },
  { id: 'format.numbers', label: 'Numbered List', menu: 'Format', key: 'Mod-Shift-7', needs: 'post' },
  { id: 'format.tasks', label: 'Task List', menu: 'Format', key: 'Mod-Shift-9', needs: 'post' },
  { id: 'format.heading-1', label: 'Heading 1', menu: 'Format', key: 'Mod-Alt-1', needs: 'post' },
  { id: 'format.heading-2', label: 'Heading 2', menu: 'Format', key: 'Mod-Alt-2', needs: 'post' },
  { id: 'format.heading-3', label: 'Heading 3', menu: 'Format', key: 'Mod-Alt-3', needs: 'post' },
  { id: 'format.heading-4', label: 'Heading 4', menu: 'Format', key: 'Mod-Alt-4', needs: 'post' },
  { id: 'format.heading-5', label: 'Heading 5', menu: 'Format', key: 'Mod-Alt-5', needs: 'post' },
  { id: 'format.heading-6', label: 'Heading 6', menu: 'Format', key: 'Mod-Alt-6', needs: 'post' },
  { id: 'format.toggle-task', label: 'Check or Uncheck Task', menu: 'Format', key: 'Mod-Alt-Enter', needs: 'post' },
  {
    id: 'footnote.jump',
    label: 'Footnote: Go to Text or Reference',
    menu: 'Edit',
    key: 'Mod-Alt-ArrowDown',
    needs: 'post',
  },
  { id: 'footnote.renumber', label: 'Footnotes: Renumber', menu: 'Format', needs: 'post' },

  { id: 'table.row-above', label: 'Table: Add Row Above', menu: 'Format', needs: 'post' },
  { id: 'table.row-below', label: 'Table: Add Row Below', menu: 'Format', needs: 'post' },
  { id: 'table.column-left', label: 'Table: Add Column to the Left', menu: 'Format', needs: 'post' },
  { id: 'table.column-right', label: 'Table: Add Column to the Right', menu: 'Format', needs: 'post' },
  { id: 'table.move-row-up', label: 'Table: Move Row Up', menu: 'Format', needs: 'post' },
  { id: 'table.move-row-down', label: 'Table: Move Row Down', menu: 'Format', needs: 'post' },
  { id: 'table.move-column-left', label: 'Table: Move Column Left', menu: 'Format', needs: 'post' },
  { id: 'table.move-column-right', label: 'Table: Move Column Right', menu: 'Format', needs: 'post' },
  { id: 'table.align-left', label: 'Table: Align Column Left', menu: 'Format', needs: 'post' },
  { id: 'table.align-center', label: 'Table: Centre Column', menu: 'Format', needs: 'post' },
  { id: 'table.align-right', label: 'Table: Align Column Right', menu: 'Format', needs: 'post' },
  { id: 'table.delete-row', label: 'Table: Delete Row', menu: 'Format', needs: 'post' },
  { id: 'table.delete-column', label: 'Table: Delete Column', menu: 'Format', needs: 'post' },
  { id: 'table.tidy', label: 'Table: Tidy', menu: 'Format', needs: 'post' },

  { id: 'transform.upper', label: 'Words: UPPER CASE', menu: 'Format', needs: 'post' },
  { id: 'transform.lower', label: 'Words: lower case', menu: 'Format', needs: 'post' },
  { id: 'transform.title', label: 'Words: Title Case', menu: 'Format', needs: 'post' },
  { id: 'transform.sentence', label: 'Words: Sentence case', menu: 'Format', needs: 'post' },
  { id: 'transform.curly', label: 'Quotes: Curly', menu: 'Format', needs: 'post' },
  { id: 'transform.straight', label: 'Quotes: Straight', menu: 'Format', needs: 'post' },
  { id: 'transform.join', label: 'Lines: Join', menu: 'Format', needs: 'post' },
  { id: 'transform.sort', label: 'Lines: Sort', menu: 'Format', needs: 'post' },

  { id: 'language.suggest', label: 'Language Suggestions', menu: 'Edit', key: 'Mod-.', needs: 'post' },
  { id: 'language.next', label: 'Next Language Problem', menu: 'Edit', key: 'F7', needs: 'post' },
  { id: 'language.previous', label: 'Previous Language Problem', menu: 'Edit', key: 'Shift-F7', needs: 'post' },

  { id: 'review.toggle', label: 'Review', menu: 'Post', key: 'Mod-Alt-r', needs: 'post' },
  { id: 'review.suggest', label: 'Suggest Changes', menu: 'Post', key: 'Mod-Alt-s', needs: 'post' },
  { id: 'review.comment', label: 'Comment on Selection', menu: 'Post', key: 'Mod-Alt-m', needs: 'post' },
  { id: 'review.accept', label: 'Accept Mark', menu: 'Post', key: 'Mod-Alt-a', needs: 'post' },
  { id: 'review.reject', label: 'Reject Mark', menu: 'Post', key: 'Mod-Alt-x', needs: 'post' },
  { id: 'review.next', label: 'Next Mark', menu: 'Post', key: 'Mod-Alt-n', needs: 'post' },
  { id: 'review.previous', label: 'Previous Mark', menu: 'Post', key: 'Mod-Alt-p', needs: 'post' },
  { id: 'review.accept-all', label: 'Accept All Marks', menu: 'Post', needs: 'post' },
  { id: 'review.reject-all', label: 'Reject All Marks', menu: 'Post', needs: 'post' },
  { id: 'problems.fix', label: 'Fix Problem', menu: 'Post', key: 'Mod-Alt-.', needs: 'post' },
  { id: 'problems.next', label: 'Next Problem', menu: 'Post', key: 'F8', needs: 'post' },
  { id: 'problems.previous', label: 'Previous Problem', menu: 'Post', key: 'Shift-F8', needs: 'post' },
  { id: 'history.toggle', label: 'History', menu: 'Post', key: 'Mod-Alt-h', needs: 'post' },
  { id: 'post.related', label: 'Related Posts…', menu: 'Post', key: 'Mod-Alt-l', needs: 'post' },
  { id: 'post.publish', label: 'Publish…', menu: 'Post', key: 'Mod-Shift-Enter', needs: 'post' },
  { id: 'post.unpublish', label: 'Move Back to Drafts', menu: 'Post', needs: 'post' },
  { id: 'post.change-address', label: 'Change Address…', menu: 'Post', key: 'F2', needs: 'post' },
  { id: 'post.trash', label: 'Move to Trash', menu: 'Post', needs: 'post' },
  { id: 'site.trash', label: 'Restore from Trash…', menu: 'Post', needs: 'site' },
  { id: 'post.show-in-folder', label: 'Show in Folder', menu: 'Post', needs: 'post' },
  { id: 'post.open-in-browser', label: 'Open Page in Browser', menu: 'Post', needs: 'post' },
  { id: 'post.print', label: 'Print Page…', menu: 'Post', needs: 'post' },
  { id: 'post.save-pdf', label: 'Save Page as PDF…', menu: 'Post', needs: 'post' },
  { id: 'post.save-html', label: 'Save Page as One HTML File…', menu: 'Post', needs: 'post' },

  { id: 'site.board', label: 'Board…', menu: 'Site', key: 'Mod-Alt-b', needs: 'site' },
  { id: 'site.front-matter', label: 'Front Matter…', menu: 'Site', key: 'Mod-Alt-d', needs: 'site' },
  { id: 'site.fields', label: 'Fields of This Site…', menu: 'Site', needs: 'site' },
  { id: 'site.images', label: 'Images…', menu: 'Site', key: 'Mod-Alt-i', needs: 'site' },
  { id: 'site.prove', label: 'Compare with Jekyll…', menu: 'Site', needs: 'site' },
  { id: 'site.tags', label: 'Tags…', menu: 'Site', key: 'Mod-Alt-g', needs: 'site' },

  { id: 'view.command-palette', label: 'Command Palette…', menu: 'View', key: 'Mod-Shift-p', needs: 'nothing' },
  { id: 'view.cycle-layout', label: 'Next Layout (Write, Split, Read)', menu: 'View', key: 'Mod-e', needs: 'post' },
  { id: 'view.library', label: 'Show or Hide Library', menu: 'View', key: 'Mod-\\', needs: 'site' },
  { id: 'view.outline', label: 'Outline', menu: 'View', key: 'Mod-Shift-o', needs: 'post' },
  { id: 'view.details', label: 'Go to Details', menu: 'View', key: 'Mod-;', needs: 'post' },
  { id: 'view.problems', label: 'Problems', menu: 'View', key: 'Mod-Shift-m', needs: 'site' },
  { id: 'view.focus-mode', label: 'Focus Mode', menu: 'View', key: 'Mod-Shift-j', needs: 'post' },
  { id: 'view.typewriter-mode', label: 'Typewriter Mode', menu: 'View', key: 'Mod-Shift-g', needs: 'post' },
  { id: 'view.fold', label: 'Fold Section', menu: 'View', needs: 'post' },
  { id: 'view.unfold', label: 'Unfold Section', menu: 'View', needs: 'post' },
  { id: 'view.fold-all', label: 'Fold All', menu: 'View', needs: 'post' },
  { id: 'view.unfold-all', label: 'Unfold All', menu: 'View', needs: 'post' },
  { id: 'view.text-larger', label: 'Larger Text', menu: 'View', needs: 'nothing' },
  { id: 'view.text-smaller', label: 'Smaller Text', menu: 'View', needs: 'nothing' },
  { id: 'view.theme-light', label: 'Light', menu: 'View', needs: 'nothing' },
  { id: 'view.theme-dark', label: 'Dark', menu: 'View', needs: 'nothing' },
  { id: 'view.theme-system', label: 'As the System', menu: 'View', needs: 'nothing' },

  { id: 'help.report', label: 'Report a Problem…', menu: 'Help', needs: 'nothing' },
  { id: 'help.licences', label: 'Licences…', menu: 'Help', needs: 'nothing' },
] as const satisfies readonly Command[];

export type CommandId = (typeof commands)[number]['id'];
