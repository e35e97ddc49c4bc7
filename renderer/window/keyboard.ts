import type { Session } from '../state/session.ts';

/**
 * Runs the command that a key means, wherever the focus is. A key that something nearer has taken (a menu, CodeMirror)
 * is left alone, as is every key while a dialog stands open but the ones that open another.
 */
export function followKeyboard(session: Session): void {
  window.addEventListener('keydown', event => {
    if (event.defaultPrevented || event.isComposing) return;
    const id = session.commands.find(event);
    if (id === undefined) return;
    const dialog = session.dialogs.store.get();
    if (dialog !== null && !OVER_DIALOGS.has(id)) return;
    // The one undo history is the post's: a field of the form has none of its own.
    if (HISTORY.has(id) && isOwnField(event.target)) return;
    if (session.commands.run(id)) event.preventDefault();
  });
}

const OVER_DIALOGS: ReadonlySet<string> = new Set(['view.command-palette', 'quick-open', 'settings.open']);
const HISTORY: ReadonlySet<string> = new Set(['edit.undo', 'edit.redo']);

/** A field whose text is not the post's: the search field, a setting. */
function isOwnField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea') && target.closest('.details') === null;
}
