import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PageClient } from '../../../../renderer/preview/page-client.ts';
import { OpenPost } from '../../../../renderer/state/post/open-post.ts';
import type { SiteId } from '../../../../shared/contract/request-parts.ts';
import type { OpenedSite } from '../../../../shared/contract/site-calls.ts';
import type { FromRenderWorker, ToRenderWorker } from '../../../../shared/contract/render-worker.ts';
import { sitePath } from '../../../../shared/site/site-file.ts';

const id = 'abcdefabcdefabcdef' as SiteId;
const site: OpenedSite = {
  id,
  folder: '/site',
  name: 'site',
  kind: 'jekyll',
  liveOrigin: 'galley-site://live',
  origin: 'galley-site://x',
  git: null,
  writable: true,
};

/** A worker in memory: it hears, and says what the test lets it say. */
class Twin {
  onmessage: ((event: { data: FromRenderWorker }) => void) | null = null;
  onerror: (() => void) | null = null;
  ended = false;
  readonly heard: ToRenderWorker[] = [];
  postMessage(message: ToRenderWorker): void {
    this.heard.push(message);
  }
  terminate(): void {
    this.ended = true;
  }
  say(message: FromRenderWorker): void {
    this.onmessage?.({ data: message });
  }
  kinds(): string[] {
    return this.heard.map(({ kind }) => kind);
  }
}

async function client() {
  const twins: Twin[] = [];
  const provided: (string | null)[] = [];
  const counts = { reads: 0 };
  const pages = new PageClient({
    spawn: () => {
      twins.push(new Twin());
      return twins.at(-1) as unknown as Worker;
    },
    time: Promise.resolve(),
    now: () => 0,
    quirks: () => false,
    zone: 'UTC',
    provide: ({ text }) => provided.push(text),
    imageSizes: () => Promise.resolve([]),
    readAgain: () => {
      counts.reads += 1;
      pages.changed({ changed: [], removed: [] }, false);
    },
  });
  await Promise.resolve();
  pages.opened(site);
  pages.changed({ changed: [], removed: [] }, false);
  const post = new OpenPost(id, sitePath('_posts/2025-01-01-a.md'), 'text');
  pages.show(post);
  const codes = () => pages.store.get().problems.map(({ code, cause }) => [code, cause.slice(0, 12)]);
  return { pages, post, twins, provided, counts, codes, last: () => twins.at(-1)! };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

describe('a render worker', () => {
  it('that does not come back from a page is ended, and the next change begins with the whole text', async () => {
    const { post, twins, codes, last, counts } = await client();
    last().say({ kind: 'began', work: 'page' });
    vi.advanceTimersByTime(60_000);
    expect([twins.length, twins[0]!.ended, counts.reads, codes()]).toEqual([
      2,
      true,
      1,
      [['preview-too-slow', 'The page was']],
    ]);
    expect(last().kinds()).not.toContain('open');
    post.apply([{ from: 0, to: 0, insert: 'x' }]);
    expect(last().heard.at(-1)).toMatchObject({ kind: 'open', text: 'xtext' });
  });

  it('that does not come back from a text that was changed meanwhile is begun anew with the newest', async () => {
    const { post, last } = await client();
    last().say({ kind: 'began', work: 'page', revision: post.revision });
    post.apply([{ from: 0, to: 4, insert: 'less' }]);
    vi.advanceTimersByTime(60_000);
    expect(last().heard.at(-1)).toMatchObject({ kind: 'open', text: 'less' });
  });

  it('that is ended over a page leaves the stylesheets that were asked for to the next one', async () => {
    const { pages, last, provided } = await client();
    pages.provide(7, '/style.css');
    last().say({ kind: 'began', work: 'page' });
    vi.advanceTimersByTime(60_000);
    expect(last().heard.at(-1)).toEqual({ kind: 'provide', request: 7, path: '/style.css' });
    last().say({ kind: 'provided', request: 7, type: 'text/css', text: 'a{}', file: null });
    expect(provided).toEqual(['a{}']);
  });

  it('that comes back is left alone', async () => {
    const { twins, last } = await client();
    for (const work of ['page', 'file', 'site'] as const) {
      last().say({ kind: 'began', work });
      vi.advanceTimersByTime(4000);
      last().say({ kind: 'ended' });
    }
    vi.advanceTimersByTime(600_000);
    expect(twins).toHaveLength(1);
  });

  it('that does not come back from a stylesheet shows the page without it, until a file changes', async () => {
    const { pages, provided, twins, codes, last } = await client();
    pages.provide(1, '/a.css');
    last().say({ kind: 'began', work: 'file', path: '/a.css' });
    vi.advanceTimersByTime(60_000);
    expect(codes()).toEqual([['preview-too-slow', '/a.css was n']]);
    expect(last().kinds()).toContain('open');
    pages.provide(2, '/a.css');
    expect([provided, last().kinds().includes('provide')]).toEqual([[null, null], false]);
    pages.changed({ changed: [], removed: [sitePath('a.scss')] }, false);
    pages.provide(3, '/a.css');
    expect(last().heard.at(-1)).toEqual({ kind: 'provide', request: 3, path: '/a.css' });
    expect(twins).toHaveLength(2);
  });

  it('that does not come back from the site is begun again only when a file changes', async () => {
    const { pages, post, twins, codes, last } = await client();
    last().say({ kind: 'began', work: 'site' });
    vi.advanceTimersByTime(600_000);
    post.apply([{ from: 0, to: 0, insert: 'x' }]);
    expect([twins.length, last().ended, codes()]).toEqual([1, true, [['preview-too-slow', 'The site’s f']]]);
    pages.changed({ changed: [], removed: [sitePath('a.yml')] }, false);
    expect([twins.length, last().kinds()]).toEqual([2, ['start', 'files', 'open', 'files']]);
  });

  it('is told where the file of the shown post lies now', async () => {
    const { pages, post, last } = await client();
    post.moveTo(sitePath('_drafts/a.md'));
    pages.show(post);
    expect(last().heard.at(-1)).toMatchObject({ kind: 'open', path: '_drafts/a.md', text: 'text' });
    pages.show(post);
    expect(
      last()
        .kinds()
        .filter(kind => kind === 'open'),
    ).toHaveLength(2);
  });

  it('that crashes is given its text once more, and not a second time', async () => {
    const { twins, last } = await client();
    last().onerror?.();
    expect(last().heard.at(-1)).toMatchObject({ kind: 'open', text: 'text' });
    last().onerror?.();
    expect([twins.length, last().kinds()]).toEqual([3, ['start', 'files']]);
  });

  it('that crashes again and again is given up, and tried anew for another post', async () => {
    const { pages, post, twins, codes, last } = await client();
    for (let times = 0; times < 20; times++) last().onerror?.();
    expect([twins.length, codes()]).toEqual([6, [['preview-crashed', 'The preview ']]]);
    post.apply([{ from: 0, to: 0, insert: 'x' }]);
    expect(twins).toHaveLength(6);
    pages.show(new OpenPost(id, sitePath('b.md'), 'other'));
    expect(twins).toHaveLength(7);
    expect(last().heard.at(-1)).toMatchObject({ kind: 'open', text: 'other' });
  });

  it('that was given up is tried anew by a change when a minute is over', async () => {
    const { post, twins, last } = await client();
    for (let times = 0; times < 20; times++) last().onerror?.();
    vi.advanceTimersByTime(60_001);
    expect(twins).toHaveLength(6);
    post.apply([{ from: 0, to: 0, insert: 'x' }]);
    expect([twins.length, last().kinds().slice(-2)]).toEqual([7, ['files', 'open']]);
  });
});
