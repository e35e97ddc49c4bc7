import type { Problem } from '../../kit/problem.ts';
import type { Drop, RubyHash, RubyValue } from '../../ruby/value.ts';
import type { RenderHost, SourceText } from '../host.ts';
import type { Body } from './body.ts';
import type { Budget } from './budget.ts';
import { Context } from './context.ts';
import type { FilterRegistry } from './filter.ts';
import type { Segment } from './output.ts';
import { Output } from './output.ts';
import { ParseContext } from './parse-context.ts';
import type { TagRegistry } from './tag.ts';
import { Tokenizer, tokenizeTemplate } from './tokenizer.ts';

/** Liquid's `error_mode`: Jekyll's default is `warn` (strict first, the lax reading and a warning where that fails). */
export type ErrorMode = 'strict' | 'warn' | 'lax';

export interface ParseOptions {
  /** Tags by name; `jekyllTags` of `render/tags/registry.ts`, which a plugin may copy and extend. */
  readonly tags: TagRegistry;
  readonly errorMode?: ErrorMode;
}

export interface RenderOptions {
  readonly host: RenderHost;
  /** Filters by name; `jekyllFilters` of `render/filters/registry.ts`, which a plugin may copy and extend. */
  readonly filters: FilterRegistry;
  /** Shared by the body and all layouts of a page. */
  readonly budget: Budget;
  /** The page's hash or drop, as `context.registers[:page]`. */
  readonly page: RubyValue;
  /** `liquid.strict_variables` and `liquid.strict_filters` of the configuration. */
  readonly strictVariables?: boolean;
  readonly strictFilters?: boolean;
  /** Counters of `{% increment %}`, which in Jekyll live as long as the site's payload; new ones when absent. */
  readonly counters?: Map<string, RubyValue>;
  /** Whether `segments` are wanted. */
  readonly lineMap?: boolean;
  /**
   * What stands where a tag or variable failed: nothing, or Liquid's own text (`Liquid error (line 3): …`).
   * Jekyll itself stops the build at the first error.
   */
  readonly faults?: 'hide' | 'show';
}

export interface RenderedText {
  readonly text: string;
  /** Problems of this rendering and of the includes that it parsed for the first time; those of the template itself are its own. */
  readonly problems: readonly Problem[];
  /** In order of offset; present when `lineMap` was asked for. */
  readonly segments?: readonly Segment[];
}

/**
 * A parsed template: parsed once, rendered many times, never changed by rendering. Texts that are included are parsed when
 * first shown and kept with their `SourceText`, for all templates that were parsed with the same options object.
 */
export class Template {
  readonly path: string;
  /** Syntax errors and, in `warn` mode, warnings. Whatever could be read is rendered all the same. */
  readonly problems: readonly Problem[];
  readonly body: Body;
  readonly #options: ParseOptions;

  /** Parses Liquid. Never throws: what is wrong comes as problems, and the rest renders. */
  constructor(source: SourceText, options: ParseOptions) {
    this.path = source.path;
    this.#options = options;
    const parsing = new ParseContext(source.path, options.errorMode ?? 'warn', options.tags);
    this.body = parsing.document(new Tokenizer(tokenizeTemplate(source.text), source.firstLine ?? 1, false));
    this.problems = parsing.problems;
  }

  /** Renders against Jekyll's payload (`site`, `page`, `content` …). Never throws. */
  render(payload: Drop | RubyHash, options: RenderOptions): RenderedText {
    const known = new Set<string>();
    const context = new Context({
      host: options.host,
      page: options.page,
      filters: options.filters,
      budget: options.budget,
      payload,
      path: this.path,
      counters: options.counters ?? new Map(),
      strictVariables: options.strictVariables ?? false,
      strictFilters: options.strictFilters ?? false,
      showFaults: options.faults === 'show',
      partial: (source, problems) => {
        const template = parseTemplate(source, this.#options);
        if (!known.has(source.path)) for (const problem of template.problems) problems.push(problem);
        known.add(source.path);
        return template;
      },
    });
    const segments: Segment[] = [];
    const out = new Output(options.budget, options.lineMap ? segments : undefined);
    try {
      this.body.render(context, out);
    } catch (error) {
      context.stopped(error);
    }
    const { text } = out;
    return options.lineMap ? { text, problems: context.problems, segments } : { text, problems: context.problems };
  }
}

const parsed = new WeakMap<ParseOptions, WeakMap<SourceText, Template>>();

/** Parses a text, or gives what was parsed of the same object with the same options object before. Never throws. */
export function parseTemplate(source: SourceText, options: ParseOptions): Template {
  let templates = parsed.get(options);
  if (!templates) parsed.set(options, (templates = new WeakMap()));
  let template = templates.get(source);
  if (!template) templates.set(source, (template = new Template(source, options)));
  return template;
}
