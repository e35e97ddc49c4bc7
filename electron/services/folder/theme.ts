import { readdir, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { ThemeFiles } from '../../../shared/site/config/site-settings.ts';
import type { SiteFile } from '../../../shared/site/site-file.ts';
import { listFolder, readChunks } from './folder-reader.ts';
import { belongsTo } from '../disk/inside.ts';
import { readRegularFile } from '../disk/regular-file.ts';
import { SiteFolder } from './site-folder.ts';

/** Where Ruby's package managers keep gems; `*` stands for one folder of any name. */
const PLACES = [
  '~/.local/share/gem/ruby/*/gems',
  '~/.gem/ruby/*/gems',
  '~/.rbenv/versions/*/lib/ruby/gems/*/gems',
  '~/.asdf/installs/ruby/*/lib/ruby/gems/*/gems',
  '~/.local/share/mise/installs/ruby/*/lib/ruby/gems/*/gems',
  '~/.rvm/gems/*/gems',
  '~/.rubies/*/lib/ruby/gems/*/gems',
  '/opt/rubies/*/lib/ruby/gems/*/gems',
  '/opt/homebrew/lib/ruby/gems/*/gems',
  '/usr/local/lib/ruby/gems/*/gems',
  '/usr/local/bundle/gems',
  '/usr/lib/ruby/gems/*/gems',
  '/var/lib/gems/*/gems',
  '/usr/share/rubygems-integration/*/gems',
  '/usr/share/gems/gems',
  'C:/Ruby*/lib/ruby/gems/*/gems',
];
/** Bytes; a lock file or specification is a few kilobytes. */
const LOCK_LIMIT = 1024 * 1024;
const PARTS = /^(?:_config\.yml$|(?:_layouts|_includes|_sass|_data|assets)\/)/;
/** A gem that a specification asks for at run time; RubyGems writes `%q<name>`, people write quotes. */
const DEPENDENCY = /\badd_(?:runtime_)?dependency\s*\(?\s*(?:%q<([^>]+)>|["']([^"']+)["'])/g;

interface Gem {
  readonly folder: string;
  readonly version: string;
}

export interface FoundTheme {
  readonly folder: string;
  readonly files: ThemeFiles;
}

/**
 * The files of an installed theme gem: of the version that the site's `Gemfile.lock` names, else of the newest. No Ruby
 * is run; undefined when no such gem lies where gems usually do. What the site brings itself, in `vendor/bundle`, counts as
 * long as it lies in the site: a link may lead to anybody's files.
 */
export async function findTheme(name: string, site: string): Promise<FoundTheme | undefined> {
  if (!/^[A-Za-z0-9][\w.-]*$/.test(name)) return undefined;
  const environment = [process.env['GEM_HOME'], ...(process.env['GEM_PATH'] ?? '').split(delimiter)];
  const places = [
    ...environment.filter(folder => folder).map(folder => join(folder!, 'gems')),
    ...PLACES.map(place => place.replace(/^~/, homedir())),
  ];
  const root = await realpath(site).catch(() => site);
  const vendored = await gemsAt([join(root, 'vendor/bundle/ruby/*/gems')], name);
  const gems = [...(await gemsAt(places, name))];
  for (const gem of vendored) if (await liesIn(root, gem.folder)) gems.push(gem);
  const locked = await lockedVersion(name, root);
  const newest = gems.sort((a, b) => compareVersions(b.version, a.version));
  const gem = newest.find(({ version }) => version === locked) ?? newest[0];
  if (!gem) return undefined;
  const { files } = await listFolder(gem.folder);
  const read: SiteFile[] = [];
  for await (const chunk of readChunks(
    gem.folder,
    files.filter(({ path }) => PARTS.test(path)),
    256,
  ))
    for (const file of chunk) read.push(file);
  return { folder: gem.folder, files: { name, files: read, ...(await specificationOf(gem, name)) } };
}

/** What the theme's specification says: the plugins among the gems that it asks for are in force for the site. */
async function specificationOf(gem: Gem, name: string): Promise<Required<Pick<ThemeFiles, 'dependencies' | 'about'>>> {
  const installed = join(gem.folder, '../../specifications', `${name}-${gem.version}.gemspec`);
  let text = '';
  for (const file of [join(gem.folder, `${name}.gemspec`), installed])
    text = await readRegularFile(file, LOCK_LIMIT).then(String, () => text);
  const dependencies = [...new Set([...text.matchAll(DEPENDENCY)].map(match => match[1] ?? match[2] ?? ''))];
  const stringsOf = (key: string): string[] => {
    const line = new RegExp(`^\\s*\\w+\\.${key}\\s*=\\s*(.*)$`, 'm').exec(text)?.[1] ?? '';
    return [...line.matchAll(/"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/g)].map(match =>
      (match[1] ?? match[2] ?? '').replace(/\\(.)/g, '$1'),
    );
  };
  const authors = stringsOf('authors').join(', ');
  const description = stringsOf('description')[0] ?? stringsOf('summary')[0] ?? '';
  return { dependencies, about: { version: gem.version, authors, description } };
}

async function expand(place: string): Promise<string[]> {
  const [first = '', ...segments] = place.split(/[\\/]/);
  let folders = [`${first}/`];
  for (const segment of segments) {
    if (!segment.includes('*')) {
      folders = folders.map(folder => join(folder, segment));
      continue;
    }
    const pattern = new RegExp(`^${segment.replace('*', '.*')}$`);
    const lists = folders.map(async folder => {
      const names = await readdir(folder).catch(() => [] as string[]);
      return names.filter(name => pattern.test(name)).map(name => join(folder, name));
    });
    folders = (await Promise.all(lists)).flat();
  }
  return folders;
}

async function gemsAt(places: readonly string[], name: string): Promise<readonly Gem[]> {
  const folders = (await Promise.all(places.map(expand))).flat();
  return (await Promise.all(folders.map(folder => versionsIn(folder, name)))).flat();
}

async function liesIn(root: string, folder: string): Promise<boolean> {
  return realpath(folder).then(
    real => belongsTo(root, real),
    () => false,
  );
}

async function versionsIn(folder: string, name: string): Promise<readonly Gem[]> {
  const names = await readdir(folder).catch(() => [] as string[]);
  return names
    .filter(entry => entry.startsWith(`${name}-`) && /^\d[\w.]*$/.test(entry.slice(name.length + 1)))
    .map(entry => ({ folder: join(folder, entry), version: entry.slice(name.length + 1) }));
}

async function lockedVersion(name: string, site: string): Promise<string | undefined> {
  const lock = await SiteFolder.open(site)
    .then(folder => folder.resolve('Gemfile.lock'))
    .then(path => readRegularFile(path, LOCK_LIMIT))
    .then(String, () => '');
  const line = lock.split('\n').find(one => one.trimStart().startsWith(`${name} (`) && /^ {4}\S/.test(one));
  return line ? /\((\d[\w.]*)/.exec(line)?.[1] : undefined;
}

/** Numbers by value, segment by segment, as RubyGems orders released versions. */
function compareVersions(a: string, b: string): number {
  const [one, other] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let index = 0; index < Math.max(one.length, other.length); index++) {
    const difference = (one[index] || 0) - (other[index] || 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
