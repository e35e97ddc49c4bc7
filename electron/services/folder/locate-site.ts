import { access, constants, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import type { Problem } from '../../../shared/kit/problem.ts';
import { err, ok, type Result } from '../../../shared/kit/result.ts';
import { sitePath, type SitePath } from '../../../shared/site/site-file.ts';
import { answered } from '../disk/answered.ts';
import { problemOf } from '../disk/fault.ts';
import { SiteFolder } from './site-folder.ts';

/** A disk that begins to turn takes some seconds; milliseconds. */
const PATIENCE = 15_000;
const CONFIGURATIONS = ['_config.yml', '_config.yaml', '_config.toml'];

export interface LocatedSite {
  readonly folder: SiteFolder;
  readonly name: string;
  readonly kind: 'jekyll' | 'folder';
  /** The post that the path named, if it named one. */
  readonly post: SitePath | null;
  readonly writable: boolean;
}

/**
 * The site that a path means: the folder itself; the site above a folder such as `_posts`; for a file the nearest folder
 * above it that has a configuration, else its own folder. Fails with a problem that says what to do, also where the disk does not
 * answer `within` so many milliseconds.
 */
export async function locateSite(path: string, within = PATIENCE): Promise<Result<LocatedSite, Problem>> {
  try {
    return await answered(locate(path), within);
  } catch (error) {
    return err(problemOf(error, path, 'cannot be opened'));
  }
}

async function locate(path: string): Promise<Result<LocatedSite, Problem>> {
  const facts = await stat(path);
  if (!facts.isDirectory() && !facts.isFile()) return err(noSite(path, 'is neither a folder nor a file'));
  if (facts.isFile() && !/\.(?:md|markdown|mkdn?|mkd|html?|textile|txt)$/i.test(path)) {
    return err(noSite(path, 'is no post'));
  }
  const found = facts.isDirectory() ? await aboveFolder(path) : await aboveFile(path);
  const folder = await SiteFolder.open(found);
  const names = await readdir(folder.root);
  const real = facts.isFile() ? await SiteFolder.open(path) : undefined;
  return ok({
    folder,
    name: basename(folder.root) || folder.root,
    kind: names.some(name => CONFIGURATIONS.includes(name)) ? 'jekyll' : 'folder',
    post: real ? (folder.nameOf(real.root) ?? null) : null,
    writable: await access(folder.root, constants.W_OK).then(
      () => true,
      () => false,
    ),
  });
}

function noSite(path: string, what: string): Problem {
  return {
    severity: 'error',
    code: 'no-site',
    place: { path, line: 1, column: 1 },
    cause: `${path} ${what}.`,
    remedy: 'Open the folder of a Jekyll site, a folder of Markdown files, or a Markdown file.',
  };
}

async function aboveFolder(folder: string): Promise<string> {
  const above = dirname(folder);
  return /^_(?:posts|drafts)$/.test(basename(folder)) && (await hasConfiguration(above)) ? above : folder;
}

async function aboveFile(file: string): Promise<string> {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (await hasConfiguration(folder)) return folder;
    if (dirname(folder) === folder) break;
  }
  const own = dirname(file);
  return /^_(?:posts|drafts)$/.test(basename(own)) ? dirname(own) : own;
}

async function hasConfiguration(folder: string): Promise<boolean> {
  const found = await Promise.all(
    CONFIGURATIONS.map(name =>
      stat(join(folder, name)).then(
        facts => facts.isFile(),
        () => false,
      ),
    ),
  );
  return found.includes(true);
}

/** The post of a site with the latest date in its name; null when there is none. */
export async function newestPost(folder: string): Promise<SitePath | null> {
  const names = await readdir(join(folder, '_posts'), { recursive: true }).catch(() => [] as string[]);
  const posts = names.filter(name => /^\d{4}-\d\d?-\d\d?-.+\.(?:md|markdown)$/.test(basename(name)));
  const newest = posts.sort((a, b) => (basename(a) < basename(b) ? 1 : -1))[0];
  return newest === undefined ? null : sitePath(`_posts/${newest.split(sep).join('/')}`);
}
