import MarkdownItClass, { type MarkdownIt, type Token } from 'markdown-it';
import type { RubyHash, RubyValue } from '../ruby/value.ts';
import { addAutolinks, addFootnotes, addSmartSymbols, addTagFilter, addTaskLists } from './commonmark-extensions.ts';
import type { Highlighter } from './kramdown/output/code.ts';

/** What `commonmark:` in `_config.yml` asks of CommonMarker: names of options (upper case) and of extensions. */
export interface CommonMarkOptions {
  readonly options: ReadonlySet<string>;
  readonly extensions: ReadonlySet<string>;
}

/**
 * Reads the `commonmark:` hash of `_config.yml` as jekyll-commonmark 1.4 does. GitHub Pages' own processor (`CommonMarkGhPages`) always
 * writes the language its way.
 */
export function readCommonMarkOptions(config: RubyHash | undefined, processor = 'CommonMark'): CommonMarkOptions {
  const options = new Set(namesOf(config?.get('options')).map(name => name.toUpperCase()));
  if (processor === 'CommonMarkGhPages') options.add('GITHUB_PRE_LANG');
  return { options, extensions: new Set(namesOf(config?.get('extensions'))) };
}

function namesOf(value: RubyValue | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** Converts Markdown as the processors `CommonMark` and `CommonMarkGhPages` do, code highlighted as Rouge does. */
export class CommonMark {
  private readonly md: MarkdownIt;

  constructor(
    private readonly options: CommonMarkOptions,
    highlighter: Highlighter,
  ) {
    const md = new MarkdownItClass('commonmark', {
      html: true,
      xhtmlOut: true,
      breaks: options.options.has('HARDBREAKS'),
    });
    if (options.extensions.has('table')) md.enable('table');
    if (options.extensions.has('strikethrough')) md.enable('strikethrough');
    if (options.extensions.has('autolink')) addAutolinks(md);
    if (options.options.has('SMART')) addSmartSymbols(md);
    if (options.options.has('FOOTNOTES')) addFootnotes(md);
    if (options.extensions.has('tasklist')) addTaskLists(md);
    md.validateLink = url => options.options.has('UNSAFE') || isSafe(url);
    setRules(md, options, highlighter);
    this.md = md;
  }

  convert(text: string): string {
    return this.md.render(text, { nobreaks: this.options.options.has('NOBREAKS') });
  }
}

function isSafe(url: string): boolean {
  const scheme = url.trim().toLowerCase();
  return (
    !/^(?:javascript|vbscript|file):/.test(scheme) &&
    (!scheme.startsWith('data:') || /^data:image\/(?:png|gif|jpeg|webp)/.test(scheme))
  );
}

function setRules(md: MarkdownIt, { options, extensions }: CommonMarkOptions, highlighter: Highlighter): void {
  const { rules } = md.renderer;
  const code = (token: Token, language: string | undefined) =>
    writeCode(md, token.content, language, options, highlighter);
  rules['fence'] = (tokens, index) => code(tokens[index]!, tokens[index]!.info.trim().split(/\s+/)[0] || undefined);
  rules['code_block'] = (tokens, index) => code(tokens[index]!, undefined);
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

/** A code block as jekyll-commonmark's renderer writes it. */
function writeCode(
  md: MarkdownIt,
  content: string,
  language: string | undefined,
  options: ReadonlySet<string>,
  highlighter: Highlighter,
): string {
  const escaped = md.utils.escapeHtml(language ?? '');
  const name = language ? `language-${escaped} ` : '';
  const data = language ? ` data-lang="${escaped}"` : '';
  const [pre, inner] = options.has('GITHUB_PRE_LANG') ? [data, ''] : ['', data];
  const html =
    highlighter(content, language) ??
    content.replace(/[&<>]/g, c => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&gt;'));
  return `<div class="${name}highlighter-rouge"><div class="highlight"><pre class="highlight"${pre}><code${inner}>${html}</code></pre></div></div>\n`;
}
