import type { MarkdownIt, Token } from 'markdown-it';
import type { Highlighter } from './kramdown/output/code.ts';

/** Writes code blocks and headings as one of the processors does. */
export interface OutputStyle {
  /** Whether `GITHUB_PRE_LANG` is set. */
  readonly preLang: boolean;
  readonly highlighter: Highlighter;
}

/** Code as jekyll-commonmark writes it: always in Rouge's wrapper, the language as it was written. */
export function setJekyllOutput(md: MarkdownIt, { preLang, highlighter }: OutputStyle): void {
  setCodeRules(md, /\s+/, (content, language) => {
    const name = language === undefined ? '' : `language-${language} `;
    const data = language === undefined ? '' : ` data-lang="${language}"`;
    const [pre, inner] = preLang ? [data, ''] : ['', data];
    const html = highlighter(content, language) ?? escapeCode(content);
    return `<div class="${name}highlighter-rouge"><div class="highlight"><pre class="highlight"${pre}><code${inner}>${html}</code></pre></div></div>\n`;
  });
}

/** Code and headings as GitHub Pages' processor writes them: only code of known languages in Rouge's wrapper, headings with ids. */
export function setPagesOutput(md: MarkdownIt, { preLang, highlighter }: OutputStyle): void {
  setCodeRules(md, /[\s,]/, (content, language, next) => {
    const html = language === undefined ? undefined : highlighter(content, language);
    if (html !== undefined) {
      return `<div class="language-${language} highlighter-rouge"><div class="highlight"><pre class="highlight"><code>${html}</code></pre></div></div>\n`;
    }
    // It does not stand on a line of its own; only a block behind it begins one.
    const end = next && next.nesting !== -1 && !next.hidden ? '\n' : '';
    const pre = preLang && language !== undefined ? ` lang="${language}"` : '';
    const inner = !preLang && language !== undefined ? ` class="language-${language}"` : '';
    return `<pre${pre}><code${inner}>${md.utils.escapeHtml(content)}</code></pre>${end}`;
  });
  md.renderer.rules['list_item_open'] = (tokens, index, options, env, self) => {
    const item = self.renderToken(tokens, index, options);
    const next = tokens[index + 1]!;
    if (next.type !== 'fence' && next.type !== 'code_block') return item;
    const code = md.renderer.rules[next.type]!(tokens, index + 1, options, env, self);
    return code.startsWith('<pre') ? item.trimEnd() : item;
  };
  md.renderer.rules['heading_open'] = (tokens, index, options, env, self) => {
    const html = self.renderInline(tokens[index + 1]!.children ?? [], options, env);
    const id = uniqueId(html, env?.['usedIds'] as Map<string, number>);
    return `<${tokens[index]!.tag} id="${id}">`;
  };
}

/** An id made of a heading's HTML, tags' letters included. */
function uniqueId(html: string, used: Map<string, number>): string {
  const plain = html
    .replace(/^[^a-zA-Z]+/gm, '')
    .replace(/[^a-zA-Z0-9 -]/g, '')
    .replaceAll(' ', '-')
    .toLowerCase();
  const id = plain === '' ? 'section' : plain;
  const count = used.get(id);
  if (count === undefined) {
    used.set(id, 0);
    return id;
  }
  used.set(id, count + 1);
  return `${id}-${count + 1}`;
}

/** The language is the first word of what stands behind the fence, escapes and character references read. */
function setCodeRules(
  md: MarkdownIt,
  separator: RegExp,
  write: (content: string, language: string | undefined, next: Token | undefined) => string,
): void {
  const { rules } = md.renderer;
  const languageOf = (token: Token) => md.utils.unescapeAll(token.info).trim().split(separator)[0] || undefined;
  for (const type of ['fence', 'code_block']) {
    rules[type] = (tokens, index) => {
      const token = tokens[index]!;
      return write(token.content, type === 'fence' ? languageOf(token) : undefined, tokens[index + 1]);
    };
  }
}

/** As Rouge escapes plain text. */
function escapeCode(content: string): string {
  return content.replace(/[&<>]/g, c => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&gt;'));
}
