import type { Emit, Token } from './token.ts';

/** Escapes what Rouge's HTML formatter escapes: `&`, `<` and `>`, but no quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>]/gu, char => (char === '&' ? '&amp;' : char === '<' ? '&lt;' : '&gt;'));
}

/** Collects tokens, neighbours of one type as one. */
export function collectTokens(lex: (emit: Emit) => void): Token[] {
  const tokens: { type: Token['type']; text: string }[] = [];
  let last: { type: Token['type']; text: string } | undefined;
  lex((type, text) => {
    if (text === '') return;
    if (last?.type === type) {
      last.text += text;
    } else {
      last = { type, text };
      tokens.push(last);
    }
  });
  return tokens;
}

/** The tokens as Rouge's HTML formatter prints them: a span for each but for plain text. */
export function formatHtml(tokens: readonly Token[]): string {
  let html = '';
  for (const { type, text } of tokens) {
    html += type === '' ? escapeHtml(text) : `<span class="${type}">${escapeHtml(text)}</span>`;
  }
  return html;
}

function tokenLines(tokens: readonly Token[]): Token[][] {
  const lines: Token[][] = [];
  let line: Token[] = [];
  for (const { type, text } of tokens) {
    for (const [piece] of text.matchAll(/\n|[^\n]+/gu)) {
      if (piece === '\n') {
        lines.push(line);
        line = [];
      } else {
        line.push({ type, text: piece });
      }
    }
  }
  if (line.length > 0) lines.push(line);
  return lines;
}

/**
 * The tokens as Rouge's HTMLLineHighlighter prints them: no token spans a line, every line ends with `\n`, and the lines
 * whose numbers (from 1) are in `marked` are wrapped in a span.
 */
export function formatMarkedLines(
  tokens: readonly Token[],
  marked: ReadonlySet<number>,
  markClass: string = 'hll',
): string {
  return tokenLines(tokens)
    .map((line, index) => {
      const html = `${formatHtml(line)}\n`;
      return marked.has(index + 1) ? `<span class="${markClass}">${html}</span>` : html;
    })
    .join('');
}

/** The options of Rouge's HTMLTable formatter; its own defaults are `rouge-table`, `rouge-gutter` and `rouge-code`. */
export interface LineTableOptions {
  readonly startLine?: number;
  /** A `sprintf` format with one `%i` or `%d`, which may have a width: `%3d`, `%03d`, `%-3d`. */
  readonly lineFormat?: string;
  readonly tableClass?: string;
  readonly gutterClass?: string;
  readonly codeClass?: string;
}

function formatLineNumber(format: string, line: number): string {
  return format.replace(/%%|%(?<flags>[-0]*)(?<width>\d{0,3})[id]/gu, (whole, flags: string, width: string) => {
    if (whole === '%%') return '%';
    const digits = String(line);
    if (flags.includes('-')) return digits.padEnd(Number(width));
    return digits.padStart(Number(width), flags.includes('0') ? '0' : ' ');
  });
}

/**
 * The table of line numbers and code that Rouge's HTMLTable prints for code and its highlighted HTML: Jekyll's
 * `{% highlight … linenos %}` with `gutterClass: 'gutter', codeClass: 'code'`, kramdown's `line_numbers` with the defaults.
 */
export function lineTable(code: string, html: string, options: LineTableOptions = {}): string {
  const { startLine = 1, lineFormat = '%i' } = options;
  const { tableClass = 'rouge-table', gutterClass = 'rouge-gutter', codeClass = 'rouge-code' } = options;
  const closed = code.endsWith('\n');
  const count = code.split('\n').length - (closed ? 1 : 0);
  const numbers = Array.from({ length: count }, (_, index) => `${formatLineNumber(lineFormat, startLine + index)}\n`);
  return (
    `<table class="${tableClass}"><tbody><tr><td class="${gutterClass} gl"><pre class="lineno">${numbers.join('')}</pre></td>` +
    `<td class="${codeClass}"><pre>${html}${closed ? '' : '\n'}</pre></td></tr></tbody></table>`
  );
}

/** The options of Rouge's HTMLLegacy formatter, which kramdown uses unless it is told another. */
export interface LegacyOptions extends LineTableOptions {
  readonly wrap?: boolean;
  readonly cssClass?: string;
  readonly lineNumbers?: boolean;
}

/** What Rouge's HTMLLegacy prints around highlighted HTML: the line table if asked, and `div`, `pre` and `code`. */
export function formatLegacy(code: string, html: string, options: LegacyOptions = {}): string {
  const inner = options.lineNumbers ? lineTable(code, html, options) : html;
  if (options.wrap === false) return inner;
  return `<div class="highlight"><pre class="${options.cssClass ?? 'codehilite'}"><code>${inner}</code></pre></div>`;
}
