import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { assetsOf, type AdaptRequest } from '../../../shared/export/adapt-post.ts';
import { SITE_SETTINGS } from '../../../shared/export/site-checks.ts';
import { learnAddressHabits } from '../../../shared/export/address-style.ts';
import type { ExportRequest, PostToExport } from '../../../shared/export/export-request.ts';
import type { LastExport, Md5, SourceAsset } from '../../../shared/export/plan.ts';
import { filesNamed } from '../../../shared/export/files-named.ts';
import { learnKeyHabits } from '../../../shared/export/key-habits.ts';
import type { RubyTime } from '../../../shared/ruby/time/time.ts';
import { sitePath, type SiteFile, type SitePath } from '../../../shared/site/site-file.ts';
import type { AssetReference } from '../../../shared/text/asset-references.ts';
import type { LoadedSite } from '../folder/loaded-site.ts';
import type { LastExports } from './last-exports.ts';

/** Enough of a site's posts to learn how it writes addresses and keys. */
const SAMPLE = 300;
const AT_ONCE = 8;

export interface GatherRequest {
  readonly source: LoadedSite;
  readonly target: LoadedSite;
  readonly posts: readonly Pick<PostToExport, 'info' | 'text'>[];
  readonly now: RubyTime;
  readonly last: LastExports;
  readonly decisions: ExportRequest['decisions'];
}

/** Reads and hashes everything that the plan needs to know of both folders. */
export async function gatherExport(request: GatherRequest): Promise<ExportRequest> {
  const { source, target, posts } = request;
  const inPlace = source.folder.root === target.folder.root;
  const resolve = (post: SitePath): AdaptRequest['resolve'] => resolverFor(source, post);
  const assetsByPost = posts.map(({ info, text }) => assetsOf(text, resolve(info.path)));
  const used = new Set(assetsByPost.flat());
  const assets = await hashAll(source, [...used]);
  const lasts = new Map<SitePath, LastExport>();
  for (const { info, text } of posts) {
    const last = inPlace ? undefined : request.last.find(info.path, text, path => source.files.has(path));
    if (last) lasts.set(info.path, last);
  }
  const sizes = new Set(assets.map(asset => asset.size));
  const copied = new Set([...lasts.values()].flatMap(last => last.assets));
  const candidates = [...target.files.values()].filter(file => sizes.has(file.size) || copied.has(file.path));
  const known = inPlace
    ? []
    : await hashAll(
        target,
        candidates.map(file => file.path),
      );
  const texts = sampleTexts(target);
  const habits = learnAddressHabits(texts, textOf(target, 'baseurl') !== '');
  const md5 = new Map(assets.map(asset => [asset.path, asset.md5]));
  return {
    posts: posts.map(({ info, text }, at) => {
      const own = assetsByPost[at]!;
      const parts = [text, ...own.map(path => md5.get(path) ?? '')].join('\0');
      const fingerprint = createHash('sha256').update(parts).digest('hex').slice(0, 24);
      return { info, text, assets: own, fingerprint };
    }),
    assets,
    resolve,
    inPlace,
    now: request.now,
    last: post => lasts.get(post),
    others: inPlace ? [] : request.last.except(new Set(posts.map(({ info }) => info.path)), new Set(lasts.values())),
    decisions: request.decisions,
    target: {
      paths: new Set([...target.files.keys(), ...target.unreadable.map(({ path }) => sitePath(path))]),
      md5: new Map(known.map(({ path, md5 }) => [path, md5])),
      folder: habits.folder,
      habits,
      keys: learnKeyHabits(texts, target.files.get(SITE_SETTINGS)?.text),
      mentions: mentionsIn(target),
      copies: new Map(
        known.flatMap(({ path, size, md5 }) => (copied.has(path) ? [[path, { size, md5 }] as const] : [])),
      ),
      redirects: hasPlugin(target, 'jekyll-redirect-from'),
      texts: () => textsOf(target),
      text: path => target.files.get(path)?.text,
      collectionsDir: textOf(target, 'collections_dir'),
      urls: planned => addressesIn(target, planned),
    },
  };
}

/** The file that an address in a post means: from the site's root, else from the post's own folder. */
function resolverFor(source: LoadedSite, post: SitePath): (reference: AssetReference) => SitePath | undefined {
  const baseurl = textOf(source, 'baseurl').replace(/^\//, '');
  return ({ address }) => {
    for (const path of filesNamed(address, post, baseurl)) {
      const file = source.files.get(sitePath(path));
      if (file && isAsset(file)) return file.path;
    }
    return undefined;
  };
}

/**
 * Posts, pages and the site's machinery are no assets, even when a post links to their files; pictures that lie beside
 * posts are.
 */
function isAsset({ path }: SiteFile): boolean {
  return (
    !/(?:^|\/)[_.]/.test(path.replace(/(^|\/)_(?:drafts|posts)(?=\/)/, '$1')) &&
    !/\.(?:md|markdown|mkdn?|mkd|html?)$/i.test(path)
  );
}

async function hashAll(site: LoadedSite, paths: readonly SitePath[]): Promise<readonly SourceAsset[]> {
  const hashed: SourceAsset[] = [];
  for (let start = 0; start < paths.length; start += AT_ONCE) {
    const some = paths.slice(start, start + AT_ONCE).map(async path => {
      const file = site.files.get(path)!;
      return { path, size: file.size, md5: await md5Of(join(site.folder.root, path)) };
    });
    for (const one of await Promise.all(some)) hashed.push(one);
  }
  return hashed;
}

async function md5Of(path: string): Promise<Md5> {
  const hash = createHash('md5');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function* textsOf({ files }: LoadedSite): Iterable<readonly [SitePath, string]> {
  for (const { path, text } of files.values()) if (text !== undefined) yield [path, text];
}

/** `plugins`, or `gems` as older configurations call them. */
function hasPlugin({ engine }: LoadedSite, name: string): boolean {
  return ['plugins', 'gems'].some(key => {
    const value = engine.config.get(key);
    return Array.isArray(value) && value.includes(name);
  });
}

/** Whether a layout, an include or a page of the site speaks of a key, as `page.cover` or `post["cover"]`. */
function mentionsIn(site: LoadedSite): (key: string) => boolean {
  const templates = [...textsOf(site)].flatMap(([path, text]) =>
    /^_(?:posts|drafts)\//.test(path) || !/[{]/.test(text) ? [] : [text],
  );
  return key => {
    const mention = new RegExp(`(?:\\.|["'])${key}(?![\\w-])`);
    return templates.some(text => mention.test(text));
  };
}

function sampleTexts(site: LoadedSite): readonly string[] {
  return site.engine
    .list()
    .filter(info => info.kind === 'post')
    .slice(0, SAMPLE)
    .flatMap(info => site.files.get(info.path)?.text ?? []);
}

/** Where the target would publish the texts; asked of its engine, which sees the files only for this question. */
function addressesIn(
  { engine, files }: LoadedSite,
  planned: readonly (readonly [SitePath, string])[],
): readonly (string | undefined)[] {
  const modified = engine.options.now;
  engine.apply({ changed: planned.map(([path, text]) => ({ path, size: text.length, modified, text })), removed: [] });
  try {
    return planned.map(([path]) => engine.info(path)?.url);
  } finally {
    const paths = planned.map(([path]) => path);
    engine.apply({
      changed: paths.flatMap(path => files.get(path) ?? []),
      removed: paths.filter(path => !files.has(path)),
    });
  }
}

function textOf({ engine }: LoadedSite, key: string): string {
  const value = engine.config.get(key);
  return typeof value === 'string' ? value : '';
}
