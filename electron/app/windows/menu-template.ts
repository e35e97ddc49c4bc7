import type { MenuItemConstructorOptions } from 'electron';
import { commands, type Command, type CommandId } from '../../../shared/commands.ts';

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  readonly name: string;
  readonly shortcuts: readonly { readonly command: string; readonly key: string }[];
  readonly developing: boolean;
  readonly run: (command: CommandId) => void;
  readonly openRecent: (folder: string) => void;
  readonly recent: readonly { readonly folder: string; readonly name: string }[];
  readonly clearRecent: () => void;
}

const MENUS = ['File', 'Edit', 'Insert', 'Format', 'Post', 'View', 'Site', 'Help'] as const;

/** The application's menu out of the one list of commands; what only the system can do is added as roles. */
export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const menus = MENUS.map(label => ({ label: `&${label}`, submenu: itemsOf(label, options) }));
  const shown = menus.filter(({ submenu }) => submenu.length > 0);
  if (options.platform !== 'darwin') return shown;
  return [{ role: 'appMenu', label: options.name }, ...shown, { role: 'windowMenu' }];
}

function itemsOf(menu: Command['menu'], options: MenuOptions): MenuItemConstructorOptions[] {
  const own = commands.filter(command => command.menu === menu).map(command => itemOf(command, options));
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  switch (menu) {
    case 'File':
      return [
        ...own,
        { label: 'Open Recent', submenu: recentItems(options) },
        separator,
        { role: 'close' },
        ...(options.platform === 'darwin' ? [] : [{ role: 'quit' } as const]),
      ];
    case 'Edit':
      return [...own, separator, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }];
    case 'View':
      return [
        ...own,
        separator,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        ...(options.developing ? [separator, { role: 'reload' } as const, { role: 'toggleDevTools' } as const] : []),
      ];
    default:
      return own;
  }
}

function recentItems({ recent, openRecent, clearRecent }: MenuOptions): MenuItemConstructorOptions[] {
  if (recent.length === 0) return [{ label: 'No Recent Sites', enabled: false }];
  return [
    ...recent.map(({ folder, name }) => ({ label: name, sublabel: folder, click: () => openRecent(folder) })),
    { type: 'separator' },
    { label: 'Clear Recent', click: clearRecent },
  ];
}

function itemOf(command: Command & { readonly id: string }, options: MenuOptions): MenuItemConstructorOptions {
  const own = options.shortcuts.find(shortcut => shortcut.command === command.id);
  const key = own ? own.key : command.key;
  return {
    id: command.id,
    label: command.label,
    // The page handles the keys itself, so that they act on what has the focus; the menu only shows them.
    ...(key ? { accelerator: acceleratorOf(key), registerAccelerator: false } : {}),
    click: () => options.run(command.id as CommandId),
  };
}

/** A key as CodeMirror writes it (`Mod-Shift-x`) as Electron writes it (`CommandOrControl+Shift+X`). */
export function acceleratorOf(key: string): string {
  const parts = key.split(/-(?!$)/);
  const last = parts.pop() ?? '';
  const modifiers = parts.map(part => (part === 'Mod' ? 'CommandOrControl' : part === 'Ctrl' ? 'Control' : part));
  const names: Readonly<Record<string, string>> = { Enter: 'Return', ArrowUp: 'Up', ArrowDown: 'Down' };
  return [...modifiers, names[last] ?? (last.length === 1 ? last.toUpperCase() : last)].join('+');
}
