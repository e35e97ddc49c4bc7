import type { Problem } from '../kit/problem.ts';
import { strftime } from '../ruby/time/strftime.ts';
import { RubyDate, RubyTime } from '../ruby/time/time.ts';
import type { RubyValue } from '../ruby/value.ts';
import type { SitePath } from '../site/site-file.ts';
import { commonLines } from '../text/compare/common-lines.ts';
import { readDate, setDate } from '../text/date-literal.ts';
import { readFrontMatter, type FrontMatter } from '../text/front-matter.ts';
import { countConflicts, mergeTexts, resolveMerge } from '../text/compare/merge.ts';
import { Literal } from '../text/yaml/value.ts';
import { adaptPost, type AdaptRequest } from './adapt-post.ts';
import type { ExportRequest, PostToExport } from './export-request.ts';
import { keysToRename, type KeyRename } from './key-synonyms.ts';
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
  const frontMatter = readFrontMatter(post.text);
  const placed = post.assets.map(asset => (inPlace ? asset : (places.get(asset)?.path ?? asset)));
  const fingerprint = [post.fingerprint, ...placed].join(' ');
  const offered = last?.declined ?? last;
  const isOld = offered !== undefined && last?.fingerprint === fingerprint && offered.to === to.value;
  const renames = inPlace ? [] : keysToRename(frontMatter, target.keys, target.mentions);
  const adapt = (redirects: readonly string[]) =>
    adaptPost({
      path: info.path,
      text: post.text,
      resolve,
      place: asset => (inPlace ? asset : places.get(asset)?.path),
      habits: target.habits,
      renames,
      missing: missingKeys(post, frontMatter, request, renames),
      keys: target.keys,
      redirects,
    });
  let redirects = last?.redirects ?? [];
  let adapted = adapt(redirects);
  if (!adapted.ok) return { ...nothing, problems: [adapted.error] };
  const problems: Problem[] = [];
  const moved = last !== undefined && last.to !== to.value;
  const formerUrl = moved ? formerAddress(last, request) : undefined;
  const url = moved ? target.urls([[to.value, adapted.value.text]])[0] : undefined;
  if (formerUrl !== undefined && url !== undefined && formerUrl !== url) {
    if (target.redirects) {
      redirects = [...redirects.filter(address => address !== url), formerUrl];
      adapted = adapt(redirects);
      if (!adapted.ok) return { ...nothing, problems: [adapted.error] };
    } else problems.push(addressChanges(info.path, formerUrl, url));
  }
  const { changes } = adapted.value;
  const text = isOld ? offered.text : adapted.value.text;
  const kept = new Set(last?.assets);
  const copied = post.assets.flatMap(asset => {
    const place = inPlace ? undefined : places.get(asset);
    return place && (place.add || kept.has(place.path)) ? [place.path] : [];
  });
  const { leaves, ...outcome } = inPlace
    ? planInPlace(post, to.value, text, names)
    : planCopy(info.path, to.value, text, request, names);
  const isKept = leaves?.declined !== undefined && outcome.files.length === 0;
  const assets = isKept ? (last?.assets ?? []) : copied;
  const planned: PlannedPost = {
    from: info.path,
    to: to.value,
    title: info.title,
    url: undefined,
    text: post.text,
    changes,
    redirects,
    assets,
    uses: placed,
    leaves: leaves && { ...leaves, redirects, assets, fingerprint },
  };
  return { ...outcome, problems: [...problems, ...outcome.problems], planned };
}

/** What becomes of a post's file, and what the next export is to know of it. */
interface FileOutcome extends Omit<PostOutcome, 'planned'> {
  readonly leaves?: Pick<LastExport, 'to' | 'text' | 'declined'>;
}

type Names = ReadonlyMap<string, SitePath>;
type AssetPlaces = ReturnType<typeof placeAssets>;

/** Where the target publishes what the last export wrote, as long as it is there. */
function formerAddress({ to }: LastExport, { target }: ExportRequest): string | undefined {
  const text = target.text(to);
  return text === undefined ? undefined : target.urls([[to, text]])[0];
}

/** In one folder a draft moves to its published name; a post that has it already is only brought up to date. */
function planInPlace({ info, text: before }: PostToExport, to: SitePath, text: string, names: Names): FileOutcome {
  const { path } = info;
  if (to === path) {
    const file: PlannedFile = { kind: 'change-text', path, before, text, from: path };
    return { files: text === before ? [] : [file], conflicts: [], problems: [] };
  }
  const problem = whyNotFree(path, to, names, path);
  if (problem) return { files: [], conflicts: [], problems: [problem] };
  const file: PlannedFile = { kind: 'rename-text', path: to, formerly: path, before, text, from: path };
  return { files: [file], conflicts: [], problems: [] };
}

