import type { Problem } from '../../kit/problem.ts';
import { toText } from '../../ruby/text.ts';
import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import { deepMerge, isTruthy } from '../merge.ts';
import type { ToLocal } from '../yaml/scalar.ts';
import { readYaml } from '../yaml.ts';

export interface ConfigSource {
  readonly path: string;
  /** `undefined` when the file does not exist. */
  readonly text: string | undefined;
}

export interface ConfigOutcome {
  /** `site.config`: Jekyll's defaults with the files and the overrides merged in. */
  readonly config: RubyHash;
  readonly problems: readonly Problem[];
}

const POST_PERMALINKS: ReadonlyMap<string, string> = new Map([
  ['none', '/:categories/:title:output_ext'],
  ['date', '/:categories/:year/:month/:day/:title:output_ext'],
  ['ordinal', '/:categories/:year/:y_day/:title:output_ext'],
  ['pretty', '/:categories/:year/:month/:day/:title/'],
  ['weekdate', '/:categories/:year/W:week/:short_day/:title:output_ext'],
]);

const ALWAYS_EXCLUDED = [
  '.sass-cache',
  '.jekyll-cache',
  'gemfiles',
  'Gemfile',
  'Gemfile.lock',
  'node_modules',
  'vendor/bundle/',
  'vendor/cache/',
  'vendor/gems/',
  'vendor/ruby/',
];

/** Jekyll 4.3's `Configuration::DEFAULTS` without `source` and `destination`, which the host knows. */
function defaults(): RubyHash {
  return new Map<string, RubyValue>([
    ['collections_dir', ''],
    ['cache_dir', '.jekyll-cache'],
    ['plugins_dir', '_plugins'],
    ['layouts_dir', '_layouts'],
    ['data_dir', '_data'],
    ['includes_dir', '_includes'],
    ['collections', new Map()],
    ['safe', false],
    ['include', ['.htaccess']],
    ['exclude', []],
    ['keep_files', ['.git', '.svn']],
    ['encoding', 'utf-8'],
    ['markdown_ext', 'markdown,mkdown,mkdn,mkd,md'],
    ['strict_front_matter', false],
    ['show_drafts', null],
    ['limit_posts', 0],
    ['future', false],
    ['unpublished', false],
    ['whitelist', []],
    ['plugins', []],
    ['markdown', 'kramdown'],
    ['highlighter', 'rouge'],
    ['lsi', false],
    ['excerpt_separator', '\n\n'],
    ['incremental', false],
    ['detach', false],
    ['port', '4000'],
    ['host', '127.0.0.1'],
    ['baseurl', null],
    ['show_dir_listing', false],
    ['permalink', 'date'],
    ['paginate_path', '/page:num'],
    ['timezone', null],
    ['quiet', false],
    ['verbose', false],
    ['defaults', []],
    [
      'liquid',
      new Map<string, RubyValue>([
        ['error_mode', 'warn'],
        ['strict_filters', false],
        ['strict_variables', false],
      ]),
    ],
    [
      'kramdown',
      new Map<string, RubyValue>([
        ['auto_ids', true],
        ['toc_levels', [1, 2, 3, 4, 5, 6]],
        ['entity_output', 'as_char'],
        ['smart_quotes', 'lsquo,rsquo,ldquo,rdquo'],
        ['input', 'GFM'],
        ['hard_wrap', false],
        ['guess_lang', true],
        ['footnote_nr', 1],
        ['show_warnings', false],
      ]),
    ],
  ]);
}

/** The keys that Jekyll itself gives a value; a theme's own configuration may not set them. */
export const DEFAULT_KEYS: ReadonlySet<RubyValue> = new Set(['source', 'destination', ...defaults().keys()]);

/**
 * Reads configuration files in order, later ones over earlier ones, then `overrides` (what command-line switches say),
 * as `Jekyll.configuration` does. A file that cannot be read gives a problem and counts as empty.
 */
export function readConfig(files: readonly ConfigSource[], overrides: RubyHash, toLocal: ToLocal): ConfigOutcome {
  const problems: Problem[] = [];
  let read: RubyHash = new Map();
  for (const file of files) read = deepMerge(read, readConfigFile(file, toLocal, problems));
  const path = files[0]?.path ?? '_config.yml';
  const user = checkShapes(stringKeys(deepMerge(addCollections(read), overrides)), path, problems);
  const config = addCollections(deepMerge(defaults(), user));
  config.set('exclude', [...new Set([...listAt(config, 'exclude'), ...ALWAYS_EXCLUDED])]);
  return { config, problems };
}

