import { strftime } from '../../../shared/ruby/time/strftime.ts';
import type { Zone } from '../../../shared/ruby/time/zone.ts';
import { sitePath, type SitePath } from '../../../shared/site/site-file.ts';
import { slugify } from '../../../shared/text/slug.ts';
import { fileExists, type Problem } from '../../../shared/kit/problem.ts';

/** A post on its way from `_posts` to `_drafts`; its text stays. */
export interface PostMove {
  readonly from: SitePath;
  readonly to: SitePath;
  /** What stands in the way; nothing is done while there is one. */
  readonly problem: Problem | null;
}

export interface MoveContext {
  /** The site's zone, in which its dates are written. */
  readonly zone: Zone;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** `collections_dir` with its slash, in which `_posts` and `_drafts` lie. */
  readonly folder?: string;
  readonly exists: (path: SitePath) => boolean;
}

const DRAFT = /^((?:.*\/)?)_drafts\/((?:.*\/)?)([^/]+)$/;
const POST = /^((?:.*\/)?)_posts\/((?:.*\/)?)(\d{4}-\d{1,2}-\d{1,2})-([^/]+)$/;

export function isDraft(path: string): boolean {
  return DRAFT.test(path);
}

export function isPost(path: string): boolean {
  return POST.test(path);
}

/** The post as a draft again: without the day in its name; its text stays. `undefined` for a file that is no post. */
export function planUnpublish(path: SitePath, context: MoveContext): PostMove | undefined {
  const parts = POST.exec(path);
  if (!parts) return undefined;
  const to = sitePath(`${parts[1]}_drafts/${parts[2]}${parts[4]}`);
  return {
    from: path,
    to,
    problem: context.exists(to) ? fileExists(to, 'Rename one of the two, or change the date.') : null,
  };
}

/** The present time as Jekyll's own dates are written: `2025-12-02 05:19:31 +0000`. */
export function writtenTime({ zone, now }: Pick<MoveContext, 'zone' | 'now'>): string {
  return strftime(zone.at(now), '%Y-%m-%d %H:%M:%S %z');
}

/** Where a new document goes: drafts, posts, or another collection by its name. */
export type NewPlace = 'draft' | 'post' | { readonly collection: string };

/** The path of a new document with this title, or this name; `untitled` where nothing of the title is left. */
export function newPath(title: string, place: NewPlace, { zone, now, folder = '' }: MoveContext): SitePath {
  const name = `${slugify(title) || 'untitled'}.md`;
  if (place === 'draft') return sitePath(`${folder}_drafts/${name}`);
  if (place === 'post') return sitePath(`${folder}_posts/${strftime(zone.at(now), '%Y-%m-%d')}-${name}`);
  return sitePath(`${folder}_${place.collection}/${name}`);
}

/** A path like `path` that no file has: `-2`, `-3` … before the extension. */
export function freePath(path: SitePath, exists: (path: SitePath) => boolean): SitePath {
  const dot = path.lastIndexOf('.');
  let free = path;
  for (let n = 2; exists(free); n++) free = sitePath(`${path.slice(0, dot)}-${n}${path.slice(dot)}`);
  return free;
}
