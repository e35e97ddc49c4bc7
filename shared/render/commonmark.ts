import MarkdownItClass, { type MarkdownIt } from 'markdown-it';
import type { RubyHash, RubyValue } from '../ruby/value.ts';
import {
  addAutolinks,
  addFootnotes,
  addSmartSymbols,
  addStrikethrough,
  addTagFilter,
  addTaskLists,
} from './commonmark-extensions.ts';
import { setJekyllOutput, setPagesOutput } from './commonmark-output.ts';
import type { Highlighter } from './kramdown/output/code.ts';
import { wellFormed } from './kramdown/output/holes.ts';

/** What `commonmark:` in `_config.yml` asks of CommonMarker: names of options (upper case) and of extensions. */
export interface CommonMarkOptions {
  readonly options: ReadonlySet<string>;
  readonly extensions: ReadonlySet<string>;
  /** Whether it is GitHub Pages' own processor. */
  readonly pages: boolean;
}

/**
 * Reads the `commonmark:` hash of `_config.yml` as jekyll-commonmark 1.4 does. `GFM` is GitHub Pages' own processor, with the options
 * that it sets there.
 */
export function readCommonMarkOptions(config: RubyHash | undefined, processor = 'CommonMark'): CommonMarkOptions {
  if (processor === 'GFM') {
    return {
      options: new Set(['UNSAFE', 'FOOTNOTES']),
      extensions: new Set(['table', 'strikethrough', 'autolink', 'tagfilter']),
      pages: true,
    };
  }
  return {
    options: new Set(namesOf(config?.get('options')).map(name => name.toUpperCase())),
    extensions: new Set(namesOf(config?.get('extensions'))),
    pages: processor === 'CommonMarkGhPages',
  };
}

function namesOf(value: RubyValue | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** Converts Markdown as the processors `CommonMark` and `CommonMarkGhPages` do, code highlighted as Rouge does. */
export class CommonMark {
  private readonly md: MarkdownIt;

  constructor(options: CommonMarkOptions, highlighter: Highlighter) {
    const md = new MarkdownItClass('commonmark', {
      html: true,
      xhtmlOut: true,
      breaks: options.options.has('HARDBREAKS'),
    });
    if (options.extensions.has('table')) md.enable('table');
    if (options.extensions.has('strikethrough'))
      addStrikethrough(md, !options.options.has('STRIKETHROUGH_DOUBLE_TILDE'));
    if (options.extensions.has('autolink')) addAutolinks(md);
    if (options.options.has('SMART')) addSmartSymbols(md);
    if (options.options.has('FOOTNOTES')) addFootnotes(md);
    if (options.extensions.has('tasklist')) addTaskLists(md);
    md.validateLink = url => options.options.has('UNSAFE') || isSafe(url);
    md.normalizeLink = encodeHref;
    md.normalizeLinkText = text => text;
    setRules(md, options);
    const style = { preLang: options.options.has('GITHUB_PRE_LANG'), highlighter };
    if (options.pages) setPagesOutput(md, style);
    else setJekyllOutput(md, style);
    this.md = md;
  }

  convert(text: string): string {
    // cmark ends the last line, too, which shows where the text ends in code.
    const lines = text === '' || text.endsWith('\n') ? text : `${text}\n`;
    return this.md.render(lines, { usedIds: new Map<string, number>() });
  }
}

function isSafe(url: string): boolean {
  const scheme = url.trim().toLowerCase();
  return (
    !/^(?:javascript|vbscript|file):/.test(scheme) &&
    (!scheme.startsWith('data:') || /^data:image\/(?:png|gif|jpeg|webp)/.test(scheme))
  );
}

/** An address as cmark writes it: what is safe or reserved stays, everything else is percent-encoded. */
function encodeHref(url: string): string {
  return url.replace(/[^\w!#$%&'()*+,\-./:;=?@~]/gu, character => encodeURIComponent(wellFormed(character)));
}

function setRules(md: MarkdownIt, { options, extensions }: CommonMarkOptions): void {
  const { rules } = md.renderer;
  rules['blockquote_open'] = (tokens, index) => `${tokens[index - 1]?.hidden ? '\n' : ''}<blockquote>\n`;
  if (options.has('NOBREAKS')) rules['softbreak'] = () => ' ';
  rules['s_open'] = () => '<del>';
  rules['s_close'] = () => '</del>';
  for (const cell of ['th_open', 'td_open']) {
    rules[cell] = (tokens, index) => {
      const style = String(tokens[index]!.attrGet('style') ?? '');
      const align = /text-align:(\w+)/.exec(style)?.[1];
      return `<${tokens[index]!.tag}${align ? ` align="${align}"` : ''}>`;
    };
  }
  if (!options.has('UNSAFE')) {
    rules['html_block'] = () => '<!-- raw HTML omitted -->\n';
    rules['html_inline'] = () => '<!-- raw HTML omitted -->';
  } else if (extensions.has('tagfilter')) addTagFilter(md);
}
