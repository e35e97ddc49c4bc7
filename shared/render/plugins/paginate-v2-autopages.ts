import { toText } from '../../ruby/text.ts';
import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import { stemOf } from '../../site/documents/file-names.ts';
import { asList, deepMerge, isTruthy } from '../../site/merge.ts';
import { SourcePage } from '../../site/documents/page.ts';
import { sitePath } from '../../site/site-file.ts';
import { asHash } from '../../site/yaml.ts';
import type { SlugMode } from '../../text/slug.ts';
import { slugify } from '../../text/slug.ts';
import { downcase, strip } from '../../ruby/string.ts';
import type { EnginePage } from '../engine/engine-page.ts';
import type { SiteLists } from '../engine/site-view.ts';
import { AUTOPAGES_DEFAULTS } from './paginate-v2-defaults.ts';
import { paginable, rawNames } from './paginate-v2-posts.ts';
import type { PluginSite } from './plugin.ts';

/** Configuration key, the documents' key, the pagination's key and the placeholder, in the order in which the gem goes. */
const KINDS = [
  ['tags', 'tags', 'tag', ':tag'],
  ['categories', 'categories', 'category', ':cat'],
  ['collections', undefined, 'collection', ':coll'],
] as const;

const SLUG_MODES: ReadonlySet<string> = new Set(['raw', 'default', 'pretty', 'ascii', 'latin']);

/** A page for each tag, category and collection that a document has: its layout, and a pagination of what has that name. */
export function autoPages(lists: SiteLists, pagination: RubyHash, { site }: PluginSite): readonly EnginePage[] {
  const config = deepMerge(AUTOPAGES_DEFAULTS, asHash(site.config.get('autopages')));
  if (!isTruthy(config.get('enabled'))) return [];
  const documents = paginable(lists);
  return KINDS.flatMap(([setting, key, filter, placeholder]) => {
    const own = asHash(config.get(setting));
    if (!isTruthy(own.get('enabled'))) return [];
    const names = documents.flatMap(([label, { data }]) => rawNames(key ? (data.get(key) ?? null) : label));
    const shown = new Map<string, string>();
    for (const name of names) if (!shown.has(strip(downcase(name)))) shown.set(strip(downcase(name)), name);
    const layouts = asList(own.get('layouts')).map(toText);
    return [...shown].flatMap(([name, display]) =>
      layouts.map(layout => autoPage({ name, display, layout, filter, placeholder, own, pagination }, site)),
    );
  });
}

interface Auto {
  readonly name: string;
  readonly display: string;
  /** A file of the layouts folder. */
  readonly layout: string;
  readonly filter: string;
  readonly placeholder: string;
  readonly own: RubyHash;
  readonly pagination: RubyHash;
}

function autoPage(auto: Auto, site: PluginSite['site']): EnginePage {
  const { name, display, layout, filter, placeholder, own } = auto;
  const source = site.lists.layouts().get(stemOf(layout));
  const given: RubyHash = source?.data ?? new Map();
  const config = deepMerge(own, asHash(given.get('autopages')));
  const slugs = asHash(own.get('slugify'));
  const fill = (key: string): string => toText(config.get(key) ?? null).replace(placeholder, () => slug(name, slugs));
  const permalink = fill('permalink');
  const filters = new Map<RubyValue, RubyValue>([[filter, name]]);
  const pagination = deepMerge(deepMerge(auto.pagination, asHash(given.get('pagination'))), filters);
  const data = new Map<RubyValue, RubyValue>([
    ...given,
    ['permalink', permalink],
    ['layout', stemOf(layout)],
    ['title', fill('title')],
    ['pagination', pagination],
    [
      'autopage',
      new Map<RubyValue, RubyValue>([
        ['layout_path', `_layouts/${layout}`],
        ['display_name', display],
      ]),
    ],
  ]);
  const path = source?.path ?? sitePath(`_layouts/${layout}`);
  const origin = {
    path,
    theme: source?.theme ?? false,
    relativePath: 'index.html',
    address: `${permalink}/index.html`,
  };
  const parsed = { data, body: '', bodyLine: 0, problem: undefined };
  return { page: new SourcePage(origin, parsed, site.context), generated: true };
}

function slug(name: string, settings: RubyHash): string {
  const mode = toText(settings.get('mode') ?? 'default');
  const cased = isTruthy(settings.get('cased'));
  if (!SLUG_MODES.has(mode)) return cased ? name : downcase(name);
  return slugify(name, mode as SlugMode, cased);
}
