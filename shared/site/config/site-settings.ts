import type { Problem } from '../../kit/problem.ts';
import { toText } from '../../ruby/text.ts';
import { RubyTime } from '../../ruby/time/time.ts';
import type { RubyHash } from '../../ruby/value.ts';
import { Zone } from '../../ruby/time/zone.ts';
import type { ConfigSource } from './config.ts';
import { mergeThemeConfig, readConfig, textAt } from './config.ts';
import { readDate } from '../documents/dates.ts';
import { defaultsProblems } from './defaults-problems.ts';
import { FrontMatterDefaults } from './front-matter-defaults.ts';
import { insideRoot } from '../documents/file-names.ts';
import { isTruthy } from '../merge.ts';
import type { SiteContext } from '../site-context.ts';
import { markdownExtensions } from '../site-context.ts';
import type { SiteFile, SitePath } from '../site-file.ts';
import { sitePath } from '../site-file.ts';
import type { ToLocal } from '../yaml/scalar.ts';
import { asHash, lineOfKey, readYaml } from '../yaml.ts';

export interface SiteOptions {
  /** The site's time where the configuration has no `time:`; milliseconds since the epoch. */
  readonly now: number;
  /** The IANA zone of the machine, in force where the configuration has no `timezone:`. */
  readonly zone: string;
  /** Configuration files in order; without it `_config.yml`, else `_config.yaml`. */
  readonly configFiles?: readonly SitePath[];
  /** What command-line switches say; wins over the files. */
  readonly overrides?: RubyHash;
  /** Names of the Liquid tags that enclose a block, which an excerpt must not leave open. */
  readonly blockTags?: ReadonlySet<string>;
}

/** A theme gem whose files were found: paths are relative to the gem's folder (`_layouts/post.html`, `assets/…`). */
export interface ThemeFiles {
  readonly name: string;
  readonly files: readonly SiteFile[];
  /** Gems that the theme's own depends on: plugins among them are in force. */
  readonly dependencies?: readonly string[];
  readonly about?: ThemeAbout;
}

/** What Liquid's `theme` tells of the gem. */
export interface ThemeAbout {
  readonly version: string;
  /** Joined by commas. */
  readonly authors: string;
  /** The gem's description, else its summary. */
  readonly description: string;
}

/** What the configuration says, made ready for reading the site. */
export interface SiteSettings {
  readonly config: RubyHash;
  readonly context: SiteContext;
  readonly toLocal: ToLocal;
  /** The folder that `source:` names, without slashes at the ends; empty for the site's own folder. */
  readonly source: string;
  /** The destination relative to the source, when it lies inside. */
  readonly destination: string | undefined;
  /** The gem that `theme:` names. */
  readonly themeName: string | undefined;
  readonly configPaths: readonly SitePath[];
  readonly problems: readonly Problem[];
}

/** Reads the configuration. `allPaths` gives every path of the source once it is known. */
export function readSettings(
  files: ReadonlyMap<string, SiteFile>,
  theme: ThemeFiles | undefined,
  options: SiteOptions,
  allPaths: () => Iterable<string>,
): SiteSettings {
  const machine = new Zone(options.zone);
  const configPaths = options.configFiles ?? defaultConfigFile(files);
  const sources: ConfigSource[] = configPaths.map(path => ({ path, text: files.get(path)?.text }));
  const outcome = readConfig(sources, options.overrides ?? new Map(), epoch => machine.at(epoch));
  const config = withTheme(outcome.config, theme, machine);
  const mainConfig = configPaths[0] ?? sitePath('_config.yml');
  const problems = [...outcome.problems, ...defaultsProblems(config, mainConfig, files.get(mainConfig)?.text)];
  const timezone = config.get('timezone');
  const zone = isTruthy(timezone) ? new Zone(toText(timezone ?? null)) : machine;
  const now = zone.at(options.now);
  const given = config.get('time');
  let time: RubyTime = now;
  if (isTruthy(given)) {
    const read = readDate(given ?? null, zone, now);
    if (read) time = read;
    else problems.push(badTime(mainConfig, files.get(mainConfig)?.text));
  }
  const defaults = new FrontMatterDefaults(config, allPaths, value =>
    value instanceof RubyTime ? value : (readDate(value, zone, time) ?? null),
  );
  return {
    config,
    context: { config, defaults, zone, time, markdownExtensions: markdownExtensions(config) },
    toLocal: epoch => zone.at(epoch),
    source: insideRoot(textAt(config, 'source')),
    destination: destinationInside(config),
    themeName: themeName(config),
    configPaths,
    problems,
  };
}

function defaultConfigFile(files: ReadonlyMap<string, SiteFile>): readonly SitePath[] {
  const found = ['_config.yml', '_config.yaml', '_config.toml'].find(path => files.has(path));
  return found === undefined ? [] : [sitePath(found)];
}

function withTheme(config: RubyHash, theme: ThemeFiles | undefined, machine: Zone): RubyHash {
  const name = themeName(config);
  if (!theme || theme.name !== name || config.get('ignore_theme_config') === true) return config;
  const text = theme.files.find(file => file.path === '_config.yml')?.text;
  if (text === undefined) return config;
  const outcome = readYaml(text, {
    path: `${theme.name}/_config.yml`,
    toLocal: epoch => machine.at(epoch),
    symbolsAreText: true,
  });
  return mergeThemeConfig(config, asHash(outcome.value));
}

function themeName(config: RubyHash): string | undefined {
  const name = config.get('theme');
  return typeof name === 'string' && name.trim() !== '' ? name.toLowerCase().trim() : undefined;
}

function destinationInside(config: RubyHash): string | undefined {
  const destination = config.get('destination');
  if (typeof destination !== 'string' || destination.startsWith('/') || destination.startsWith('..')) return undefined;
  const source = insideRoot(textAt(config, 'source'));
  const path = insideRoot(destination);
  if (source === '') return path === '' ? undefined : path;
  return path.startsWith(`${source}/`) ? path.slice(source.length + 1) : undefined;
}

function badTime(path: SitePath, text: string | undefined): Problem {
  return {
    severity: 'error',
    code: 'config-invalid',
    place: { path, line: lineOfKey(text, 'time'), column: 1 },
    cause: 'The “time” of the configuration cannot be read.',
    remedy: 'Write it as 2024-01-31 14:30:00 +0100.',
  };
}