/**
 * In another folder the post is added, or replaces what the last export wrote; anything else there is a conflict. What
 * the source gave before and the person declined, or merged, is nothing new as long as neither side changes.
 */
function planCopy(from: SitePath, to: SitePath, mine: string, request: ExportRequest, names: Names): FileOutcome {
  const last = request.last(from);
  const moved = last !== undefined && last.to !== to && request.target.text(last.to) !== undefined;
  const formerly = moved ? last.to : undefined;
  const path = formerly ?? to;
  const theirs = request.target.text(path);
  const problem = theirs === undefined || formerly !== undefined ? whyNotFree(from, to, names, formerly) : undefined;
  if (problem) return { files: [], conflicts: [], problems: [problem] };
  if (theirs === undefined) {
    const file: PlannedFile = { kind: 'add-text', path: to, text: mine, from };
    return { files: [file], conflicts: [], problems: [], leaves: { to, text: mine } };
  }
  const write = (text: string): FileOutcome => {
    const file: PlannedFile =
      formerly !== undefined
        ? { kind: 'rename-text', path: to, formerly, before: theirs, text, from }
        : { kind: 'change-text', path: to, before: theirs, text, from };
    const leaves = { to, text, declined: text === mine ? undefined : { to, text: mine } };
    return { files: formerly === undefined && text === theirs ? [] : [file], conflicts: [], problems: [], leaves };
  };
  const keep: FileOutcome = {
    files: [],
    conflicts: [],
    problems: [],
    leaves: { to: path, text: theirs, declined: { to, text: mine } },
  };
  const known = theirs === last?.text;
  if (known && last.declined?.text === mine && last.declined.to === to) return keep;
  if (theirs === mine || (known && !last.declined)) return write(mine);
  const decision = request.decisions.get(to);
  if (decision === 'replace') return write(mine);
  if (decision === 'keep') return keep;
  if (typeof decision === 'object') return write(decision.text);
  const base = last?.declined?.text ?? last?.text;
  const merged = decision === 'merge' ? mergeTexts(base ?? commonLines(mine, theirs), mine, theirs) : undefined;
  if (merged && countConflicts(merged) === 0) return write(resolveMerge(merged, 'mine'));
  return { files: [], conflicts: [{ path: to, from, base, mine, theirs }], problems: [] };
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

function missingKeys(
  post: PostToExport,
  { values }: FrontMatter,
  request: ExportRequest,
  renames: readonly KeyRename[],
): AdaptRequest['missing'] {
  const { needed, date, styles } = request.target.keys;
  const renamed = new Set(renames.map(({ to }) => to));
  const missing = needed.filter(([key]) => !values.has(key) && !renamed.has(key));
  if (values.has('date') || post.info.kind === 'post') return missing;
  const before = readFrontMatter(request.last(post.info.path)?.text ?? '').values.get('date');
  if (before !== undefined) return [...missing, ['date', before]];
  if (date === null && !request.inPlace) return missing;
  const literal = dateLike(request.now, date ?? undefined);
  const isQuoted = ['single', 'double'].includes(styles.get('date')?.quote ?? 'plain');
  return [...missing, ['date', isQuoted ? literal : new Literal(literal)]];
}

/** A moment as the site's posts write theirs; without an example as Jekyll's own posts do. */
function dateLike(now: RubyTime, example: string | undefined): string {
  const usual = strftime(now, '%Y-%m-%d %H:%M:%S %z');
  const parts = readDate(usual);
  const shape = example === undefined ? undefined : readDate(example);
  if (example === undefined || !parts || !shape) return usual;
  const { year, month, day, hour = 0, minute = 0, second = 0, offset = 0 } = parts;
  return (
    setDate(example, {
      year,
      month,
      day,
      ...(shape.hour === undefined ? {} : { hour, minute }),
      ...(shape.second === undefined ? {} : { second }),
      ...(shape.offset === undefined ? {} : { offset }),
    }) ?? usual
  );
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

/** What has the name that a new file is to get; `leaving` is about to give its own up. */
function whyNotFree(from: SitePath, to: SitePath, names: Names, leaving?: SitePath): Problem | undefined {
  const there = names.get(foldCase(to));
  if (there === undefined || there === leaving) return undefined;
  return there === to ? taken(from, to) : clash(from, to, there);
}

function taken(from: SitePath, to: SitePath): Problem {
  return {
    severity: 'error',
    code: 'name-taken',
    place: { path: from, line: 1, column: 1 },
    cause: `There is something at ${to} already.`,
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
