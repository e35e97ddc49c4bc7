import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Bridge } from '../../../../../shared/contract/bridge.ts';
import type { FileHash, SiteId } from '../../../../../shared/contract/request-parts.ts';
import type { Problem } from '../../../../../shared/kit/problem.ts';
import { sitePath } from '../../../../../shared/site/site-file.ts';
import { OpenPost } from '../../../../../renderer/state/post/open-post.ts';
import { savePost } from '../../../../../renderer/state/post/save-post.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const saved = { kind: 'saved', hash: 'a' as FileHash, modified: 1 } as const;

/** A disk that answers after so many milliseconds, and what was heard of it until and after then. */
function save(takes: number, text = 'One\n') {
  const told: (string | null)[] = [];
  const bridge: Bridge = {
    call: () => new Promise(answer => setTimeout(() => answer(saved as never), takes)),
    on: () => () => undefined,
    pathOf: () => '',
  };
  const post = new OpenPost('abcdef' as SiteId, sitePath('_posts/2025-12-02-harbour.md'), text);
  const waits = (problem: Problem | null) => void told.push(problem && problem.code);
  return { told, answer: savePost(bridge, post, text, waits) };
}

it('says nothing of a disk that answers', async () => {
  const { told, answer } = save(4000);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await answer).toBe(saved);
  expect(told).toEqual([]);
});

it('says that the disk does not answer, until it does', async () => {
  const { told, answer } = save(60_000);
  await vi.advanceTimersByTimeAsync(6000);
  expect(told).toEqual(['save-waits']);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await answer).toBe(saved);
  expect(told).toEqual(['save-waits', null]);
});

it('gives ten megabytes more time', async () => {
  const { told } = save(60_000, 'x'.repeat(10_000_000));
  await vi.advanceTimersByTimeAsync(14_000);
  expect(told).toEqual([]);
  await vi.advanceTimersByTimeAsync(2000);
  expect(told).toEqual(['save-waits']);
});

it('takes a main process that is gone for a refusal', async () => {
  const bridge: Bridge = { call: () => Promise.reject(new Error('gone')), on: () => () => undefined, pathOf: () => '' };
  const post = new OpenPost('abcdef' as SiteId, sitePath('a.md'), 'One\n');
  expect(await savePost(bridge, post, 'One\n', () => undefined)).toMatchObject({
    kind: 'refused',
    problem: { code: 'save-failed', place: { path: 'a.md' } },
  });
});
