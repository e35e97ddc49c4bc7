import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HunspellChecker } from '../../../../renderer/language/hunspell.ts';
import { readDictionary } from '../../../../renderer/language/dictionary-text.ts';

const packages = join(import.meta.dirname, '..', '..', '..', '..', 'node_modules');
const wasm = join(packages, 'hunspell-wasm', 'wasm', 'hunspell.wasm');
const bytes = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding));

async function german(): Promise<HunspellChecker> {
  const folder = join(packages, 'dictionary-de');
  const [affixes, words] = await Promise.all(['index.aff', 'index.dic'].map(name => readFile(join(folder, name))));
  return HunspellChecker.load(wasm, { affixes: new Uint8Array(affixes!), words: new Uint8Array(words!) });
}

describe('a dictionary of Hunspell', () => {
  it('finds wrong words, knows compounds, and has suggestions', async () => {
    const checker = await german();
    const findings = await checker.check({ text: 'Die Hafenmauer ist falshc.', fragment: false });
    expect(findings.map(({ from, to }) => [from, to])).toEqual([[19, 25]]);
    expect(await checker.suggest('falshc')).toContain('falsch');
  });

  it('may be written in an old encoding, flags included', async () => {
    const affixes = bytes('SET ISO8859-1\nSFX \xE4 Y 1\nSFX \xE4 0 s .\n', 'latin1');
    const checker = await HunspellChecker.load(wasm, { affixes, words: bytes('2\nm\xFCll/\xE4\nbad\n', 'latin1') });
    const findings = await checker.check({ text: 'müll mülls bad bads', fragment: false });
    expect(findings.map(({ from }) => from)).toEqual([15]);
  });

  it('is left as it is in UTF-8', () =>
    expect(readDictionary({ affixes: bytes('SET UTF-8\n'), words: bytes('1\nä\n') })).toEqual({
      affixes: 'SET UTF-8\n',
      words: '1\nä\n',
    }));
});