/** The mapping of a theme's `_config.yml` under the site's own (`load_theme_configuration`). */
export function mergeThemeConfig(config: RubyHash, theme: RubyHash): RubyHash {
  return deepMerge(new Map([...theme].filter(([key]) => !DEFAULT_KEYS.has(key))), config);
}

/** Text at a key; empty when there is none. */
export function textAt(config: RubyHash, key: string): string {
  return toText(config.get(key) ?? null);
}

export function listAt(config: RubyHash, key: string): readonly RubyValue[] {
  const value = config.get(key);
  return Array.isArray(value) ? (value as readonly RubyValue[]) : [];
}

/** `site.permalink_style` made a template for posts. */
export function postPermalink(style: string): string {
  return POST_PERMALINKS.get(style) ?? style;
}

function readConfigFile(file: ConfigSource, toLocal: ToLocal, problems: Problem[]): RubyHash {
  if (file.text === undefined) {
    problems.push(
      configProblem(
        file.path,
        'config-missing',
        'The configuration file does not exist.',
        'Create it or leave it out.',
      ),
    );
    return new Map();
  }
  if (!/\.ya?ml$/i.test(file.path)) {
    const cause = 'Only YAML configuration is read; this file is not taken into account.';
    problems.push(configProblem(file.path, 'config-format', cause, 'Write the configuration as _config.yml.'));
    return new Map();
  }
  const outcome = readYaml(file.text, { path: file.path, toLocal, symbolsAreText: true });
  if (outcome.problem) {
    problems.push({ ...outcome.problem, code: 'config-invalid' });
    return new Map();
  }
  if (outcome.value === null || outcome.value === false) return new Map();
  if (outcome.value instanceof Map) return outcome.value as RubyHash;
  const cause = 'The configuration is not a list of keys with values.';
  problems.push(configProblem(file.path, 'config-invalid', cause, 'Write one “key: value” a line.'));
  return new Map();
}

function stringKeys(hash: RubyHash): RubyHash {
  return new Map([...hash].map(([key, value]) => [toText(key), value]));
}

function checkShapes(config: RubyHash, path: string, problems: Problem[]): RubyHash {
  const checked = new Map(config);
  for (const key of ['include', 'exclude', 'plugins']) {
    const value = checked.get(key);
    if (value === undefined || value === null || Array.isArray(value)) continue;
    const cause = `“${key}” must be a list.`;
    problems.push(
      configProblem(path, 'config-invalid', cause, `Write “${key}:” with one “- item” a line; Jekyll stops here.`),
    );
    checked.delete(key);
  }
  const limit = checked.get('limit_posts');
  if (limit !== undefined && limit !== null && (typeof limit !== 'number' || limit < 0)) {
    problems.push(
      configProblem(
        path,
        'config-invalid',
        '“limit_posts” must be a number that is not negative.',
        'Correct the number.',
      ),
    );
    checked.delete('limit_posts');
  }
  return checked;
}

/** `add_default_collections`: posts come first, are written, and have a permalink. */
function addCollections(config: RubyHash): Map<RubyValue, RubyValue> {
  const out = new Map(config);
  const given = out.get('collections');
  if (given === undefined || given === null) return out;
  let collections: RubyHash = new Map();
  if (Array.isArray(given))
    collections = new Map((given as readonly RubyValue[]).map(name => [toText(name), new Map()]));
  else if (given instanceof Map) collections = given as RubyHash;
  const merged = deepMerge(new Map([['posts', new Map()]]), collections);
  const posts = new Map(merged.get('posts') instanceof Map ? (merged.get('posts') as RubyHash) : []);
  posts.set('output', true);
  const permalink = out.get('permalink');
  if (isTruthy(permalink) && !isTruthy(posts.get('permalink')))
    posts.set('permalink', postPermalink(toText(permalink ?? null)));
  merged.set('posts', posts);
  out.set('collections', merged);
  return out;
}

function configProblem(path: string, code: string, cause: string, remedy: string): Problem {
  return { severity: 'error', code, place: { path, line: 1, column: 1 }, cause, remedy };
}
