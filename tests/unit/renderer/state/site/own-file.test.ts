import { describe, expect, it } from 'vitest';
import { ok } from '../../../../../shared/kit/result.ts';
import { changeOwnFile } from '../../../../../renderer/state/site/own-file.ts';

/** Main's side in memory: the site's own file, which a save must know as it is. */
function aSite() {
  const file = { text: 'a: 1\n' };
  const call = async (name: string, request: { readonly text: string; readonly base: string }) => {
    await new Promise(resolve => setTimeout(resolve));
    if (name === 'post.read') return { kind: 'read', file: { text: file.text, hash: file.text, modified: 1 } };
    if (request.base !== file.text) return { kind: 'conflict', disk: null };
    file.text = request.text;
    return { kind: 'saved', hash: file.text, modified: 2 };
  };
  const session = { bridge: { call }, workspace: { site: { id: 'site' }, announce: () => undefined } } as never;
  const append = (line: string) =>
    changeOwnFile(session, text => ok([{ from: text.length, to: text.length, insert: line }]));
  return { file, append };
}

describe('changes of the site’s own file', () => {
  it('that follow each other at once are all made', async () => {
    const { file, append } = aSite();
    expect(await Promise.all([append('b: 2\n'), append('c: 3\n')])).toEqual([null, null]);
    expect(file.text).toBe('a: 1\nb: 2\nc: 3\n');
  });
});
