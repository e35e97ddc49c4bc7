import type { Problem } from '../../kit/problem.ts';
import { toText } from '../../ruby/text.ts';
import type { RubyHash } from '../../ruby/value.ts';
import { textAt } from '../../site/config/config.ts';
import { asHash } from '../../site/yaml.ts';
import { CommonMark, readCommonMarkOptions } from '../commonmark.ts';
import type { BodyBlock, Conversion, KramdownOptions, Warning } from '../kramdown/kramdown.ts';
import type { Highlighter } from '../kramdown/output/code.ts';
import { Kramdown, readKramdownOptions } from '../kramdown/kramdown.ts';
import { smartify } from '../kramdown/smartify.ts';
import { highlight } from '../rouge/rouge.ts';
import { kramdownSettings } from './kramdown-settings.ts';

/** A text converted by the site's Markdown processor. */
export interface Marked {
  readonly html: string;
  readonly blocks: readonly BodyBlock[];
  /** Where kramdown's rules are not followed to the end, once for each reason. */
  readonly limits: readonly Warning[];
  /** What kramdown took over from, for the next conversion of the same document. */
  readonly conversion: Conversion | undefined;
}

const MOST_KEPT = 3000;

/** The Markdown processor that `markdown:` names, with what it converted kept by text as Jekyll's converter keeps it. */
export class Markup {
  readonly problems: readonly Problem[];
  private readonly options: KramdownOptions;
  private readonly kramdown: Kramdown;
  private readonly commonMark: CommonMark | undefined;
  private readonly kept = new Map<string, string>();

  constructor(config: RubyHash, configPath: string) {
    const highlighter: Highlighter = (code, language) => highlight(code, language ?? 'guess');
    this.options = readKramdownOptions(kramdownSettings(config));
    this.kramdown = new Kramdown(this.options, highlighter);
    const name = textAt(config, 'markdown');
    if (['CommonMark', 'CommonMarkGhPages', 'GFM'].includes(name)) {
      const options = readCommonMarkOptions(asHash(config.get('commonmark')), name);
      this.commonMark = new CommonMark(options, highlighter);
    }
    const known = this.commonMark !== undefined || name.toLowerCase() === 'kramdown';
    this.problems = known ? [] : [unknownProcessor(name, configPath)];
  }

  /** Converts a document. What kramdown took over from one conversion to the next comes back with the result. */
  convert(text: string, previous: Conversion | undefined): Marked {
    if (this.commonMark) {
      const html = this.commonMark.convert(text);
      const blocks = [{ line: 0, lines: text.split('\n').length, end: html.length }];
      return { html, blocks, limits: [], conversion: undefined };
    }
    const conversion = this.kramdown.convert(text, previous);
    const limits = firstLimits(conversion.warnings);
    return { html: conversion.html, blocks: conversion.blocks, limits, conversion };
  }

  /** The `smartify` filter: Jekyll's SmartyPants converter. */
  smartify(text: string): string {
    return smartify(text, this.options);
  }

  /** The HTML alone, as the `markdownify` filter and excerpts want it. */
  toHtml(text: string): string {
    const known = this.kept.get(text);
    if (known !== undefined) return known;
    const { html } = this.convert(text, undefined);
    if (this.kept.size >= MOST_KEPT) this.kept.clear();
    this.kept.set(text, html);
    return html;
  }
}

/** The first of each kind. */
function firstLimits(warnings: readonly Warning[]): readonly Warning[] {
  const limits = new Map<string, Warning>();
  for (const warning of warnings)
    if (warning.limit && !limits.has(warning.message)) limits.set(warning.message, warning);
  return [...limits.values()];
}

function unknownProcessor(name: string, path: string): Problem {
  return {
    severity: 'warning',
    code: 'markdown-processor',
    place: { path, line: 1, column: 1 },
    cause: `The Markdown processor “${toText(name)}” is not known here; kramdown is used.`,
    remedy: 'Set “markdown: kramdown” or check the page with Jekyll itself.',
  };
}
