import { beforeEach, describe, expect, it } from 'vitest';
import type { OpenedSite } from '../../../../../shared/contract/site-calls.ts';
import { sitePath, type SitePath } from '../../../../../shared/site/site-file.ts';
import { MadeFiles } from '../../../../../renderer/state/site/made-files.ts';
import { Store } from '../../../../../renderer/state/store.ts';

const one = sitePath('assets/one.png');
const two = sitePath('assets/two.png');
const site = { id: 'abcdefabcdefabcdef' } as OpenedSite;

/** Main's side in memory: the files in their folder and in the trash; an answer waits until it is let go. */
class Folder {
  readonly there = new Set<SitePath>([one, two]);
  readonly trash = new Map<string, readonly SitePath[]>();
  answers: (() => void)[] = [];

  readonly call = ((name: string, request: { readonly paths: readonly SitePath[]; readonly id: string }) => {
    if (name === 'assets.restore') {
      for (const path of this.trash.get(request.id) ?? []) this.there.add(path);
      this.trash.delete(request.id);
      return Promise.resolve({ kind: 'done' });
    }
    const id = `trash-${this.trash.size}`;
    for (const path of request.paths) this.there.delete(path);
    this.trash.set(id, request.paths);
    return new Promise(resolve => this.answers.push(() => resolve({ kind: 'trashed', trashed: { id } })));
  }) as never;

  async answer(): Promise<void> {
    await rest();
    for (const answer of this.answers.splice(0)) answer();
    await rest();
  }
}

const rest = () => new Promise(resolve => setTimeout(resolve));

describe('files that links were made for', () => {
  let folder: Folder;
  let files: MadeFiles;

  beforeEach(() => {
    folder = new Folder();
    files = new MadeFiles(
      folder,
      { site },
      { unsaved: () => [], unsavedPaths: new Store<ReadonlySet<SitePath>>(new Set()) },
    );
    files.note([one, two]);
  });

  it('go to the trash when their links are taken back', async () => {
    files.look(() => false);
    await folder.answer();
    expect([...folder.there]).toEqual([]);
  });

  it('are nobody’s when another site is open, which may have files of the same names', async () => {
    files.closed();
    files.look(() => false);
    await folder.answer();
    expect([...folder.there].sort()).toEqual([one, two]);
  });

  it('come back with their links', async () => {
    files.look(() => false);
    await folder.answer();
    files.look(() => true);
    await rest();
    expect([...folder.there].sort()).toEqual([one, two]);
  });

  it('come back when the links did so while they were on their way to the trash', async () => {
    files.look(() => false);
    await rest();
    files.look(() => true);
    await folder.answer();
    expect([...folder.there].sort()).toEqual([one, two]);
  });

  it('that went together come back alone where only one link did', async () => {
    files.look(() => false);
    await rest();
    files.look(path => path === two);
    await folder.answer();
    await folder.answer();
    expect([...folder.there]).toEqual([two]);
  });
});
