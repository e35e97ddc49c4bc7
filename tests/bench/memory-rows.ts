import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright';
import { previewOf, withProgram, type Bench } from './programs.ts';
import type { Figures, Row } from './rows.ts';
import { makeSite } from './sites.ts';

const POSTS = 1873;
const SIZE = 2400;
const MEGABYTE = 1e6;

/** What the thread that renders the preview holds of a whole site, in megabytes after a collection. */
export const memoryRows: readonly Row[] = [
  { name: `a site of ${POSTS} posts in the rendering worker`, cells: [{ of: 'Galley', measure: measureWorker }] },
];

async function measureWorker(bench: Bench): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-bench-site-'));
  try {
    const posts = await makeSite(folder, new Array<number>(POSTS).fill(SIZE));
    return await withProgram(bench, 'galley', { args: [posts[900]!] }, async ({ page }) => {
      // The link to the post before stands in the preview once the worker has the whole site.
      await previewOf(page, 'Post 900');
      await page.waitForFunction(
        count => document.body.innerText.replace(/[,.\s]/g, '').includes(`Published${count}`),
        POSTS,
      );
      return { memory: (await heapOfWorker(page, 'render.worker')) / MEGABYTE };
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Bytes of V8's heap and of what it holds outside, of the worker whose script has that name. */
async function heapOfWorker(page: Page, script: string): Promise<number> {
  const session = await page.context().newCDPSession(page);
  const attached = new Promise<string>(resolve =>
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.url.includes(script)) resolve(sessionId);
    }),
  );
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const worker = await attached;
  await ask(session, worker, 'HeapProfiler.collectGarbage');
  const usage = await ask(session, worker, 'Runtime.getHeapUsage');
  return Number(usage['usedSize']) + Number(usage['backingStorageSize'] ?? 0);
}

let asked = 0;

function ask(session: CDPSession, sessionId: string, method: string): Promise<Readonly<Record<string, unknown>>> {
  const id = ++asked;
  const answer = new Promise<Readonly<Record<string, unknown>>>(resolve =>
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      const said = JSON.parse(message) as { id?: number; result?: Record<string, unknown> };
      if (said.id === id) resolve(said.result ?? {});
    }),
  );
  return session
    .send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) })
    .then(() => answer);
}
