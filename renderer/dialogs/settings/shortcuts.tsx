import { useState, type KeyboardEvent } from 'react';
import { commands, type CommandId } from '../../../shared/commands.ts';
import { keyClash, sharedKeys, type KeyClash } from '../../state/key-clash.ts';
import { keyNames, showKey } from '../../state/key-map.ts';
import { useSession } from '../../state/session-context.ts';
import { useStore } from '../../state/store.ts';
import { Button } from '../../ui/button.tsx';

const MODIFIERS = ['Control', 'Shift', 'Alt', 'Meta', 'AltGraph'];

/** A key that was pressed for a command and does something else already. */
interface Asked {
  readonly command: CommandId;
  readonly key: string;
  readonly clash: KeyClash;
}

/** Every command with its key. Press the key's button, then the new key; Backspace takes the key away, Escape leaves it. */
export function Shortcuts() {
  const { commands: runner, preferences } = useSession();
  const own = useStore(preferences.store, settings => settings.shortcuts);
  const [waiting, setWaiting] = useState<CommandId | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const shared = sharedKeys(id => runner.keyOf(id));

  /** Sets a key; what other commands had it lose it. */
  const set = (command: CommandId, key: string | undefined) => {
    const others = own.filter(one => one.command !== command);
    const freed = commands
      .filter(one => key !== undefined && key !== '' && one.id !== command && runner.keyOf(one.id) === key)
      .map(one => ({ command: one.id, key: '' }));
    const kept = others.filter(one => !freed.some(other => other.command === one.command));
    preferences.change({ shortcuts: key === undefined ? kept : [...kept, ...freed, { command, key }] });
    setWaiting(null);
    setAsked(null);
  };
  const press = (event: KeyboardEvent, command: CommandId) => {
    if (waiting !== command || MODIFIERS.includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return setWaiting(null);
    if (event.key === 'Backspace') return set(command, '');
    const key = keyNames(event.nativeEvent, runner.platform).at(-1);
    if (key === undefined || !(key.includes('Mod-') || /^(?:Alt-|Shift-)*F\d+$/.test(key))) return;
    const clash = keyClash(key, command, id => runner.keyOf(id));
    if (!clash) return set(command, key);
    setWaiting(null);
    setAsked({ command, key, clash });
  };

  return (
    <>
      <p className="shortcut-note">
        Press a key’s button, then the new key with Ctrl or Cmd. Backspace takes the key away; a double click brings the
        usual one back.
      </p>
      {[...shared].map(([key, [first, ...others]]) => (
        <p key={key} className="shortcut-clash" role="status">
          {`${showKey(key, runner.platform)} is the key of ${first?.label}, so it never runs ${others.map(one => one.label).join(', ')}.`}
        </p>
      ))}
      {asked && <Clash asked={asked} onTake={() => set(asked.command, asked.key)} onLeave={() => setAsked(null)} />}
      <ul className="shortcut-list">
        {commands.map(command => (
          <li key={command.id} className="shortcut">
            <span>{command.label}</span>
            <button
              type="button"
              className={`shortcut-key${own.some(one => one.command === command.id) ? ' shortcut-own' : ''}`}
              aria-label={`Key of ${command.label}: ${runner.shownKey(command.id) ?? 'none'}`}
              aria-pressed={waiting === command.id}
              onClick={() => setWaiting(waiting === command.id ? null : command.id)}
              onDoubleClick={() => set(command.id, undefined)}
              onBlur={() => setWaiting(null)}
              onKeyDown={event => press(event, command.id)}
            >
              {waiting === command.id ? 'Press a key…' : (runner.shownKey(command.id) ?? '–')}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

interface ClashProps {
  readonly asked: Asked;
  readonly onTake: () => void;
  readonly onLeave: () => void;
}

/** Says what a key does already, and asks; keys of the system are not to be had. */
function Clash({ asked: { command, key, clash }, onTake, onLeave }: ClashProps) {
  const { commands: runner } = useSession();
  const label = commands.find(one => one.id === command)?.label ?? command;
  const shown = showKey(key, runner.platform);
  const words =
    clash.kind === 'command'
      ? `${shown} is the key of ${clash.command.label} now.`
      : clash.kind === 'text'
        ? `In the text ${shown} ${clash.does}, and will not run ${label} there.`
        : `${shown} ${clash.does}: that key belongs to the system.`;
  return (
    <div className="shortcut-clash" role="alert">
      <span>{words}</span>
      {clash.kind === 'command' && <Button onPress={onTake}>{`Give it to ${label}`}</Button>}
      {clash.kind === 'text' && <Button onPress={onTake}>Use it all the same</Button>}
      <Button kind="text" onPress={onLeave}>
        {clash.kind === 'system' ? 'Choose another' : 'Leave it'}
      </Button>
    </div>
  );
}
