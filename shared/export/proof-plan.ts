import type { Engine } from '../render/engine/engine.ts';
import type { SiteDelta, SiteFile, SitePath } from '../site/site-file.ts';
import { invertChanges, mapOffset } from '../text/text-change.ts';
import { lineAt } from './checks/check-context.ts';
import { checkPost } from './checks/check-post.ts';
import { gatherSiteFacts } from './checks/site-facts.ts';
import type { Finding } from './finding.ts';
import type { ExportPlan, PlannedFile, PlannedPage, PlannedPost } from './plan.ts';
import type { CheckSettings } from './rules.ts';

export interface ProofRequest {
  /** The target's engine; it sees the planned files while the proof is pulled, and is then as before. */
  readonly engine: Engine;
  readonly files: ReadonlyMap<SitePath, SiteFile>;
  readonly plan: ExportPlan;
  readonly settings: CheckSettings;
  /** Whether the site's other pages are to be compared too; without it `pages` is empty. */
  readonly withPages: boolean;
}

export interface Proof {
  /** What the checks find in the planned posts, as the target would publish them. Places name the source's files. */
  readonly findings: readonly Finding[];
  readonly pages: readonly PlannedPage[];
}

/** Shows what the target would be after a plan: the checks of the planned posts, and which pages would differ. */
export function proofPlan({ engine, files, plan, settings, withPages }: ProofRequest): Proof {
  const before = withPages ? allPages(engine) : new Map<string, Page>();
  const delta = deltaOf(plan, engine.options.now);
  engine.apply(delta);
  try {
    const planned = new Map(delta.changed.map(file => [file.path, file]));
    const site = gatherSiteFacts(engine, path => (planned.get(path as SitePath) ?? files.get(path as SitePath))?.size);
    const findings = plan.posts.flatMap(post => {
      const text = (planned.get(post.to) ?? files.get(post.to))?.text;
      if (text === undefined) return [];
      return checkPost({ engine, site, settings, path: post.to, text }).map(finding => inSource(finding, post, text));
    });
    return { findings, pages: withPages ? differences(before, allPages(engine)) : [] };
  } finally {
    engine.apply(inverseOf(delta, files));
  }
}

/** The finding at the place in the source that it comes from; its fix, which speaks of the target's text, is left out. */
function inSource(finding: Finding, { from, text, changes }: PlannedPost, target: string): Finding {
  const { severity, code, place, cause, remedy } = finding;
  let start = 0;
  for (let line = 1; line < place.line && start >= 0; line++) start = target.indexOf('\n', start) + 1;
  const offset = mapOffset(Math.max(0, start), invertChanges(text, changes), 1);
  return { severity, code, cause, remedy, place: { path: from, line: lineAt(text, offset), column: place.column } };
}

function deltaOf(plan: ExportPlan, now: number): SiteDelta {
  const changed = plan.files.flatMap((file): readonly SiteFile[] => {
    if (file.kind === 'delete') return [];
    if (file.kind === 'add-asset') return [{ path: file.path, size: file.asset.size, modified: now }];
    return [{ path: file.path, size: file.text.length, modified: now, text: file.text }];
  });
  return { changed, removed: plan.files.flatMap(removedBy) };
}

function removedBy(file: PlannedFile): readonly SitePath[] {
  if (file.kind === 'delete') return [file.path];
  return file.kind === 'rename-text' ? [file.formerly] : [];
}

function inverseOf(delta: SiteDelta, files: ReadonlyMap<SitePath, SiteFile>): SiteDelta {
  const touched = [...delta.changed.map(file => file.path), ...delta.removed];
  return {
    changed: touched.flatMap(path => files.get(path) ?? []),
    removed: touched.filter(path => !files.has(path)),
  };
}

interface Page {
  readonly type: string;
  readonly html: string;
}

/** Every page that the site writes, by address; those that plugins make (feeds, further pages of a list) too. */
function allPages(engine: Engine): Map<string, Page> {
  const pages = new Map<string, Page>();
  for (const dest of new Set(engine.outputs().flatMap(({ dest, copied }) => (copied ? [] : [dest])))) {
    const page = engine.renderDest(dest);
    if (page) pages.set(page.url, { type: page.type, html: page.html });
  }
  return pages;
}

function differences(before: ReadonlyMap<string, Page>, after: ReadonlyMap<string, Page>): readonly PlannedPage[] {
  const urls = new Set([...after.keys(), ...before.keys()]);
  return [...urls].flatMap((url): readonly PlannedPage[] => {
    const [old, fresh] = [before.get(url), after.get(url)];
    const type = (fresh ?? old)?.type;
    if (type === undefined || old?.html === fresh?.html) return [];
    const kind = old === undefined ? 'new' : fresh === undefined ? 'gone' : 'changed';
    return [{ kind, url, type, before: old?.html, after: fresh?.html }];
  });
}
