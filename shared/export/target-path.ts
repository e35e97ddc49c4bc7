import type { Problem } from '../kit/problem.ts';
import { err, ok, type Result } from '../kit/result.ts';
import { strftime } from '../ruby/time/strftime.ts';
import type { RubyTime } from '../ruby/time/time.ts';
import type { DocumentInfo } from '../site/documents/document-info.ts';
import { sitePath, type SitePath } from '../site/site-file.ts';
import { slugify } from '../text/slug.ts';

const DATED = /^\d{2,4}-\d{1,2}-\d{1,2}-(.+)$/;

/** Windows and many archives refuse longer paths. */
export const LONGEST_PATH = 260;

/**
 * The name that Jekyll expects of a published post: `_posts/2025-12-02-title.md`, in the folders that the post has
 * between the site (or its `collections_dir`) and `_posts` or `_drafts`. A name that is dated already is kept; a draft
 * takes its day from `date` in the site's zone, its slug from its file name, else from its title.
 */
export function targetPath(info: DocumentInfo, date: RubyTime, collectionsDir: string): Result<SitePath, Problem> {
  const slash = info.path.lastIndexOf('/');
  const name = info.path.slice(slash + 1);
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 ? name.slice(dot) : '.md';
  const stem = dot > 0 ? name.slice(0, dot) : name;
  const folders = slash < 0 ? [] : info.path.slice(0, slash).split('/');
  const at = folders.findIndex(folder => folder === '_posts' || folder === '_drafts');
  const before = at < 0 ? [] : folders.slice(0, at);
  const within = at < 0 ? [] : folders.slice(at + 1);
  const slug = DATED.test(stem) ? stem : datedName(stem, info.title, date);
  if (slug === undefined) return err(noSlug(info));
  const inCollections = collectionsDir === '' || before[0] === collectionsDir ? before : [collectionsDir, ...before];
  const path = [...inCollections, '_posts', ...within, `${slug}${extension}`].join('/');
  return path.length > LONGEST_PATH ? err(tooLong(info, path)) : ok(sitePath(path));
}

function datedName(stem: string, title: string, date: RubyTime): string | undefined {
  const slug = slugify(stem) || slugify(title);
  return slug === '' ? undefined : `${strftime(date, '%Y-%m-%d')}-${slug}`;
}

function noSlug(info: DocumentInfo): Problem {
  return {
    severity: 'error',
    code: 'slug-empty',
    place: { path: info.path, line: 1, column: 1 },
    cause: 'Neither the file’s name nor the title has a letter or digit that an address can be made of.',
    remedy: 'Give the file a name with letters or digits.',
  };
}

function tooLong(info: DocumentInfo, path: string): Problem {
  return {
    severity: 'error',
    code: 'path-too-long',
    place: { path: info.path, line: 1, column: 1 },
    cause: `The path ${path.slice(0, 60)}… has ${path.length} characters; many systems allow ${LONGEST_PATH}.`,
    remedy: 'Shorten the file’s name.',
  };
}
