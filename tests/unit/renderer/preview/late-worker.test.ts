import { describe, expect, it } from 'vitest';
import { LateWorker, type PageWorker } from '../../../../renderer/preview/late-worker.ts';
import type { ToRenderWorker } from '../../../../shared/contract/render-worker.ts';

function late() {
  let come = (): void => undefined;
  const time = new Promise<void>(resolve => (come = resolve));
  const heard: ToRenderWorker[] = [];
  const worker = { onmessage: null, onerror: null, ended: false } as unknown as PageWorker & { ended: boolean };
  worker.postMessage = (message: ToRenderWorker) => void heard.push(message);
  worker.terminate = () => void (worker.ended = true);
  let spawned = 0;
  const client = new LateWorker(() => {
    spawned += 1;
    return worker;
  }, time);
  return { client, worker, heard, spawned: () => spawned, come: () => (come(), time) };
}

const close: ToRenderWorker = { kind: 'close' };
const whole: ToRenderWorker = { kind: 'whole' };

describe('a worker that starts later', () => {
  it('hears in order what it was told before its time', async () => {
    const { client, heard, come, spawned } = late();
    client.postMessage(close);
    client.postMessage(whole);
    expect(spawned()).toBe(0);
    await come();
    client.postMessage(close);
    expect(heard).toEqual([close, whole, close]);
  });

  it('answers to those who listened before its time', async () => {
    const { client, worker, come } = late();
    const hear = () => undefined;
    client.onmessage = hear;
    client.onerror = hear;
    await come();
    expect([worker.onmessage, worker.onerror]).toEqual([hear, hear]);
  });

  it('does not start once it was ended', async () => {
    const { client, come, spawned } = late();
    client.terminate();
    await come();
    expect(spawned()).toBe(0);
  });

  it('ends the worker that has started', async () => {
    const { client, worker, come } = late();
    await come();
    client.terminate();
    expect(worker.ended).toBe(true);
  });
});
