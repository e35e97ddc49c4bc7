import { expect, test } from 'vitest';
import { acceleratorOf, menuTemplate } from '../../../../../electron/app/windows/menu-template.ts';
import { commands } from '../../../../../shared/commands.ts';

const options = {
  platform: 'linux',
  name: 'Galley',
  shortcuts: [],
  developing: false,
  run: () => undefined,
  openRecent: () => undefined,
  recent: [],
  clearRecent: () => undefined,
} as const;

test('every command is in the menu once', () => {
  const ids = menuTemplate(options).flatMap(({ submenu }) =>
    Array.isArray(submenu) ? submenu.flatMap(item => (item.id ? [item.id] : [])) : [],
  );
  expect(ids.sort()).toEqual(commands.map(command => command.id).sort());
});

test('a person’s own shortcut is shown in place of the usual one', () => {
  const menu = menuTemplate({ ...options, shortcuts: [{ command: 'post.save', key: 'Mod-Alt-s' }] });
  const items = menu.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
  expect(items.find(item => item.id === 'post.save')?.accelerator).toBe('CommandOrControl+Alt+S');
});

test.each([
  ['Mod-s', 'CommandOrControl+S'],
  ['Mod-Shift-8', 'CommandOrControl+Shift+8'],
  ['Mod-Shift-Enter', 'CommandOrControl+Shift+Return'],
  ['Mod--', 'CommandOrControl+-'],
  ['Mod-\\', 'CommandOrControl+\\'],
])('%s is %s', (key, accelerator) => {
  expect(acceleratorOf(key)).toBe(accelerator);
});
