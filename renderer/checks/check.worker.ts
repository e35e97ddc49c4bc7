import type { FromCheckWorker, ToCheckWorker } from '../../shared/contract/check-worker.ts';
import type { SiteFacts } from '../../shared/export/checks/check-context.ts';
import { checkPost } from '../../shared/export/checks/check-post.ts';
import { gatherSiteFacts } from '../../shared/export/checks/site-facts.ts';
import type { RuleId } from '../../shared/export/rules.ts';
import { readSiteChecks, SITE_SETTINGS } from '../../shared/export/site-checks.ts';
import { Engine } from '../../shared/render/engine/engine.ts';
import { renderAccepted } from '../../shared/render/engine/accepted-page.ts';
import { sitePath, type SiteFile, type SitePath } from '../../shared/site/site-file.ts';
import { applyChanges } from '../../shared/text/text-change.ts';

/**
 * The check worker: holds the site beside the render worker, so that checking never delays a page, and checks the open
 * post whenever its text has rested for a moment.
 */
const REST = 350;
/** Told by the page's own rendering, with more of their place. */
const OF_THE_PAGE: ReadonlySet<RuleId> = new Set(['layout-missing', 'include-missing', 'render-problem']);

const files = new Map<SitePath, SiteFile>();
let engine: Engine | undefined;
let complete = false;
let facts: SiteFacts | undefined;
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
      return;
    case 'files':
      engine?.apply(data.delta);
      for (const file of data.delta.changed) files.set(file.path, file);
      for (const path of data.delta.removed) files.delete(path);
      facts = undefined;
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
  if (!engine || !complete || !post) return;
  const { path, revision, text } = post;
  facts ??= gatherSiteFacts(engine, name => files.get(sitePath(name))?.size);
  const { settings } = readSiteChecks(files.get(SITE_SETTINGS)?.text);
  const rendered = renderAccepted(engine, path, text);
  const findings = rendered
    ? checkPost({ engine, site: facts, settings, path, text, rendered }).filter(({ code }) => !OF_THE_PAGE.has(code))
    : [];
  postMessage({ path, revision, findings } satisfies FromCheckWorker);
}
