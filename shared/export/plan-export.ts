import type { Problem } from '../kit/problem.ts';
import { strftime } from '../ruby/strftime.ts';
import { RubyTime } from '../ruby/time.ts';
import type { DocumentInfo } from '../site/document-info.ts';
import type { SitePath } from '../site/site-file.ts';
import { readFrontMatter } from '../text/front-matter.ts';
import { countConflicts, mergeTexts, resolveMerge } from '../text/merge.ts';
import { Literal, type FrontMatterValue } from '../text/yaml/value.ts';
import { adaptPost, type AdaptRequest } from './adapt-post.ts';
import type { AddressHabits } from './address-style.ts';
import { foldCase, placeAssets, type TargetAssets } from './place-assets.ts';
import type { Conflict, Decision, ExportPlan, PlannedFile, PlannedPost, SourceAsset } from './plan.ts';
import { targetPath } from './target-path.ts';

/** A post of the source that is to be exported. */
export interface PostToExport {
  readonly info: DocumentInfo;
  readonly text: string;
}

/** What the last export of a post wrote, and where. */
export interface LastExport {
  readonly to: SitePath;
  readonly text: string;
}

export interface ExportRequest {
  readonly posts: readonly PostToExport[];
  /** The assets that the posts use, found and hashed by the host. */
  readonly assets: readonly SourceAsset[];
  readonly resolve: (post: SitePath) => AdaptRequest['resolve'];
  readonly target: TargetAssets & {
    /** The text of a file of the target; `undefined` when there is none. */
    readonly text: (path: SitePath) => string | undefined;
    readonly collectionsDir: string;
    readonly habits: AddressHabits;
    /** Keys that (nearly) every post of the target has and that no default supplies, in the target's order. */
    readonly neededKeys: readonly (readonly [string, FrontMatterValue])[];
    readonly order: readonly string[];
    /** The address at which the target would publish a file; `undefined` where it cannot tell. */
    readonly url: (path: SitePath, text: string) => string | undefined;
  };
  /** True when source and target are the same folder: drafts move, nothing is copied. */
  readonly inPlace: boolean;
  /** The moment of publication, in the site's zone: the date of posts that have none. */
  readonly now: RubyTime;
  readonly last: (post: SitePath) => LastExport | undefined;
  readonly decisions: ReadonlyMap<SitePath, Decision>;
}

/** Works out everything that an export would do; touches nothing. The same request gives the same plan. */
export function planExport(request: ExportRequest): ExportPlan {
  const places = placeAssets(request.assets, request.target);
  const files: PlannedFile[] = [];
  const conflicts: Conflict[] = [];
  const posts: PlannedPost[] = [];
  const problems: Problem[] = [];
  const claimed = new Map<string, SitePath>();
  for (const post of request.posts) {
    const outcome = planPost(post, request, asset => places.get(asset)?.path);
    problems.push(...outcome.problems);
    if (!outcome.planned) continue;
    const other = claimed.get(foldCase(outcome.planned.to));
    if (other !== undefined) problems.push(clash(post.info.path, outcome.planned.to, other));
    claimed.set(foldCase(outcome.planned.to), post.info.path);
    posts.push(outcome.planned);
    files.push(...outcome.files);
    conflicts.push(...outcome.conflicts);
  }
  if (!request.inPlace) {
    for (const asset of request.assets) {
      const place = places.get(asset.path);
      if (place?.add === true) files.push({ kind: 'add-asset', path: place.path, asset });
    }
  }
  return { posts, files, conflicts, problems };
}

interface PostOutcome {
  readonly planned?: PlannedPost;
  readonly files: readonly PlannedFile[];
  readonly conflicts: readonly Conflict[];
  readonly problems: readonly Problem[];
}

function planPost(post: PostToExport, request: ExportRequest, place: AdaptRequest['place']): PostOutcome {
  const { info } = post;
  const { target } = request;
  const nothing = { files: [], conflicts: [] };
  const to = targetPath(
    info,
    info.kind === 'draft' ? dateOf(post, request.now, request.last(info.path)) : (info.date ?? request.now),
    target.collectionsDir,
  );
  if (!to.ok) return { ...nothing, problems: [to.error] };
  const adapted = adaptPost({
    path: info.path,
    text: post.text,
    resolve: request.resolve(info.path),
    place: request.inPlace ? asset => asset : place,
    habits: target.habits,
    missing: missingKeys(post, request),
    order: target.order,
  });
  if (!adapted.ok) return { ...nothing, problems: [adapted.error] };
  const { text, changes } = adapted.value;
  const planned: PlannedPost = {
    from: info.path,
    to: to.value,
    title: info.title,
    url: target.url(to.value, text),
    text: post.text,
    changes,
  };
  if (request.inPlace) return { ...planInPlace(post, to.value, text, target.text(to.value)), planned };
  return { ...planCopy(info.path, to.value, text, request), planned };
}

