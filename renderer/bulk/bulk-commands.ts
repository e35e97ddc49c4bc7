import type { CommandId } from '../../shared/commands.ts';
import type { CommandHandler } from '../state/commands.ts';
import type { Session } from '../state/session.ts';

/** What is done to many posts at once. `undo` is the open post's own, for when the last action was none of these. */
export function bulkCommands(session: Session, undo: () => boolean): Partial<Record<CommandId, CommandHandler>> {
  const { dialogs, catalogue, lastBulk } = session;
  const selection = () => [...catalogue.selection.get()];
  return {
    'site.tags': () => dialogs.show({ kind: 'tags', paths: selection() }),
    'edit.replace-in-site': () => dialogs.show({ kind: 'replace' }),
    'site.front-matter': () => dialogs.show({ kind: 'front-matter', paths: selection() }),
    'edit.undo': () => {
      if (lastBulk.get() === null) return undo();
      dialogs.show({ kind: 'taking-back' });
      return true;
    },
  };
}
