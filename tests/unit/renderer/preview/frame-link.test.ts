import { expect, onTestFinished, test, vi } from 'vitest';
import { linkFrame } from '../../../../renderer/preview/frame-link.ts';
import type { FromFrame } from '../../../../shared/contract/preview-frame.ts';

/** A frame that was given its port: what is heard of it, and the port as a page that took it over has it. */
function linked() {
  const heard: FromFrame[] = [];
  const ended = vi.fn();
  let given: MessagePort | undefined;
  const contentWindow = { postMessage: (_: unknown, __: string, [port]: [MessagePort]) => (given = port) };
  const frame = { contentWindow, isConnected: true } as unknown as HTMLIFrameElement;
  const close = linkFrame(frame, 'galley-site://a', message => heard.push(message), ended);
  onTestFinished(() => {
    close();
    given?.close();
  });
  return { heard, ended, port: given! };
}

const soon = { timeout: 10_000, interval: 10 };

test('a frame that says it is ready again and again is heard once', async () => {
  const { heard, port } = linked();
  for (let times = 0; times < 50; times++) port.postMessage({ kind: 'ready' });
  port.postMessage({ kind: 'lost' });
  await vi.waitFor(() => expect(heard.at(-1)?.kind).toBe('lost'), soon);
  expect(heard.map(({ kind }) => kind)).toEqual(['ready', 'lost']);
});

test('a frame that says things without end is cut off, and that is told once', async () => {
  const { heard, ended, port } = linked();
  for (let times = 0; times < 20_000; times++) port.postMessage(times % 2 === 0 ? { kind: 'lost' } : times);
  await vi.waitFor(() => expect(ended).toHaveBeenCalledOnce(), soon);
  const before = heard.length;
  expect(before).toBeLessThan(5000);
  port.postMessage({ kind: 'lost' });
  await new Promise(resolve => setTimeout(resolve, 50));
  expect([heard.length, ended.mock.calls.length]).toEqual([before, 1]);
});

test('a frame that answers nothing any more is told once, and one that goes on answering never', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const [silent, living] = [linked(), linked()];
  living.port.onmessage = ({ data }: MessageEvent<{ kind: string }>) => {
    if (data.kind === 'ping') living.port.postMessage({ kind: 'alive' });
  };
  for (let minute = 0; minute < 20; minute++) {
    vi.advanceTimersByTime(5000);
    const answered = new Promise(resolve => living.port.addEventListener('message', resolve, { once: true }));
    await answered;
    await new Promise(resolve => setTimeout(resolve, 5));
  }
  expect(silent.ended.mock.calls).toEqual([['stopped']]);
  expect(living.ended).not.toHaveBeenCalled();
  expect(living.heard).toEqual([]);
});
