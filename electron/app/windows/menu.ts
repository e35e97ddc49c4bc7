import { app, BrowserWindow, Menu } from 'electron';
import type { CommandId } from '../../../shared/commands.ts';
import type { Context } from '../context.ts';
import type { GalleyWindow } from './galley-window.ts';
import { sendEvent } from '../ipc.ts';
import { menuTemplate } from './menu-template.ts';

/** Sets the application's menu from the commands, the shortcuts and the recent sites as they are now. */
export async function setMenu(context: Context, open: (folder: string) => void): Promise<void> {
  const recent = await context.recent.load();
  const template = menuTemplate({
    platform: process.platform,
    name: app.name,
    shortcuts: context.settings.shortcuts,
    developing: !app.isPackaged,
    recent,
    run: command => tell(context.windows, command),
    openRecent: open,
    clearRecent: () => {
      void context.recent.clear().then(() => setMenu(context, open));
    },
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function tell(windows: ReadonlySet<GalleyWindow>, command: CommandId): void {
  const focused = BrowserWindow.getFocusedWindow();
  const window = [...windows].find(({ browser }) => browser === focused) ?? [...windows].at(-1);
  if (window) sendEvent(window.contents, 'menu.command', { command });
}
