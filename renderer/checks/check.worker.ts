import type { FromCheckWorker, ToCheckWorker } from '../../shared/contract/check-worker.ts';
import { OpenPostChecks } from '../../shared/export/checks/open-post-checks.ts';
import { Engine } from '../../shared/render/engine/engine.ts';
import type { SiteFile, SitePath } from '../../shared/site/site-file.ts';
import { applyChanges } from '../../shared/text/text-change.ts';

/**
 * The check worker: holds the site beside the render worker, so that checking never delays a page, and checks the open
 * post whenever its text has rested for a moment. A large site is held once: there the render worker checks.
 */
const REST = 350;

const files = new Map<SitePath, SiteFile>();
let engine: Engine | undefined;
let checks: OpenPostChecks | undefined;
let complete = false;
let post: { readonly path: SitePath; revision: number; text: string } | undefined;
let waiting: ReturnType<typeof setTimeout> | undefined;

onmessage = ({ data }: MessageEvent<ToCheckWorker>): void => {
  switch (data.kind) {
    case 'start':
      engine = new Engine({
        now: data.now,
        zone: data.zone,
        environment: 'development',
        patience: { now: () => performance.now(), millis: 3000 },
      });
      checks = new OpenPostChecks(engine, path => files.get(path));
      return;
    case 'files':
      engine?.apply(data.delta);
      for (const file of data.delta.changed) files.set(file.path, file);
      for (const path of data.delta.removed) files.delete(path);
      checks?.siteChanged();
      complete = !data.reading;
      return checkSoon();
    case 'open':
      post = { path: data.path, revision: data.revision, text: data.text };
      return checkSoon();
    case 'change':
      if (!post) return;
      post.text = applyChanges(post.text, data.changes);
      post.revision = data.revision;
      return checkSoon();
    case 'close':
      post = undefined;
  }
};

function checkSoon(): void {
  clearTimeout(waiting);
  waiting = setTimeout(check, REST);
}

function check(): void {
  if (!checks || !complete || !post) return;
  const { path, revision, text } = post;
  postMessage({ path, revision, findings: checks.check(path, text) } satisfies FromCheckWorker);
}
