import { expect, it, vi } from 'vitest';
import { PatternFinder, type FindWorker } from '../../../../../renderer/editor/search/pattern-finder.ts';
import type { FromFindWorker, ToFindWorker } from '../../../../../shared/contract/find-worker.ts';

/** A worker in memory, which says what the test lets it say. */
class Twin implements FindWorker {
  onmessage: FindWorker['onmessage'] = null;
  ended = false;
  readonly heard: ToFindWorker[] = [];
  postMessage(message: ToFindWorker): void {
    this.heard.push(message);
  }
  terminate(): void {
    this.ended = true;
  }
  answer(request = this.heard.at(-1)!.request): void {
    const data: FromFindWorker = { kind: 'found', request, places: new Int32Array([1, 2]), inserts: null };
    this.onmessage?.call(this as never, { data } as MessageEvent<FromFindWorker>);
  }
}

function finder() {
  const twins: Twin[] = [];
  const made = new PatternFinder(() => {
    twins.push(new Twin());
    return twins.at(-1)!;
  });
  const query = { text: 'a', regex: true, matchCase: false, wholeWord: false };
  const find = () => made.find({ text: 'aaa', query, from: 0, replacement: null });
  return { made, twins, find };
}

it('hands over what the worker found, and keeps the worker', async () => {
  const { twins, find } = finder();
  for (let round = 0; round < 2; round++) {
    const found = find();
    twins[0]!.answer();
    expect((await found)?.kind).toBe('found');
  }
  expect(twins).toHaveLength(1);
});

it('ends a worker that does not come back, and asks another one the next time', async () => {
  vi.useFakeTimers();
  try {
    const { twins, find } = finder();
    const slow = find();
    vi.advanceTimersByTime(10_000);
    expect([await slow, twins[0]!.ended]).toEqual([{ kind: 'slow' }, true]);
    const found = find();
    twins[1]!.answer();
    expect((await found)?.kind).toBe('found');
  } finally {
    vi.useRealTimers();
  }
});

it('answers the last question alone', async () => {
  const { twins, find } = finder();
  const first = find();
  const second = find();
  expect([await first, twins[0]!.ended]).toEqual([undefined, true]);
  twins[1]!.answer(1);
  twins[1]!.answer();
  expect(await second).toMatchObject({ kind: 'found', request: 2 });
});

it('tells nobody anything when it is stopped', async () => {
  const { made, twins, find } = finder();
  const found = find();
  made.stop();
  expect([await found, twins[0]!.ended]).toEqual([undefined, true]);
});
