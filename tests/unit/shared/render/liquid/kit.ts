import { readFileSync } from 'node:fs';
import { Budget } from '../../../../../shared/render/liquid/budget.ts';
import type { BudgetLimits } from '../../../../../shared/render/liquid/budget.ts';
import type { ErrorMode, RenderedText, RenderOptions } from '../../../../../shared/render/liquid/template.ts';
import { Template } from '../../../../../shared/render/liquid/template.ts';
import { jekyllFilters } from '../../../../../shared/render/filters/registry.ts';
import type { PostReference, RenderHost, SourceText } from '../../../../../shared/render/host.ts';
import { includeCacheTags, jekyllTags } from '../../../../../shared/render/tags/registry.ts';
import type { Problem } from '../../../../../shared/kit/problem.ts';
import { RubyDate, RubyTime } from '../../../../../shared/ruby/time/time.ts';
import type { RubyHash, RubyValue } from '../../../../../shared/ruby/value.ts';
import { RubyFloat, RubyRange, RubySymbol } from '../../../../../shared/ruby/value.ts';
import { Zone } from '../../../../../shared/ruby/time/zone.ts';

/** Values of Ruby as the recordings write them: `{"$f": 1.5}` a Float, `{"$t": [milliseconds, offset]}` a Time … */
export function decode(value: unknown, zone: Zone): RubyValue {
  if (Array.isArray(value)) return value.map(item => decode(item, zone));
  if (typeof value !== 'object' || value === null) return value as RubyValue;
  const [[tag = '', body] = []] = Object.entries(value);
  switch (tag) {
    case '$f':
      return new RubyFloat(body === 'nan' ? NaN : body === 'inf' ? Infinity : Number(body));
    case '$i':
      return BigInt(body as string);
    case '$s':
      return new RubySymbol(body as string);
    case '$r':
      return new RubyRange(...(body as [number, number]));
    case '$d':
      return new RubyDate(...(body as [number, number, number]));
    case '$t':
      return decodeTime(...(body as [number, string | null]), zone);
    case '$h':
      return new Map((body as [unknown, unknown][]).map(([key, item]) => [decode(key, zone), decode(item, zone)]));
    default:
      return new Map(Object.entries(value).map(([key, item]) => [key, decode(item, zone)]));
  }
}

function decodeTime(epoch: number, offset: string | null, zone: Zone): RubyTime {
  if (offset === null) return zone.at(epoch);
  if (offset === 'utc') return new RubyTime(epoch, 0, 'UTC', true);
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  return new RubyTime(epoch, (offset.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60), '');
}

export interface Recording {
  readonly template: string;
  readonly mode?: ErrorMode;
  /** Both strict_variables and strict_filters. */
  readonly strict?: boolean;
  readonly zone?: string;
  /** What Ruby printed, its errors as text. */
  readonly output?: string;
  readonly warnings?: readonly string[];
  /** Line and message of what Ruby collected. */
  readonly errors?: readonly (readonly [number, string])[];
  /** Ruby raised: the message of a syntax error, or `true`. */
  readonly refused?: string | true;
}

export interface Recordings {
  readonly data: unknown;
  readonly files: Readonly<Record<string, string>>;
  readonly cases: readonly Recording[];
}

/** What Ruby's Liquid 5.4 under Jekyll 4.3.1 gave, recorded in `tests/golden/liquid`. */
export function recordings(name: string): Recordings {
  const url = new URL(`../../../../golden/liquid/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, 'utf8')) as Recordings;
}

const config: RubyHash = new Map([
  ['url', 'https://Example.com'],
  ['baseurl', '/blog'],
]);

const documents: Readonly<Record<string, string>> = {
  'docs/page.md': '/docs/page.html',
  '/docs/file.txt': '/docs/file.txt',
  '_posts/2020-01-01-hello.md': '/2020/01/01/hello.html',
};

/** A small site held in memory. */
export function memoryHost(files: Readonly<Record<string, string>> = {}, zone = new Zone('UTC')): RenderHost {
  const sources = new Map<string, SourceText>(Object.entries(files).map(([path, text]) => [path, { path, text }]));
  const post = (path: string, slug: string, day: number): PostReference => ({
    path,
    slug,
    date: zone.local(day),
    url: `/${new Date(day).toISOString().slice(0, 10).replaceAll('-', '/')}/${slug}.html`,
  });
  const posts = [
    post('_posts/2020-01-01-hello.md', 'hello', Date.UTC(2020, 0, 1)),
    post('_posts/sub/2020-02-02-in-sub.md', 'in-sub', Date.UTC(2020, 1, 2)),
    post('_posts/2021-05-06-other.name.md', 'other.name', Date.UTC(2021, 4, 6)),
  ];
  return {
    now: zone.at(1606111989000),
    zone,
    config,
    highlighter: 'rouge',
    include: name => sources.get(`_includes/${name}`),
    file: path => sources.get(path),
    markdownify: text => `<p>${text}</p>\n`,
    smartify: text => text,
    compileStyle: text => (text === 'broken' ? { error: 'Expected a colon.' } : { css: text }),
    highlight: (code, language) => (language === 'ruby' ? `<span class="n">${code}</span>` : undefined),
    documentUrl: path => documents[path],
    postsNamed: name => posts.filter(({ path }) => path.slice(path.lastIndexOf('/') + 1).startsWith(`${name}.`)),
    postsWithSlug: slug => posts.filter(one => one.slug === slug),
  };
}

const tags = new Map([...jekyllTags, ...includeCacheTags]);

export interface Case extends Partial<
  Pick<RenderOptions, 'faults' | 'lineMap' | 'strictVariables' | 'strictFilters' | 'page'>
> {
  readonly data?: RubyHash;
  readonly files?: Readonly<Record<string, string>>;
  readonly mode?: ErrorMode;
  readonly zone?: Zone;
  readonly firstLine?: number;
  readonly limits?: BudgetLimits;
}

export interface Outcome extends RenderedText {
  /** Of the parsing and the rendering. */
  readonly all: readonly Problem[];
}

/** Parses and renders a template as Jekyll would, problems and all. */
export function render(text: string, options: Case = {}): Outcome {
  const {
    data = new Map(),
    files = {},
    mode = 'warn',
    zone = new Zone('UTC'),
    firstLine = 1,
    limits = {},
    ...rest
  } = options;
  const template = new Template({ path: '_posts/a.md', text, firstLine }, { tags, errorMode: mode });
  const result = template.render(data, {
    page: null,
    ...rest,
    host: memoryHost(files, zone),
    filters: jekyllFilters,
    budget: new Budget(limits),
  });
  return { ...result, all: [...template.problems, ...result.problems] };
}

/** Renders one recording as it was recorded. */
export function replay({ data, files }: Recordings, recording: Recording): Outcome {
  const zone = new Zone(recording.zone ?? 'UTC');
  return render(recording.template, {
    data: decode(data, zone) as RubyHash,
    files,
    zone,
    mode: recording.mode ?? 'warn',
    page: new Map(),
    faults: 'show',
    strictVariables: recording.strict === true,
    strictFilters: recording.strict === true,
  });
}
