import { className } from '../../ruby/compare.ts';
import { toText } from '../../ruby/text.ts';
import { normalizeUri, parseUri, UriFault, writeUri } from '../../ruby/codes/uri.ts';
import type { RubyHash, RubyValue } from '../../ruby/value.ts';
import { Drop } from '../../ruby/value.ts';
import { rubyFault } from '../liquid/fault.ts';
import type { Filter } from '../liquid/filter.ts';
import { filter } from '../liquid/filter.ts';

/** Addresses made before, by configuration: a page's navigation asks for the same ones again and again. */
const known = new WeakMap<RubyHash, Map<string, string>>();
const MOST_KNOWN = 20_000;

function remembered(config: RubyHash, key: string, compute: () => string): string {
  let addresses = known.get(config);
  if (!addresses) known.set(config, (addresses = new Map()));
  let address = addresses.get(key);
  if (address === undefined) {
    address = guarded(compute);
    if (addresses.size >= MOST_KNOWN) addresses.clear();
    addresses.set(key, address);
  }
  return address;
}

function guarded(compute: () => string): string {
  try {
    return compute();
  } catch (error) {
    if (error instanceof UriFault) throw rubyFault(error.message);
    throw error;
  }
}

/** A document stands for its address. */
function addressOf(input: RubyValue): RubyValue {
  return input instanceof Drop ? (input.get('url') ?? input) : input;
}

function slashed(text: string): string {
  return text === '' || text.startsWith('/') ? text : `/${text}`;
}

/** Jekyll's `relative_url`: `baseurl` in front, percent-encoded; an address with a scheme stays as it is. */
export function relativeUrl(text: string, config: RubyHash): string {
  return remembered(config, `r${text}`, () => {
    if (parseUri(text).scheme !== undefined) return text;
    const base = toText(config.get('baseurl') ?? null).replace(/\/$/, '');
    return writeUri(normalizeUri(parseUri(slashed(base) + slashed(text))));
  });
}

/** Jekyll's `absolute_url`: `url` and `baseurl` in front. */
export function absoluteUrl(text: string, config: RubyHash): string {
  return remembered(config, `a${text}`, () => {
    if (parseUri(text).scheme !== undefined) return text;
    const relative = relativeUrl(text, config);
    const site = config.get('url') ?? null;
    if (site === null || site === '') return relative;
    return writeUri(normalizeUri(parseUri(toText(site) + relative)));
  });
}

function addressFilter(make: (text: string, config: RubyHash) => string): Filter {
  return filter(0, 0, (input, _args, { host }) =>
    input === null ? null : make(toText(addressOf(input)), host.config),
  );
}

function stripIndex(input: RubyValue): RubyValue {
  if (input === null || toText(input) === '') return null;
  if (typeof input !== 'string') throw rubyFault(`undefined method \`sub' for ${className(input)}`);
  return input.replace(/\/index\.html?(?=\n|$)/, '/');
}

/** Jekyll's filters of addresses. */
export const urlFilters: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ['relative_url', addressFilter(relativeUrl)],
  ['absolute_url', addressFilter(absoluteUrl)],
  ['strip_index', filter(0, 0, stripIndex)],
]);
