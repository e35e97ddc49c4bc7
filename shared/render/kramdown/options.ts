import { parse as parseYaml } from 'yaml';
import { isTooComplex } from '../../text/yaml/too-complex.ts';
import { RubyFloat, RubyRange, RubySymbol, type RubyHash, type RubyValue } from '../../ruby/value.ts';

/** A link definition that the configuration gives: address and title. */
export type ConfiguredLink = readonly [url: string, title: string | undefined];

/** The kramdown options that affect HTML output, read and checked. Names follow kramdown's documentation. */
export interface KramdownOptions {
  /** The parser's name as configured; `GFM` and `Kramdown` are known, anything else is read as kramdown. */
  readonly input: string;
  readonly autoIds: boolean;
  readonly autoIdStripping: boolean;
  readonly autoIdPrefix: string;
  readonly transliteratedHeaderIds: boolean;
  readonly parseBlockHtml: boolean;
  readonly parseSpanHtml: boolean;
  readonly htmlToNative: boolean;
  readonly linkDefs: ReadonlyMap<string, ConfiguredLink>;
  readonly footnoteNr: number;
  readonly entityOutput: string;
  readonly tocLevels: readonly number[];
  /** Entity names or code points: left single, right single, left double, right double. */
  readonly smartQuotes: readonly (string | number)[];
  readonly typographicSymbols: ReadonlyMap<string, string>;
  readonly headerOffset: number;
  readonly syntaxHighlighter: string | undefined;
  readonly syntaxHighlighterOpts: RubyHash;
  readonly mathEngine: string | undefined;
  readonly footnoteBacklink: string;
  readonly footnoteBacklinkInline: boolean;
  readonly footnotePrefix: string;
  readonly removeLineBreaksForCjk: boolean;
  readonly forbiddenInlineOptions: readonly string[];
  readonly hardWrap: boolean;
  readonly gfmQuirks: readonly string[];
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
export type MutableOptions = Mutable<KramdownOptions>;

/** What Jekyll 4.3 hands to kramdown 2.4 when a site configures nothing. */
export const jekyllDefaults: KramdownOptions = {
  input: 'GFM',
  autoIds: true,
  autoIdStripping: false,
  autoIdPrefix: '',
  transliteratedHeaderIds: false,
  parseBlockHtml: false,
  parseSpanHtml: true,
  htmlToNative: false,
  linkDefs: new Map(),
  footnoteNr: 1,
  entityOutput: 'as_char',
  tocLevels: [1, 2, 3, 4, 5, 6],
  smartQuotes: ['lsquo', 'rsquo', 'ldquo', 'rdquo'],
  typographicSymbols: new Map(),
  headerOffset: 0,
  syntaxHighlighter: 'rouge',
  syntaxHighlighterOpts: new Map<RubyValue, RubyValue>([
    ['default_lang', 'plaintext'],
    ['guess_lang', true],
  ]),
  mathEngine: 'mathjax',
  footnoteBacklink: '&#8617;',
  footnoteBacklinkInline: false,
  footnotePrefix: '',
  removeLineBreaksForCjk: false,
  forbiddenInlineOptions: ['template'],
  hardWrap: false,
  gfmQuirks: ['paragraph_end'],
};

/**
 * Reads the `kramdown:` hash of `_config.yml` as Jekyll passes it on: over Jekyll's defaults, with `guess_lang` and the default language
 * moved into the highlighter's options. A value that kramdown would refuse keeps the default.
 */
export function readKramdownOptions(config: RubyHash): KramdownOptions {
  const options: MutableOptions = { ...jekyllDefaults };
  for (const [key, value] of config) {
    // Jekyll fills in the highlighter where the site leaves it empty.
    if (keyName(key) === 'syntax_highlighter' && !value) continue;
    setOption(options, keyName(key), value);
  }
  const highlighting = new Map(options.syntaxHighlighterOpts);
  if (!highlighting.get('default_lang')) highlighting.set('default_lang', 'plaintext');
  highlighting.set('guess_lang', config.has('guess_lang') ? (config.get('guess_lang') ?? null) : true);
  options.syntaxHighlighterOpts = highlighting;
  return options;
}

/** Sets one option from a configured or inline value; false if there is no such option. A value of the wrong form changes nothing. */
export function setOption(options: MutableOptions, name: string, value: RubyValue): boolean {
  const read = READERS[name];
  if (!read) return PASSIVE.has(name);
  read(options, value);
  return true;
}

/** kramdown's options that have no effect on HTML without a template. */
const PASSIVE = new Set([
  'template',
  'line_width',
  'latex_headers',
  'remove_block_html_tags',
  'remove_span_html_tags',
  'math_engine_opts',
  'list_indent',
]);

const READERS: Readonly<Record<string, (options: MutableOptions, value: RubyValue) => void>> = {
  input: (o, v) => void (o.input = textOf(v) || 'kramdown'),
  auto_ids: (o, v) => void (o.autoIds = booleanOf(v)),
  auto_id_stripping: (o, v) => void (o.autoIdStripping = booleanOf(v)),
  auto_id_prefix: (o, v) => void (o.autoIdPrefix = textOf(v)),
  transliterated_header_ids: (o, v) => void (o.transliteratedHeaderIds = booleanOf(v)),
  parse_block_html: (o, v) => void (o.parseBlockHtml = booleanOf(v)),
  parse_span_html: (o, v) => void (o.parseSpanHtml = booleanOf(v)),
  html_to_native: (o, v) => void (o.htmlToNative = booleanOf(v)),
  link_defs: (o, v) => void (o.linkDefs = linkDefsOf(v) ?? o.linkDefs),
  footnote_nr: (o, v) => void (o.footnoteNr = integerOf(v) ?? o.footnoteNr),
  entity_output: (o, v) => void (o.entityOutput = symbolOf(v) ?? 'as_char'),
  toc_levels: (o, v) => void (o.tocLevels = levelsOf(v) ?? o.tocLevels),
  smart_quotes: (o, v) => void (o.smartQuotes = quotesOf(v) ?? o.smartQuotes),
  typographic_symbols: (o, v) => void (o.typographicSymbols = symbolsOf(v) ?? o.typographicSymbols),
  header_offset: (o, v) => void (o.headerOffset = integerOf(v) ?? o.headerOffset),
  syntax_highlighter: (o, v) => void (o.syntaxHighlighter = symbolOf(v)),
  syntax_highlighter_opts: (o, v) => void (o.syntaxHighlighterOpts = hashOf(v) ?? o.syntaxHighlighterOpts),
  math_engine: (o, v) => void (o.mathEngine = symbolOf(v)),
  footnote_backlink: (o, v) => void (o.footnoteBacklink = textOf(v)),
  footnote_backlink_inline: (o, v) => void (o.footnoteBacklinkInline = booleanOf(v)),
  footnote_prefix: (o, v) => void (o.footnotePrefix = textOf(v)),
  remove_line_breaks_for_cjk: (o, v) => void (o.removeLineBreaksForCjk = booleanOf(v)),
  forbidden_inline_options: (o, v) =>
    void (o.forbiddenInlineOptions = listOf(v)?.map(symbolName) ?? o.forbiddenInlineOptions),
  hard_wrap: (o, v) => void (o.hardWrap = booleanOf(v)),
  gfm_quirks: (o, v) => void (o.gfmQuirks = listOf(v)?.map(symbolName) ?? o.gfmQuirks),
};

function keyName(key: RubyValue): string {
  return symbolName(textOf(key));
}

function textOf(value: RubyValue): string {
  if (value instanceof RubySymbol) return value.name;
  if (value instanceof RubyFloat) return String(value.value);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function booleanOf(value: RubyValue): boolean {
  if (typeof value === 'boolean') return value;
  const text = textOf(value);
  return text !== '' && text.toLowerCase().trim() !== 'false';
}

function integerOf(value: RubyValue): number | undefined {
  const text = textOf(value).trim();
  return /^[-+]?\d+$/.test(text) ? Number(text) : undefined;
}

function symbolName(text: string): string {
  const trimmed = text.trim();
  return trimmed.startsWith(':') ? trimmed.slice(1) : trimmed;
}

function symbolOf(value: RubyValue): string | undefined {
  const name = symbolName(textOf(value));
  return name === '' || name === 'nil' ? undefined : name;
}

function listOf(value: RubyValue): string[] | undefined {
  if (typeof value === 'string') return value.split(',').filter((part, i, all) => part !== '' || i < all.length - 1);
  return Array.isArray(value) ? value.map(textOf) : undefined;
}

function levelsOf(value: RubyValue): number[] | undefined {
  const text =
    value instanceof RubyRange
      ? `${value.first}..${value.last}`
      : Array.isArray(value)
        ? value.map(textOf).join()
        : textOf(value);
  const range = /^(\d)\.\.(\d)$/.exec(text);
  if (range) {
    const [first, last] = [Number(range[1]), Number(range[2])];
    if (first < 1 || last > 6) return undefined;
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  }
  return /^[1-6](?:,[1-6])*$/.test(text) ? [...new Set(text.split(',').map(Number))] : undefined;
}

function quotesOf(value: RubyValue): (string | number)[] | undefined {
  const names = listOf(value);
  if (names?.length !== 4) return undefined;
  return names.map(name => (/^\s*(?:0x[\da-f]+|\d+)\s*$/i.test(name) ? Number(name) : name));
}

/** A hash given as such or, in `{::options}`, as YAML text. */
function hashOf(value: RubyValue): RubyHash | undefined {
  let hash: unknown = value;
  if (typeof value === 'string') {
    if (isTooComplex(value)) return undefined;
    try {
      hash = parseYaml(value, { mapAsMap: true, version: '1.1', maxAliasCount: 0, logLevel: 'silent' });
    } catch {
      return undefined;
    }
  }
  if (!(hash instanceof Map)) return undefined;
  return new Map(
    [...(hash as RubyHash)].map(([key, entry]) => [
      typeof key === 'string' ? symbolName(key) : key instanceof RubySymbol ? key.name : key,
      entry,
    ]),
  );
}

function symbolsOf(value: RubyValue): Map<string, string> | undefined {
  const hash = hashOf(value);
  return hash && new Map([...hash].map(([key, entry]) => [textOf(key), textOf(entry)]));
}

function linkDefsOf(value: RubyValue): Map<string, ConfiguredLink> | undefined {
  if (!(value instanceof Map)) return undefined;
  const links = new Map<string, ConfiguredLink>();
  for (const [id, entry] of value as RubyHash) {
    if (!Array.isArray(entry) || entry.length === 0) continue;
    links.set(textOf(id), [textOf(entry[0] ?? null), entry[1] == null ? undefined : textOf(entry[1] as RubyValue)]);
  }
  return links;
}
