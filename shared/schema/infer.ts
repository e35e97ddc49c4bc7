import type { FrontMatter } from '../text/front-matter.ts';
import { labelOf, type Field, type FieldKind, type FieldValue, type Schema } from './field.ts';
import { Observation } from './observe.ts';
import { OrderLearner } from './order.ts';

export interface SchemaSources {
  /** The front matter of the site's posts and drafts. */
  readonly posts: Iterable<FrontMatter>;
  /** What `defaults:` of the configuration gives posts, by key, as text. */
  readonly defaults?: ReadonlyMap<string, string>;
  /** Names that data files offer for a key: `author` from `_data/authors.yml`, `layout` from the layouts. */
  readonly offered?: ReadonlyMap<string, readonly string[]>;
}

/** The share of posts from which on a key is taken for required. */
const REQUIRED = 0.95;
/** The keys that Jekyll and the themes that people use know: their place and kind where the posts are too few to tell. */
const USUAL: readonly (readonly [string, FieldKind])[] = [
  ['layout', 'choice'],
  ['title', 'text'],
  ['date', 'date'],
  ['author', 'choice'],
  ['categories', 'list'],
  ['tags', 'list'],
  ['excerpt', 'long-text'],
  ['image', 'image'],
];
/** Keys whose meaning is the same everywhere. */
const KINDS: ReadonlyMap<string, FieldKind> = new Map<string, FieldKind>([
  ...USUAL,
  ['category', 'choice'],
  ['tag', 'list'],
  ['description', 'long-text'],
  ['summary', 'long-text'],
  ['published', 'switch'],
]);
/** Keys whose values are a post's own and no vocabulary. */
const OWN = /^(?:title|subtitle|date|excerpt|description|summary|permalink|slug|redirect_from|.*_at|.*_date)$/;
/** Characters: what search results and cards show before they cut. */
const ADVISED: ReadonlyMap<string, { readonly least: number; readonly most: number }> = new Map([
  ['title', { least: 15, most: 60 }],
  ['excerpt', { least: 70, most: 160 }],
  ['description', { least: 70, most: 160 }],
]);

/**
 * The schema that a site's posts, or a sample of them, show: every key that some post has and the usual ones, in the order
 * of the posts. A key's kind is what most of its values are; values that come again are its vocabulary.
 */
export function inferSchema(sources: SchemaSources): Schema {
  const seen = new Map<string, Observation>();
  const learner = new OrderLearner();
  let posts = 0;
  for (const { entries } of sources.posts) {
    const own = entries.filter(entry => !entry.overridden && entry.key !== '<<');
    posts += 1;
    learner.see(own.map(entry => entry.key));
    for (const entry of own) {
      let observation = seen.get(entry.key);
      if (!observation) seen.set(entry.key, (observation = new Observation()));
      observation.see(entry);
    }
  }
  const usual = USUAL.map(([key]) => key);
  const commonest = [...seen].sort(([, a], [, b]) => b.posts - a.posts).map(([key]) => key);
  const keys = learner.order([...commonest, ...usual.filter(key => !seen.has(key))], usual);
  return { fields: keys.map(key => inferField(key, seen.get(key), posts, sources)) };
}

function inferField(key: string, seen: Observation | undefined, posts: number, sources: SchemaSources): Field {
  const offered = sources.offered?.get(key) ?? [];
  const observed = seen ?? new Observation();
  const values = OWN.test(key) ? [] : valuesOf(observed, offered);
  const kind = kindOf(key, observed, values, offered);
  const share = posts === 0 ? 0 : observed.posts / posts;
  const distinct = values.length;
  const advised = ADVISED.get(key);
  return {
    key,
    label: labelOf(key),
    kind,
    share,
    required: posts >= 3 && share >= REQUIRED,
    values: kind === 'choice' || kind === 'list' ? values : [],
    closed: offered.length > 0 || (kind === 'choice' && observed.posts >= 10 && distinct * 5 <= observed.posts),
    advised,
    style: styleOf(observed),
    inherited: sources.defaults?.get(key),
  };
}

/** The commonest kind wins; single-line text becomes a choice where few values come again and again. */
function kindOf(
  key: string,
  observed: Observation,
  values: readonly FieldValue[],
  offered: readonly string[],
): FieldKind {
  const usual = KINDS.get(key);
  let commonest: FieldKind | undefined;
  for (const [kind, count] of observed.kinds) {
    if (commonest === undefined || count > (observed.kinds.get(commonest) ?? 0)) commonest = kind;
  }
  if (commonest === 'text' && observed.kinds.has('long-text')) {
    const long = observed.kinds.get('long-text') ?? 0;
    if (long * 4 >= observed.posts) commonest = 'long-text';
  }
  if (commonest === undefined) return usual ?? 'text';
  const isText = commonest === 'text' || commonest === 'long-text';
  if (usual !== undefined && (isText || commonest === usual)) return usual;
  if (!isText) return commonest;
  const repeated = values.reduce((sum, { count }) => sum + (count > 1 ? count : 0), 0);
  return offered.length > 0 || (observed.posts >= 4 && repeated * 3 >= observed.posts * 2) ? 'choice' : commonest;
}

function valuesOf(observed: Observation, offered: readonly string[]): readonly FieldValue[] {
  const counted = [...observed.values].map(([value, count]) => ({ value, count }));
  const others = offered.filter(value => !observed.values.has(value)).map(value => ({ value, count: 0 }));
  return [...counted, ...others].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

function styleOf({ quotes, lists }: Observation): Field['style'] {
  const { plain, single, double } = quotes;
  const quote =
    plain + single + double === 0
      ? undefined
      : plain >= single + double
        ? 'plain'
        : single > double
          ? 'single'
          : 'double';
  const list = lists.flow + lists.block === 0 ? undefined : lists.block > lists.flow ? 'block' : 'flow';
  return { ...(quote === undefined ? {} : { quote }), ...(list === undefined ? {} : { list }) };
}
