import { describe, expect, it } from 'vitest';
import type { Bridge } from '../../../../shared/contract/bridge.ts';
import { defaultSettings, type Settings } from '../../../../shared/contract/settings.ts';
import { Preferences } from '../../../../renderer/state/preferences.ts';

/** A window whose settings are as they are at first; `written` is what it gave to main. */
function aWindow() {
  const written: Settings[] = [];
  const bridge: Bridge = {
    call: (_name, request) => {
      written.push(request as never);
      return Promise.resolve({ kind: 'done' } as never);
    },
    on: () => () => undefined,
    pathOf: () => '',
  };
  return { preferences: new Preferences(bridge, defaultSettings), written };
}

describe('settings that another window changed', () => {
  it('hold here at once', () => {
    const { preferences } = aWindow();
    preferences.adopt({ ...defaultSettings, editorFontSize: 21 });
    expect(preferences.get().editorFontSize).toBe(21);
  });

  it('are not written a second time', () => {
    const { preferences, written } = aWindow();
    preferences.adopt({ ...defaultSettings, editorFontSize: 21 });
    preferences.flush();
    expect(written).toEqual([]);
  });

  it('leave how this window is arranged', () => {
    const { preferences } = aWindow();
    preferences.changePanes({ libraryShown: false });
    preferences.change({ focusMode: true });
    preferences.flush();
    preferences.adopt(defaultSettings);
    expect(preferences.get()).toMatchObject({ focusMode: true, panes: { libraryShown: false } });
  });

  it('leave what was changed here and is not written yet', () => {
    const { preferences, written } = aWindow();
    preferences.change({ editorFontSize: 13 });
    preferences.adopt({ ...defaultSettings, editorFontSize: 21 });
    preferences.flush();
    expect(written.map(settings => settings.editorFontSize)).toEqual([13]);
  });
});
