import type { CDPSession, Frame, Page } from 'playwright';

/** Milliseconds. */
export interface Spread {
  readonly p50: number;
  readonly p95: number;
}

export interface Typing {
  /** From the key event's time stamp to the second animation frame after the text on the screen changed. */
  readonly paint: Spread;
  /** From the key event until the page's thread was free again. */
  readonly busy: Spread;
  /** Tasks of more than 50 ms while typing. */
  readonly longTasks: number;
  /** From the key event until the preview's own document held what was typed; undefined without a preview. */
  readonly preview: Spread | undefined;
}

export interface TypingPlan {
  readonly keys: number;
  /** Milliseconds between two keys; they are sent by the clock and wait for nothing. */
  readonly every: number;
}

interface Watched {
  galleyBench: { paint: number[]; busy: number[]; sent: number[]; long: number };
}

/** Types letters at the cursor by the DevTools protocol and measures what the person would feel. */
export async function measureTyping(page: Page, cdp: CDPSession, plan: TypingPlan, preview?: Frame): Promise<Typing> {
  await page.evaluate(watchKeys);
  await preview?.evaluate(watchPage);
  let typed = '';
  const began = performance.now();
  for (let key = 0; key < plan.keys; key++) {
    const wait = began + key * plan.every - performance.now();
    if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait));
    const text = key % 6 === 5 ? ' ' : 'abcdefghij'[key % 10]!;
    typed += text;
    void cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', key: text, text, unmodifiedText: text });
    void cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key: text });
  }
  await page.waitForTimeout(2000);
  const { paint, busy, sent, long } = await page.evaluate(() => (window as unknown as Watched).galleyBench);
  const changes = await preview?.evaluate(() => (window as unknown as Shown).galleyChanges);
  return {
    paint: spread(paint),
    busy: spread(busy),
    longTasks: long,
    preview: changes && spread(delays(sent, changes, typed)),
  };
}

interface Shown {
  galleyChanges: (readonly [time: number, text: string])[];
}

/** For each key the first change of the preview that holds everything typed so far; both clocks are the machine's. */
function delays(sent: readonly number[], changes: Shown['galleyChanges'], typed: string): number[] {
  return sent.flatMap((at, key) => {
    const words = typed.slice(0, key + 1).trimEnd();
    const change = changes.find(([time, text]) => time > at && text.includes(words));
    return change === undefined ? [] : [change[0] - at];
  });
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95) };
}

function watchKeys(): void {
  const found = { paint: [] as number[], busy: [] as number[], sent: [] as number[], long: 0 };
  (window as unknown as Watched).galleyBench = found;
  const content = document.querySelector('.cm-content');
  if (!content) throw new Error('There is no editor on this page.');
  let key: number | undefined;
  const channel = new MessageChannel();
  channel.port1.onmessage = ({ data }: MessageEvent<number>) => found.busy.push(performance.now() - data);
  window.addEventListener(
    'keydown',
    event => {
      key = event.timeStamp;
      found.sent.push(performance.timeOrigin + event.timeStamp);
      channel.port2.postMessage(performance.now());
    },
    true,
  );
  new MutationObserver(() => {
    const at = key;
    if (at === undefined) return;
    key = undefined;
    requestAnimationFrame(() => requestAnimationFrame(() => found.paint.push(performance.now() - at)));
  }).observe(content, { childList: true, characterData: true, subtree: true });
  new PerformanceObserver(list => (found.long += list.getEntries().length)).observe({ entryTypes: ['longtask'] });
}

function watchPage(): void {
  const changes: [number, string][] = [];
  (window as unknown as Shown).galleyChanges = changes;
  new MutationObserver(records => {
    const time = performance.timeOrigin + performance.now();
    for (const { target, addedNodes } of records) {
      const nodes = target.nodeType === Node.TEXT_NODE ? [target] : [...addedNodes];
      for (const node of nodes) changes.push([time, node.textContent ?? '']);
    }
  }).observe(document, { childList: true, characterData: true, subtree: true });
}
