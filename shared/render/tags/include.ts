import { hashKey } from '../../ruby/equality.ts';
import { toText } from '../../ruby/text.ts';
import type { RubyValue } from '../../ruby/value.ts';
import { Drop } from '../../ruby/value.ts';
import type { SourceText } from '../host.ts';
import type { Context } from '../liquid/context.ts';
import { LiquidFault } from '../liquid/fault.ts';
import { Output } from '../liquid/output.ts';
import type { Tag } from '../liquid/tag.ts';
import { simpleTag } from '../liquid/tag.ts';
import { parseInclude } from './include-markup.ts';

type Find = (name: string, context: Context) => SourceText;

/** `{% include file.html key="value" other=page.title %}`: a file of `_includes`, which sees its parameters as `include`. */
export const include = includeTag(findInclude);

/** `{% include_relative file.md %}`: a file beside the page. */
export const includeRelative = includeTag(findRelative);

function includeTag(find: Find): Tag {
  return simpleTag(source => {
    const markup = parseInclude(source);
    return {
      line: source.line,
      blank: false,
      render(context, out) {
        const file = find(markup.name(context), context);
        show(file, () => markup.params(context), context, out);
      },
    };
  });
}

/**
 * `{% include_cached file.html %}` of jekyll-include-cache: what a file gave once is shown again for the same values of its parameters,
 * in the order of their names; the names themselves do not count.
 */
export const includeCached = simpleTag(source => {
  const markup = parseInclude(source);
  return {
    line: source.line,
    blank: false,
    render(context, out) {
      const file = findInclude(markup.name(context), context);
      const params = markup.params(context);
      const shown = cacheOf(context);
      const key = `${file.path}\n${params ? hashKey(valuesByName(params)) : ''}`;
      let text = shown.get(key);
      if (text === undefined) {
        const inner = new Output(context.budget);
        show(file, () => params, context, inner);
        text = inner.text;
        shown.set(key, text);
      }
      out.write(text);
    },
  };
});

function valuesByName(params: ReadonlyMap<RubyValue, RubyValue>): readonly RubyValue[] {
  const named = [...params].map(([name, value]) => [toText(name), value] as const);
  return named.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}

function cacheOf(context: Context): Map<string, string> {
  let shown = context.registers.get('include_cached') as Map<string, string> | undefined;
  if (!shown) context.registers.set('include_cached', (shown = new Map()));
  return shown;
}

/** Renders a file in a scope of its own; what it reports is in that file. */
function show(
  file: SourceText,
  params: () => ReadonlyMap<RubyValue, RubyValue> | undefined,
  context: Context,
  out: Output,
): void {
  const partial = context.partial(file);
  const { path } = context;
  const { segments } = out;
  context.stack(() => {
    const given = params();
    if (given) context.set('include', given);
    context.path = partial.path;
    out.segments = undefined;
    try {
      partial.body.render(context, out);
    } finally {
      context.path = path;
      out.segments = segments;
    }
  });
}

function findInclude(name: string, { host }: Context): SourceText {
  const file = host.include(name);
  if (file) return file;
  const message = `Could not locate the included file '${name}' in _includes`;
  throw new LiquidFault('include', message, `Create _includes/${name}, or correct the name.`);
}

function findRelative(name: string, context: Context): SourceText {
  const path = folderOfPage(context) + name;
  const file = context.host.file(path);
  if (file) return file;
  throw new LiquidFault(
    'include',
    `Could not locate the included file '${path}'`,
    `Create ${path}, or correct the name.`,
  );
}

/** The folder of the page that is rendered, with a slash; a document's path is inside `collections_dir`. */
function folderOfPage({ host, page }: Context): string {
  const get = (key: string): RubyValue =>
    (page instanceof Drop ? page.get(key) : page instanceof Map ? (page.get(key) as RubyValue) : null) ?? null;
  const path = toText(get('path')).replace(/\/#excerpt$/, '');
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const collections =
    get('collection') === null ? '' : toText(host.config.get('collections_dir') ?? null).replace(/^\/+|\/+$/g, '');
  return collections === '' ? folder : `${collections}/${folder}`;
}
