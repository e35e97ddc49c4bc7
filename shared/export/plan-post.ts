import type { Problem } from '../kit/problem.ts';
import { strftime } from '../ruby/strftime.ts';
import { RubyDate, RubyTime } from '../ruby/time.ts';
import type { RubyValue } from '../ruby/value.ts';
import type { SitePath } from '../site/site-file.ts';
import { diffLines } from '../text/diff.ts';
import { readFrontMatter } from '../text/front-matter.ts';
import { countConflicts, mergeTexts, resolveMerge } from '../text/merge.ts';
import { Literal } from '../text/yaml/value.ts';
import { adaptPost, assetsOf, type AdaptRequest } from './adapt-post.ts';
import type { ExportRequest, PostToExport } from './export-request.ts';
import { foldCase, type placeAssets } from './place-assets.ts';
import type { Conflict, LastExport, PlannedFile, PlannedPost } from './plan.ts';
import { targetPath } from './target-path.ts';

export interface PostOutcome {
  readonly planned?: PlannedPost;
  readonly files: readonly PlannedFile[];
  readonly conflicts: readonly Conflict[];
  readonly problems: readonly Problem[];
}

/** Works out what becomes of one post: where it goes, what its text is there, and what stands in the way. */
export function planPost(post: PostToExport, request: ExportRequest, names: Names, places: AssetPlaces): PostOutcome {
  const { info } = post;
  const { target, inPlace } = request;
  const nothing = { files: [], conflicts: [] };
  const last = inPlace ? undefined : request.last(info.path);
  const to = targetPath(
    info,
    info.kind === 'post' ? (info.date ?? request.now) : dateOf(post, request.now, last),
    target.collectionsDir,
  );
  if (!to.ok) return { ...nothing, problems: [to.error] };
  const resolve = request.resolve(info.path);
  const adapt = (redirects: readonly string[]) =>
    adaptPost({
      path: info.path,
      text: post.text,
      resolve,
      place: asset => (inPlace ? asset : places.get(asset)?.path),
      habits: target.habits,
      missing: missingKeys(post, request),
      order: target.order,
      redirects,
    });
  let redirects = last?.redirects ?? [];
  let adapted = adapt(redirects);
  if (!adapted.ok) return { ...nothing, problems: [adapted.error] };
  const url = target.url(to.value, adapted.value.text);
  const problems: Problem[] = [];
  const formerUrl = last && last.to !== to.value ? formerAddress(last, request) : undefined;
  if (formerUrl !== undefined && url !== undefined && formerUrl !== url) {
    if (target.redirects) {
      redirects = [...redirects.filter(address => address !== url), formerUrl];
      adapted = adapt(redirects);
      if (!adapted.ok) return { ...nothing, problems: [adapted.error] };
    } else problems.push(addressChanges(info.path, formerUrl, url));
  }
  const { text, changes } = adapted.value;
  const kept = new Set(last?.assets);
  const assets = assetsOf(post.text, resolve).flatMap(asset => {
    const place = places.get(asset);
    return place && (place.add || kept.has(place.path)) ? [place.path] : [];
  });
  const { from, title } = { from: info.path, title: info.title };
  const planned: PlannedPost = { from, to: to.value, title, url, text: post.text, changes, redirects, assets };
  const outcome = inPlace
    ? planInPlace(post, to.value, text, target.text(to.value))
    : planCopy(info.path, to.value, text, request, names);
  return { ...outcome, problems: [...problems, ...outcome.problems], planned };
}

type Names = ReadonlyMap<string, SitePath>;
type AssetPlaces = ReturnType<typeof placeAssets>;

/** Where the target publishes what the last export wrote, as long as it is there. */
function formerAddress({ to }: LastExport, { target }: ExportRequest): string | undefined {
  const text = target.text(to);
  return text === undefined ? undefined : target.url(to, text);
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
function planCopy(
  from: SitePath,
  to: SitePath,
  mine: string,
  request: ExportRequest,
  names: Names,
): Omit<PostOutcome, 'planned'> {
  const last = request.last(from);
  const moved = last !== undefined && last.to !== to && request.target.text(last.to) !== undefined;
  const formerly = moved ? last.to : undefined;
  const path = formerly ?? to;
  const theirs = request.target.text(path);
  if (formerly !== undefined && request.target.text(to) !== undefined) {
    return { files: [], conflicts: [], problems: [taken(from, to)] };
  }
  if (theirs === undefined) {
    const clashing = names.get(foldCase(to));
    if (clashing !== undefined && clashing !== to)
      return { files: [], conflicts: [], problems: [clash(from, to, clashing)] };
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
  const merged = decision === 'merge' ? mergeTexts(last?.text ?? commonLines(mine, theirs), mine, theirs) : undefined;
  if (merged && countConflicts(merged) === 0) {
    return { files: write(resolveMerge(merged, 'mine')), conflicts: [], problems: [] };
  }
  return { files: [], conflicts: [{ path: to, from, base: last?.text, mine, theirs }], problems: [] };
}

/** What two texts without a known ancestor have in common: each side's own lines then count as added by it. */
function commonLines(mine: string, theirs: string): string {
  let common = '';
  let at = 0;
  for (const { fromA, toA } of diffLines(mine, theirs)) {
    common += mine.slice(at, fromA);
    at = toA;
  }
  return common + mine.slice(at);
}

/** The date of a post that is not dated by its name: its own, else that of its first export, else now. */
function dateOf({ info, text }: PostToExport, now: RubyTime, last: LastExport | undefined): RubyTime {
  if (readFrontMatter(text).values.has('date')) {
    const own = info.date ?? asTime(info.data.get('date'));
    if (own !== undefined) return own;
  }
  const [, year, month, day] = /(\d{4})-(\d{2})-(\d{2})-[^/]*$/.exec(last?.to ?? '') ?? [];
  return year === undefined ? now : new RubyTime(Date.UTC(Number(year), Number(month) - 1, Number(day)), 0, 'UTC');
}

function asTime(value: RubyValue | undefined): RubyTime | undefined {
  if (value instanceof RubyDate) return new RubyTime(Date.UTC(value.year, value.month - 1, value.day), 0, 'UTC');
  return value instanceof RubyTime ? value : undefined;
}

function missingKeys(post: PostToExport, request: ExportRequest): AdaptRequest['missing'] {
  const { values } = readFrontMatter(post.text);
  const needed = request.target.neededKeys.filter(([key]) => !values.has(key));
  if (values.has('date') || post.info.kind === 'post') return needed;
  const before = readFrontMatter(request.last(post.info.path)?.text ?? '').values.get('date');
  return [...needed, ['date', before ?? new Literal(strftime(request.now, '%Y-%m-%d %H:%M:%S %z'))]];
}

function addressChanges(from: SitePath, before: string, after: string): Problem {
  return {
    severity: 'warning',
    code: 'address-changes',
    place: { path: from, line: 1, column: 1 },
    cause: `The post was published at ${before} and moves to ${after}; links to the old address break.`,
    remedy: 'Give it its former name and date, or add the plugin jekyll-redirect-from to the site.',
  };
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
