import { describe, expect, it } from 'vitest';
import { keyNames, normalKey, showKey, type KeyPress } from '../../../../renderer/state/key-map.ts';

const press = (key: string, code: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('keyNames', () => {
  it('takes Ctrl for Mod away from the Mac', () => {
    expect(keyNames(press('s', 'KeyS', { ctrlKey: true }), 'linux')).toEqual(['Mod-s']);
  });

  it('takes Cmd for Mod on the Mac', () => {
    expect(keyNames(press('s', 'KeyS', { metaKey: true }), 'darwin')).toEqual(['Mod-s']);
  });

  it('leaves the other platform’s modifier to the system', () => {
    expect(keyNames(press('s', 'KeyS', { ctrlKey: true }), 'darwin')).toEqual([]);
    expect(keyNames(press('s', 'KeyS', { metaKey: true }), 'win32')).toEqual([]);
  });

  it('knows a digit by its place when Shift changes what it prints', () => {
    expect(keyNames(press('*', 'Digit8', { ctrlKey: true, shiftKey: true }), 'linux')).toContain('Mod-Shift-8');
  });

  it('goes by the printed Latin letter on other layouts', () => {
    expect(keyNames(press('z', 'KeyY', { ctrlKey: true }), 'linux')).toEqual(['Mod-z']);
  });

  it('goes by the place where the keyboard has no Latin letters', () => {
    expect(keyNames(press('ы', 'KeyS', { ctrlKey: true }), 'linux')).toContain('Mod-s');
  });

  it('names keys that print nothing', () => {
    expect(keyNames(press('Enter', 'Enter', { ctrlKey: true, shiftKey: true }), 'linux')).toEqual(['Mod-Shift-Enter']);
  });
});

describe('normalKey', () => {
  it('puts modifiers in one order', () => {
    expect(normalKey('Shift-Alt-Mod-X')).toBe('Mod-Alt-Shift-x');
  });

  it('knows the hyphen as a key', () => {
    expect(normalKey('Mod--')).toBe('Mod--');
    expect(normalKey('-')).toBe('-');
  });
});

describe('showKey', () => {
  it('writes a key as people read it', () => {
    expect(showKey('Mod-Shift-p', 'linux')).toBe('Ctrl Shift P');
    expect(showKey('Mod-Shift-p', 'darwin')).toBe('⇧⌘P');
  });
});
