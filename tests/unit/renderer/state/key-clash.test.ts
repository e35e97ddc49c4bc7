import { expect, it } from 'vitest';
import { keyClash, sharedKeys } from '../../../../renderer/state/key-clash.ts';
import { normalKey } from '../../../../renderer/state/key-map.ts';
import { commands, type Command } from '../../../../shared/commands.ts';

const usual = (id: string) => {
  const key = (commands as readonly Command[]).find(one => one.id === id)?.key;
  return key === undefined ? undefined : normalKey(key);
};

it('names the command that has a key', () => {
  const clash = keyClash('Mod-b', 'format.strike', usual);
  expect(clash?.kind === 'command' && clash.command.id).toBe('format.bold');
});

it('leaves a command its own key, and free keys to anyone', () => {
  expect(keyClash('Mod-b', 'format.bold', usual)).toBeUndefined();
  expect(keyClash('Mod-Alt-Shift-y', 'format.bold', usual)).toBeUndefined();
});

it('warns of keys of the text and the system, however they are written', () => {
  expect(keyClash('Mod-d', 'format.bold', usual)?.kind).toBe('text');
  expect(keyClash('Shift-F3', 'format.bold', usual)?.kind).toBe('text');
  expect(keyClash('Mod-q', 'format.bold', usual)?.kind).toBe('system');
});

it('finds no key twice in the usual ones, and none that the text or the system takes', () => {
  expect([...sharedKeys(usual)]).toEqual([]);
  const taken = (commands as readonly Command[]).filter(({ id, key }) => {
    const clash = key === undefined ? undefined : keyClash(key, id as (typeof commands)[number]['id'], usual);
    return clash !== undefined;
  });
  expect(taken.map(one => one.id)).toEqual([]);
});

it('finds keys that a settings file gives twice', () => {
  const shared = sharedKeys(id => (id === 'format.code' ? 'Mod-b' : usual(id)));
  expect([...shared].map(([key, all]) => [key, ...all.map(one => one.id)])).toEqual([
    ['Mod-b', 'format.bold', 'format.code'],
  ]);
});
