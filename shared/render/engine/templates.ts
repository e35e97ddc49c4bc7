import type { Problem } from '../../kit/problem.ts';
import { toText } from '../../ruby/text.ts';
import type { RubyValue } from '../../ruby/value.ts';
import type { Layout } from '../../site/documents/layout.ts';
import type { Site } from '../../site/site.ts';
import { asHash } from '../../site/yaml.ts';
import type { SourceText } from '../host.ts';
import { Budget } from '../liquid/budget.ts';
import type { FilterRegistry } from '../liquid/filter.ts';
import { sourceLines } from '../liquid/output.ts';
import type { TagRegistry } from '../liquid/tag.ts';
import type { ParseOptions, RenderOptions } from '../liquid/template.ts';
import { parseTemplate } from '../liquid/template.ts';
import type { Payload } from './drops/payload.ts';
import type { EngineHost } from './host.ts';

export interface TemplateOptions {
  readonly tags: TagRegistry;
  readonly filters: FilterRegistry;
  /** A clock in milliseconds and the time that one page may take by it. */
  readonly patience?: { readonly now: () => number; readonly millis: number };
}

/** A text after Liquid. */
export interface Filled {
  readonly text: string;
  readonly problems: readonly Problem[];
  /** The 0-based line of the file that a line of the text comes from. */
  readonly lineOf: (line: number) => number;
}

/** Liquid as one state of the configuration sets it; texts are parsed once. */
export class Templates {
  private readonly parseOptions: ParseOptions;
  private readonly layouts = new WeakMap<Layout, SourceText>();
  private readonly texts = new WeakMap<object, SourceText>();

  constructor(
    private readonly site: Site,
    private readonly host: EngineHost,
    private readonly options: TemplateOptions,
  ) {
    const mode = toText(asHash(site.config.get('liquid')).get('error_mode') ?? null);
    this.parseOptions = { tags: options.tags, errorMode: mode === 'strict' || mode === 'lax' ? mode : 'warn' };
  }

  /** What one page may cost, its body and layouts together. */
  budget(): Budget {
    const { patience } = this.options;
    return new Budget(patience ? { deadline: { now: patience.now, until: patience.now() + patience.millis } } : {});
  }

  /** Renders a document's text; `owner` is what the text belongs to, and `line` the 0-based line of its file that it begins on. */
  fill(owner: object, path: string, text: string, line: number, payload: Payload): Filled {
    let source = this.texts.get(owner);
    if (source?.text !== text) this.texts.set(owner, (source = { path, text, firstLine: line + 1 }));
    const template = parseTemplate(source, this.parseOptions);
    const rendered = template.render(payload, { ...this.renderOptions(payload, this.budget()), lineMap: true });
    let lines: readonly number[] | undefined;
    return {
      text: rendered.text,
      problems: [...template.problems, ...rendered.problems],
      lineOf: at => {
        lines ??= sourceLines(rendered.text, rendered.segments ?? []);
        return (lines[at] ?? lines[lines.length - 1] ?? line + 1) - 1;
      },
    };
  }

  /** What Liquid cannot read of a text. */
  faults(text: string, path: string): readonly Problem[] {
    return parseTemplate({ path, text, firstLine: 1 }, this.parseOptions).problems;
  }

  /** Renders a layout around what `payload` has as its content. */
  fillLayout(layout: Layout, payload: Payload, budget: Budget): Pick<Filled, 'text' | 'problems'> {
    let source = this.layouts.get(layout);
    if (!source) {
      const path = layout.theme ? `${this.site.themeInUse?.name ?? ''}/${layout.path}` : layout.path;
      source = { path, text: layout.content, firstLine: layout.contentLine + 1 };
      this.layouts.set(layout, source);
    }
    const template = parseTemplate(source, this.parseOptions);
    const rendered = template.render(payload, this.renderOptions(payload, budget));
    return { text: rendered.text, problems: [...template.problems, ...rendered.problems] };
  }

  private renderOptions(payload: Payload, budget: Budget): RenderOptions {
    const liquid = asHash(this.site.config.get('liquid'));
    const page: RubyValue = payload.get('page');
    return {
      host: this.host,
      filters: this.options.filters,
      budget,
      page,
      strictVariables: liquid.get('strict_variables') === true,
      strictFilters: liquid.get('strict_filters') === true,
    };
  }
}
