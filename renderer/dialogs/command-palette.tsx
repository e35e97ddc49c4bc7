import { useMemo, useState } from 'react';
import { commands, type Command, type CommandId } from '../../shared/commands.ts';
import { useSession } from '../state/session-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { PickList } from '../ui/pick-list.tsx';
import { rank } from './rank.ts';

type KnownCommand = Command & { readonly id: CommandId };

/** Every command that makes sense now, found by any part of its name. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const { commands: runner } = useSession();
  const [text, setText] = useState('');
  const known = useMemo(() => (commands as readonly KnownCommand[]).filter(one => runner.available(one)), [runner]);
  const options = useMemo(() => rank(known, text, command => `${command.label} ${command.menu}`), [known, text]);
  return (
    <Dialog name="Command palette" bare light size="small" onClose={onClose}>
      <PickList
        label="Search commands"
        placeholder="Do something…"
        text={text}
        onText={setText}
        options={options}
        optionKey={command => command.id}
        empty="No command is called that."
        onPick={command => {
          onClose();
          // The dialog gives focus back first, so that the command works where the person was.
          requestAnimationFrame(() => runner.run(command.id));
        }}
        renderOption={command => (
          <>
            <span className="pick-main">{command.label}</span>
            <span className="pick-aside">{command.menu}</span>
            {runner.shownKey(command.id) !== undefined && <kbd>{runner.shownKey(command.id)}</kbd>}
          </>
        )}
      />
    </Dialog>
  );
}
