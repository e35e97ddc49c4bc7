/** The parts of a keyboard event that say which key was pressed. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

export type Platform = 'linux' | 'darwin' | 'win32';

const CODES: Readonly<Record<string, string>> = {
  Backquote: '`',
  Backslash: '\\',
  BracketLeft: '[',
  BracketRight: ']',
  Comma: ',',
  Equal: '=',
  Minus: '-',
  Period: '.',
  Quote: "'",
  Semicolon: ';',
  Slash: '/',
  Space: ' ',
};

/**
 * The names under which a key press may stand in the key map, as CodeMirror writes keys (`Mod-Shift-x`), modifiers in the
 * order Mod, Alt, Shift. Shift and Alt change what `key` holds, so the key's place on the keyboard counts besides; a
 * Latin letter always goes by what is printed on it.
 */
export function keyNames(press: KeyPress, platform: Platform): readonly string[] {
  const mod = platform === 'darwin' ? press.metaKey : press.ctrlKey;
  const other = platform === 'darwin' ? press.ctrlKey : press.metaKey;
  if (other) return [];
  const prefix = `${mod ? 'Mod-' : ''}${press.altKey ? 'Alt-' : ''}${press.shiftKey ? 'Shift-' : ''}`;
  const printed = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const names = [prefix + printed];
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1]?.toLowerCase();
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(press.code)?.[1];
  const placed = digit ?? CODES[press.code] ?? (/^[a-z]$/.test(printed) ? undefined : letter);
  if (placed !== undefined && placed !== printed) names.push(prefix + placed);
  return names;
}

/** Writes a key with its modifiers in the order that `keyNames` uses. */
export function normalKey(key: string): string {
  const parts = key === '-' ? ['-'] : key.split(/-(?!$)/);
  const last = parts.at(-1) ?? '';
  const has = (name: string) => parts.slice(0, -1).includes(name);
  const name = last.length === 1 ? last.toLowerCase() : last;
  return `${has('Mod') ? 'Mod-' : ''}${has('Alt') ? 'Alt-' : ''}${has('Shift') ? 'Shift-' : ''}${name}`;
}

const SHOWN: Readonly<Record<string, string>> = { ' ': 'Space', ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc' };
const MAC: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' };

/** A key as people read it: `Ctrl Shift P`, `⇧⌘P`. */
export function showKey(key: string, platform: Platform): string {
  const parts = normalKey(key).split(/-(?!$)/);
  const last = parts.pop() ?? '';
  const name = SHOWN[last] ?? (last.length === 1 ? last.toUpperCase() : last);
  if (platform === 'darwin') return [...parts.reverse().map(part => MAC[part] ?? part), name].join('');
  return [...parts.map(part => (part === 'Mod' ? 'Ctrl' : part)), name].join(' ');
}
