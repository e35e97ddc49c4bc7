import type { Severity } from '../../kit/problem.ts';
import type { Engine } from '../../render/engine/engine.ts';
import type { Rendered } from '../../render/engine/rendered.ts';
import type { SitePath } from '../../site/site-file.ts';
import { readFrontMatter } from '../../text/front-matter.ts';
import type { Finding, Report } from '../finding.ts';
import { rules, type CheckSettings, type RuleId } from '../rules.ts';
import type { CheckContext, SiteFacts } from './check-context.ts';
import { frontMatterRules } from './front-matter-rules.ts';
import { pageRules } from './page-rules.ts';
import { readPageParts } from './page-links.ts';
import { reviewRules } from './review-rules.ts';

type Rule = (context: CheckContext) => readonly Report[];

const checks: Readonly<Partial<Record<RuleId, Rule>>> = { ...frontMatterRules, ...pageRules, ...reviewRules };

/** What only the site that publishes a post can answer. */
const OF_A_SITE: ReadonlySet<RuleId> = new Set([
  'link-broken',
  'link-anchor',
  'permalink-duplicate',
  'layout-missing',
  'include-missing',
]);

export interface CheckRequest {
  readonly engine: Engine;
  readonly site: SiteFacts;
  readonly settings: CheckSettings;
  readonly path: SitePath;
  /** The text as it stands in the editor or on disk. */
  readonly text: string;
  /** The page for that text; rendered here when absent. */
  readonly rendered?: Rendered;
}

/** What is wrong with a post before it is published, in the order of its lines; empty for a path that is no document. */
export function checkPost(request: CheckRequest): readonly Finding[] {
  const { engine, path, text, settings, site } = request;
  const rendered = request.rendered ?? engine.render(path, { text });
  const info = engine.info(path);
  if (!rendered || !info) return [];
  const blocks =
    rendered.blocks.length > 0 ? rendered.blocks : [{ html: rendered.body, line: 0, lines: text.split('\n').length }];
  const context: CheckContext = {
    path,
    text,
    lines: text.split('\n'),
    frontMatter: readFrontMatter(text, path),
    info,
    rendered,
    parts: readPageParts(blocks),
    now: engine.options.now,
    site,
    settings,
  };
  return (Object.keys(rules) as RuleId[])
    .flatMap(rule => findingsOf(rule, context))
    .sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
}

function findingsOf(rule: RuleId, context: CheckContext): readonly Finding[] {
  const weight = context.settings.severity(rule);
  const check = checks[rule];
  if (weight === 'off' || check === undefined || (context.site.plain && OF_A_SITE.has(rule))) return [];
  return check(context).map(({ line, column, cause, remedy, fix, severity }) => ({
    severity: severity === undefined ? weight : milder(weight, severity),
    code: rule,
    place: { path: context.path, line, column: column ?? 1 },
    cause,
    remedy,
    ...(fix ? { fix } : {}),
  }));
}

const order: readonly Severity[] = ['info', 'warning', 'error'];

function milder(a: Severity, b: Severity): Severity {
  return order.indexOf(a) < order.indexOf(b) ? a : b;
}
