import { describe, expect, it } from 'vitest';
import type { Bridge } from '../../../../shared/contract/bridge.ts';
import { defaultSettings } from '../../../../shared/contract/settings.ts';
import type { OpenedSite } from '../../../../shared/contract/site-calls.ts';
import { ok } from '../../../../shared/kit/result.ts';
import { sitePath, type SitePath } from '../../../../shared/site/site-file.ts';
import { Desk } from '../../../../renderer/state/desk.ts';
import { Preferences } from '../../../../renderer/state/preferences.ts';
import { Problems } from '../../../../renderer/state/problems.ts';
import { Workspace } from '../../../../renderer/state/site/workspace.ts';

const site = { id: 'abcdefabcdefabcdef', folder: '/site' } as OpenedSite;
const a = sitePath('_posts/2025-01-01-a.md');
const b = sitePath('_posts/2025-01-02-b.md');

/** Main's side in memory: posts by path. An answer to a reading waits until it is let go, where `holds` says so. */
class Files {
  readonly texts = new Map<string, string>([
    [a, 'One\n'],
    [b, 'Two\n'],
  ]);
  holds: SitePath | null = null;
  let: () => void = () => undefined;

  readonly bridge: Bridge = {
    call: (name, request) => this.#answer(name, request as never) as never,
    on: () => () => undefined,
    pathOf: () => '',
  };

  async #answer(name: string, { path, text }: { readonly path: SitePath; readonly text: string }): Promise<unknown> {
    if (name === 'post.read') {
      if (path === this.holds) await new Promise<void>(resolve => (this.let = resolve));
      const found = this.texts.get(path)!;
      return { kind: 'read', file: { text: found, hash: found, modified: 1 } };
    }
    if (name === 'post.save') {
      this.texts.set(path, text);
      return { kind: 'saved', hash: text, modified: 2 };
    }
    return name === 'undo.load' ? null : { kind: 'done' };
  }
}

function aDesk() {
  const files = new Files();
  const problems = new Problems();
  const desk = new Desk(
    files.bridge,
    new Preferences(files.bridge, defaultSettings),
    problems,
    new Workspace(files.bridge, problems, []),
  );
  desk.opened(site);
  return { files, desk };
}

describe('the post that is shown', () => {
  it('is still followed after many others were changed beside it', async () => {
    const { files, desk } = aDesk();
    await desk.open(a);
    for (let n = 0; n < 20; n++) {
      const path = sitePath(`_drafts/${n}.md`);
      files.texts.set(path, 'Draft\n');
      await desk.change(path, () => ok([{ from: 0, to: 0, insert: 'Changed ' }]), null);
    }
    desk.post!.apply([{ from: 0, to: 0, insert: 'Written ' }]);
    expect(desk.unsaved().map(({ post }) => post.path)).toEqual([a]);
  });

  it('is the one that was asked for last, though another is still being read', async () => {
    const { files, desk } = aDesk();
    await desk.open(a);
    files.holds = b;
    const other = desk.open(b);
    await desk.open(a);
    files.let();
    await other;
    expect(desk.post?.path).toBe(a);
  });
});