/** In one folder a draft moves to its published name; a post that has it already is only brought up to date. */
function planInPlace(
  { info, text: before }: PostToExport,
  to: SitePath,
  text: string,
  theirs: string | undefined,
): Omit<PostOutcome, 'planned'> {
  const { path } = info;
  if (to === path) {
    const file: PlannedFile = { kind: 'change-text', path, before, text, from: path };
    return { files: text === before ? [] : [file], conflicts: [], problems: [] };
  }
  if (theirs !== undefined) return { files: [], conflicts: [], problems: [taken(path, to)] };
  const file: PlannedFile = { kind: 'rename-text', path: to, formerly: path, before, text, from: path };
  return { files: [file], conflicts: [], problems: [] };
}

/** In another folder the post is added, or replaces what the last export wrote; anything else there is a conflict. */
function planCopy(from: SitePath, to: SitePath, mine: string, request: ExportRequest): Omit<PostOutcome, 'planned'> {
  const last = request.last(from);
  const moved = last !== undefined && last.to !== to && request.target.text(last.to) !== undefined;
  const formerly = moved ? last.to : undefined;
  const path = formerly ?? to;
  const theirs = request.target.text(path);
  if (formerly !== undefined && request.target.text(to) !== undefined) {
    return { files: [], conflicts: [], problems: [taken(from, to)] };
  }
  if (theirs === undefined) {
    const clashing = [...request.target.paths].find(other => other !== to && foldCase(other) === foldCase(to));
    if (clashing !== undefined) return { files: [], conflicts: [], problems: [clash(from, to, clashing)] };
    return { files: [{ kind: 'add-text', path: to, text: mine, from }], conflicts: [], problems: [] };
  }
  const write = (text: string): readonly PlannedFile[] =>
    formerly !== undefined
      ? [{ kind: 'rename-text', path: to, formerly, before: theirs, text, from }]
      : text === theirs
        ? []
        : [{ kind: 'change-text', path: to, before: theirs, text, from }];
  if (theirs === mine || theirs === last?.text) return { files: write(mine), conflicts: [], problems: [] };
  const decision = request.decisions.get(to);
  if (decision === 'replace') return { files: write(mine), conflicts: [], problems: [] };
  if (decision === 'keep') return { files: [], conflicts: [], problems: [] };
  const merged = decision === 'merge' ? mergeTexts(last?.text ?? theirs, mine, theirs) : undefined;
  if (merged && countConflicts(merged) === 0) {
    return { files: write(resolveMerge(merged, 'mine')), conflicts: [], problems: [] };
  }
  return { files: [], conflicts: [{ path: to, from, base: last?.text, mine, theirs }], problems: [] };
}

/** The date of a draft: its own, else that of its first export, else now. */
function dateOf({ info, text }: PostToExport, now: RubyTime, last: LastExport | undefined): RubyTime {
  if (readFrontMatter(text).values.has('date') && info.date !== undefined) return info.date;
  const [, year, month, day] = /(\d{4})-(\d{2})-(\d{2})-[^/]*$/.exec(last?.to ?? '') ?? [];
  return year === undefined ? now : new RubyTime(Date.UTC(Number(year), Number(month) - 1, Number(day)), 0, 'UTC');
}

function missingKeys(post: PostToExport, request: ExportRequest): AdaptRequest['missing'] {
  const { values } = readFrontMatter(post.text);
  const needed = request.target.neededKeys.filter(([key]) => !values.has(key));
  if (values.has('date') || post.info.kind !== 'draft') return needed;
  const before = readFrontMatter(request.last(post.info.path)?.text ?? '').values.get('date');
  return [...needed, ['date', before ?? new Literal(strftime(request.now, '%Y-%m-%d %H:%M:%S %z'))]];
}

function taken(from: SitePath, to: SitePath): Problem {
  return {
    severity: 'error',
    code: 'name-taken',
    place: { path: from, line: 1, column: 1 },
    cause: `There is a post at ${to} already.`,
    remedy: 'Rename one of the two, or give this one another date.',
  };
}

function clash(from: SitePath, to: SitePath, other: SitePath): Problem {
  return {
    severity: 'error',
    code: 'name-clash',
    place: { path: from, line: 1, column: 1 },
    cause: `${to} and ${other} would be the same file, at least where names do not tell upper from lower case.`,
    remedy: 'Rename one of them.',
  };
}
