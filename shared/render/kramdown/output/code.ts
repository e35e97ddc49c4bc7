import type { RubyHash, RubyValue } from '../../../ruby/value.ts';
import type { Attributes } from '../element.ts';
import type { KramdownOptions } from '../options.ts';
import { lstrip, strip } from '../ruby-text.ts';
import { escapeAll } from './escape.ts';

/**
 * Gives the inner HTML (Rouge's token spans) of code in a language, or `undefined` where Rouge has no lexer of that name. The name
 * may carry options (`console?lang=ruby`); without one, the lexer is to be guessed.
 */
export type Highlighter = (code: string, language: string | undefined) => string | undefined;

/** Options of Rouge for code blocks or code spans, the general ones and those under `block` or `span`. */
function optionsFor(options: KramdownOptions, kind: 'block' | 'span'): RubyHash {
  const merged = new Map<RubyValue, RubyValue>();
  for (const [key, value] of options.syntaxHighlighterOpts)
    if (key !== 'block' && key !== 'span') merged.set(key, value);
  const own = options.syntaxHighlighterOpts.get(kind);
  if (own instanceof Map)
    for (const [key, value] of own as RubyHash)
      merged.set(typeof key === 'string' ? key.replace(/^:/, '') : key, value);
  if (kind === 'span') merged.set('wrap', false);
  return merged;
}

function isSet(value: RubyValue | undefined): boolean {
  return value !== undefined && value !== null && value !== false;
}

export interface Highlighted {
  readonly html: string;
  /** The language that was taken where the code names none, and that the class is to name. */
  readonly defaultLanguage: string | undefined;
}

/** Code as the highlighter that kramdown is told writes it, or `undefined` for plain code. CodeRay is none that runs here. */
export function highlight(
  code: string,
  language: string | undefined,
  kind: 'block' | 'span',
  options: KramdownOptions,
  highlighter: Highlighter,
): Highlighted | undefined {
  if (options.syntaxHighlighter === 'rouge') return writeRouge(code, language, kind, options, highlighter);
  if (options.syntaxHighlighter === 'minted') return writeMinted(code, language, kind, options.syntaxHighlighterOpts);
  return undefined;
}

/** LaTeX for the package minted (`SyntaxHighlighter::Minted`): the text is not escaped, and no class names a language that is not given. */
function writeMinted(
  code: string,
  language: string | undefined,
  kind: 'block' | 'span',
  settings: RubyHash,
): Highlighted | undefined {
  const asked = language ?? (isSet(settings.get('default_lang')) ? String(settings.get('default_lang')) : undefined);
  if (asked === undefined) return undefined;
  if (kind === 'span') return { html: `\\mintinline{${asked}}{${code}}`, defaultLanguage: undefined };
  const said: string[] = [];
  if (isSet(settings.get('wrap'))) said.push('breaklines');
  if (isSet(settings.get('line_numbers'))) said.push('linenos');
  if (isSet(settings.get('frame'))) said.push(`frame=${String(settings.get('frame'))}`);
  const html = `\\begin{minted}[${said.join(',')}]{${asked}}\n${code}\n\\end{minted}`;
  return { html, defaultLanguage: undefined };
}

/** Code as `Kramdown::Converter::SyntaxHighlighter::Rouge` with `Rouge::Formatters::HTMLLegacy` writes it. */
function writeRouge(
  code: string,
  language: string | undefined,
  kind: 'block' | 'span',
  options: KramdownOptions,
  highlighter: Highlighter,
): Highlighted | undefined {
  const settings = optionsFor(options, kind);
  const set = settings.get('default_lang');
  const defaultLanguage = isSet(set) ? String(set) : undefined;
  const asked = language ?? defaultLanguage;
  if ((asked === undefined && !isSet(settings.get('guess_lang'))) || isSet(settings.get('disable'))) return undefined;
  if ((asked === 'plaintext' || asked === 'text') && !isSet(settings.get('guess_lang'))) return undefined;
  const tokens = tryHighlight(highlighter, code, asked);
  if (tokens === undefined) return undefined;
  const numbered = isSet(settings.get('line_numbers')) ? writeNumbered(code, tokens, settings) : tokens;
  const wrapped =
    settings.has('wrap') && !isSet(settings.get('wrap'))
      ? numbered
      : `<div class="highlight"><pre class="${textOption(settings, 'css_class', 'highlight')}"><code>${numbered}</code></pre></div>`;
  return { html: wrapped, defaultLanguage };
}

/** A highlighter that fails costs the colours, not the page. */
function tryHighlight(highlighter: Highlighter, code: string, language: string | undefined): string | undefined {
  try {
    return highlighter(code, language);
  } catch {
    return escapeAll(code);
  }
}

function textOption(settings: RubyHash, name: string, otherwise: string): string {
  const value = settings.get(name);
  return isSet(value) ? String(value) : otherwise;
}

/** A table of line numbers and code (`Rouge::Formatters::HTMLTable`). */
function writeNumbered(code: string, tokens: string, settings: RubyHash): string {
  const ended = code.endsWith('\n');
  const count = (code.match(/\n/g)?.length ?? 0) + (ended ? 0 : 1);
  const first = Number(settings.get('start_line') ?? 1);
  const format = textOption(settings, 'line_format', '%i');
  let numbers = '';
  for (let line = first; line < first + count; line++)
    numbers += `${format.replace(/%[-+ 0]*(\d*)[id]/, (_, width: string) => String(line).padStart(Number(width)))}\n`;
  return (
    `<table class="${textOption(settings, 'table_class', 'rouge-table')}"><tbody><tr>` +
    `<td class="${textOption(settings, 'gutter_class', 'rouge-gutter')} gl"><pre class="lineno">${numbers}</pre></td>` +
    `<td class="${textOption(settings, 'code_class', 'rouge-code')}"><pre>${tokens}${ended ? '' : '\n'}</pre></td></tr></tbody></table>`
  );
}

/** The language that the class `language-...` names. */
export function languageOf(attributes: Attributes | null): string | undefined {
  return /(?<![\p{Alphabetic}\p{M}\p{Nd}\p{Pc}])language-([^ \t\r\n\f\v]+)/u.exec(attributes?.get('class') ?? '')?.[1];
}

/** Takes the class `language-...` away. */
export function dropLanguage(attributes: Attributes): void {
  const rest = strip(
    (attributes.get('class') ?? '').replace(/(?<![\p{Alphabetic}\p{M}\p{Nd}\p{Pc}])language-[^ \t\r\n\f\v]+/u, ''),
  );
  if (rest === '') attributes.delete('class');
  else attributes.set('class', rest);
}

/** Marks code as highlighted, in the class, in front of which the language stands. */
export function addHighlighterClass(
  attributes: Attributes,
  language: string | undefined,
  { syntaxHighlighter }: KramdownOptions,
): void {
  const marked = lstrip(`${attributes.get('class') ?? ''} highlighter-${syntaxHighlighter ?? ''}`);
  const named = /(?<![\p{Alphabetic}\p{M}\p{Nd}\p{Pc}])language-[^ \t\r\n\f\v]+/u;
  // A language in the class is replaced where it stands; kramdown's pattern finds the beginning first only if it does not begin with it.
  if (language === undefined) attributes.set('class', marked);
  else if (marked.search(named) === 0)
    attributes.set(
      'class',
      marked.replace(named, () => `language-${language}`),
    );
  else attributes.set('class', `language-${language} ${marked}`);
}
