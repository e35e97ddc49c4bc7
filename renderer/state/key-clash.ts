import { commands, type Command, type CommandId } from '../../shared/commands.ts';
import { normalKey } from './key-map.ts';

/** What a key does already: run another command, something in the text, or what belongs to the system. */
export type KeyClash =
  | { readonly kind: 'command'; readonly command: Command & { readonly id: CommandId } }
  | { readonly kind: 'text' | 'system'; readonly does: string };

const SYSTEM: Readonly<Record<string, string>> = {
  'Mod-q': 'ends the program',
  'Mod-w': 'closes the window',
  'Mod-c': 'copies',
  'Mod-x': 'cuts',
  'Mod-v': 'pastes',
  'Mod-a': 'selects everything',
};

/** Keys that the text takes before a command sees them. */
const TEXT: Readonly<Record<string, string>> = {
  'Mod-d': 'selects the next place of the same words',
  'Mod-Enter': 'adds a row to a table',
  'Mod-Backspace': 'deletes to the start of the word',
  'Mod-Delete': 'deletes to the end of the word',
  'Mod-ArrowLeft': 'moves by words',
  'Mod-ArrowRight': 'moves by words',
  'Mod-ArrowUp': 'moves by paragraphs',
  'Mod-ArrowDown': 'moves by paragraphs',
  'Mod-Home': 'goes to the start',
  'Mod-End': 'goes to the end',
  'Mod-Shift-\\': 'goes to the bracket that belongs to this one',
  'Mod-Alt-[': 'folds everything',
  'Mod-Alt-]': 'unfolds everything',
  'Mod-Shift-[': 'folds',
  'Mod-Shift-]': 'unfolds',
  'Mod-Space': 'opens the completions',
  F3: 'goes to the next match',
  'Shift-F3': 'goes to the match before',
};

/** What a key would clash with as the key of a command; undefined where it is free. `keyOf` gives each command's own. */
export function keyClash(
  key: string,
  command: CommandId,
  keyOf: (id: CommandId) => string | undefined,
): KeyClash | undefined {
  const wanted = normalKey(key);
  const system = SYSTEM[wanted];
  if (system !== undefined) return { kind: 'system', does: system };
  const other = commands.find(one => one.id !== command && keyOf(one.id) === wanted);
  if (other) return { kind: 'command', command: other };
  const text = TEXT[wanted];
  return text === undefined ? undefined : { kind: 'text', does: text };
}

/** Keys that several commands have, as a settings file written by hand may say; the first of them is the one that runs. */
export function sharedKeys(keyOf: (id: CommandId) => string | undefined): ReadonlyMap<string, readonly Command[]> {
  const byKey = new Map<string, Command[]>();
  for (const command of commands) {
    const key = keyOf(command.id);
    if (key !== undefined) byKey.set(key, [...(byKey.get(key) ?? []), command]);
  }
  return new Map([...byKey].filter(([, all]) => all.length > 1));
}
