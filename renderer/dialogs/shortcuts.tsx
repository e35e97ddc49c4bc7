import { useState, type KeyboardEvent } from 'react';
import { commands, type CommandId } from '../../shared/commands.ts';
import { keyNames } from '../state/key-map.ts';
import { useSession } from '../state/session-context.ts';
import { useStore } from '../state/store.ts';

const MODIFIERS = ['Control', 'Shift', 'Alt', 'Meta', 'AltGraph'];

/** Every command with its key. Press the key's button, then the new key; Backspace takes the key away, Escape leaves it. */
export function Shortcuts() {
  const { commands: runner, preferences } = useSession();
  const own = useStore(preferences.store, settings => settings.shortcuts);
  const [waiting, setWaiting] = useState<CommandId | null>(null);

  const set = (command: CommandId, key: string | undefined) => {
    const others = own.filter(one => one.command !== command);
    const freed = commands
      .filter(one => key !== undefined && key !== '' && one.id !== command && runner.keyOf(one.id) === key)
      .map(one => ({ command: one.id, key: '' }));
    const kept = others.filter(one => !freed.some(other => other.command === one.command));
    preferences.change({ shortcuts: key === undefined ? kept : [...kept, ...freed, { command, key }] });
    setWaiting(null);
  };
  const press = (event: KeyboardEvent, command: CommandId) => {
    if (waiting !== command || MODIFIERS.includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return setWaiting(null);
    if (event.key === 'Backspace') return set(command, '');
    const key = keyNames(event.nativeEvent, runner.platform).at(-1);
    if (key !== undefined && (key.includes('Mod-') || /^(?:Alt-|Shift-)*F\d+$/.test(key))) set(command, key);
  };

  return (
    <>
      <p className="shortcut-note">
        Press a key’s button, then the new key with Ctrl or Cmd. Backspace takes the key away; a double click brings the
        usual one back.
      </p>
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
