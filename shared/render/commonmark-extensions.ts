import type { MarkdownIt, StateBlock, StateCore, StateInline, Token } from 'markdown-it';
import { inlines, setQuotes } from './commonmark-quotes.ts';

/** cmark-gfm's `autolink`: addresses with a scheme or `www.`, and mail addresses; a mere domain is none. */
export function addAutolinks(md: MarkdownIt): void {
  md.set({ linkify: true }).enable('linkify');
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: true, fuzzyIP: false });
  md.linkify.add('//', null);
  md.linkify.add('www.', {
    validate: (text, pos) => {
      if (!/^[\s*_~(]?$/u.test(text.slice(0, pos - 4).slice(-1))) return 0;
      return trimmedLength(/^[\w-]+(?:\.[\w-]+)*[^\s<]*/u.exec(text.slice(pos, pos + 2000))?.[0] ?? '');
    },
    normalize: match => {
      match.url = `http://${match.url}`;
    },
  });
  for (const scheme of ['http:', 'https:', 'ftp:']) {
    md.linkify.add(scheme, {
      validate: (text, pos) =>
        trimmedLength(/^\/\/[^\s!-/:-@[-\x60{-~\p{P}][^\s<]*/u.exec(text.slice(pos, pos + 2000))?.[0] ?? ''),
    });
  }
  md.inline.ruler.at('linkify', readAddress);
  md.core.ruler.after('linkify', 'bracketed', leaveBracketed);
}

/** How far back brackets are counted, so that many addresses take no quadratic time. */
const NEAR = 5000;

/** An address with a scheme; there is none behind a bracket that is still open, whose link is looked for first. */
function readAddress(state: StateInline, silent: boolean): boolean {
  const { src, pos, md } = state;
  if (silent || state.linkLevel > 0 || !src.startsWith('://', pos)) return false;
  const scheme = /[a-z]+$/i.exec(state.pending.slice(-10))?.[0].length ?? 0;
  if (scheme === 0 || openBrackets(0, src.slice(Math.max(0, pos - NEAR), pos)) > 0) return false;
  const url = md.linkify.matchAtStart(src.slice(pos - scheme))?.url.replace(/\*+$/, '') ?? '';
  const href = md.normalizeLink(url);
  if (url.length <= scheme || !md.validateLink(href)) return false;
  state.pending = state.pending.slice(0, -scheme);
  const open = state.push('link_open', 'a', 1);
  open.attrs = [['href', href]];
  open.markup = 'linkify';
  state.push('text', '', 0).content = url;
  state.push('link_close', 'a', -1).markup = 'linkify';
  state.pos += url.length - scheme;
  return true;
}

/** Takes the links from addresses behind a bracket that is still open, where cmark looks for none, and from mail's that end in a digit. */
function leaveBracketed(state: StateCore): void {
  for (const block of state.tokens) {
    let open = 0;
    let leaving = false;
    block.children =
      block.children?.filter(token => {
        if (token.type === 'text') open = openBrackets(open, token.content);
        if (token.markup !== 'linkify') return true;
        if (token.type === 'link_open') leaving = isNone(String(token.attrGet('href')), open);
        return !leaving;
      }) ?? null;
  }
}

function isNone(address: string, openBrackets: number): boolean {
  return address.startsWith('mailto:') ? !/[a-z.]$/i.test(address) : openBrackets > 0;
}

function openBrackets(before: number, text: string): number {
  let open = before;
  for (const [bracket] of text.matchAll(/[[\]]/g)) open = bracket === '[' ? open + 1 : Math.max(0, open - 1);
  return open;
}

/** An address without the punctuation, character references and unbalanced parentheses at its end. */
function trimmedLength(address: string): number {
  let end = address.length;
  for (;;) {
    const part = address.slice(0, end);
    const c = part[end - 1];
    if (c === undefined) return 0;
    const reference = c === ';' ? (/&[a-zA-Z]+;$/.exec(part)?.[0].length ?? 1) : 0;
    const unbalanced = c === ')' && part.split(')').length > part.split('(').length;
    if (reference > 0) end -= reference;
    else if (unbalanced || '?!.,:*_~\'"'.includes(c)) end--;
    else return end;
  }
}

const SINGLE = 126;
/** Stands for two tildes among the delimiters, which must not match one. */
const DOUBLE = 0x10000 + SINGLE;

/** cmark-gfm's `strikethrough`: text between two tildes or, where `single`, between one and one; longer runs are text. */
export function addStrikethrough(md: MarkdownIt, single: boolean): void {
  md.inline.ruler.at('strikethrough', (state, silent) => {
    if (silent || state.src.charCodeAt(state.pos) !== SINGLE) return false;
    const { length, can_open: open, can_close: close } = state.scanDelims(state.pos, true);
    state.push('text', '', 0).content = '~'.repeat(length);
    if (length === 2 || (single && length === 1)) {
      const marker = length === 1 ? SINGLE : DOUBLE;
      state.delimiters.push({ marker, length, token: state.tokens.length - 1, end: -1, open, close });
    }
    state.pos += length;
    return true;
  });
  md.inline.ruler2.at('strikethrough', state => {
    strike(state, state.delimiters);
    for (const meta of state.tokens_meta) if (meta?.delimiters) strike(state, meta.delimiters);
  });
  md.enable('strikethrough');
}

function strike(state: StateInline, delimiters: StateInline['delimiters']): void {
  for (const { marker, end, token } of delimiters) {
    if ((marker !== SINGLE && marker !== DOUBLE) || end === -1) continue;
    for (const [index, nesting] of [
      [token, 1],
      [delimiters[end]!.token, -1],
    ] as const) {
      const tag = state.tokens[index]!;
      tag.type = nesting === 1 ? 's_open' : 's_close';
      tag.tag = 'del';
      tag.nesting = nesting;
      tag.content = '';
    }
  }
}

/** cmark's `SMART`: quotes, `--`, `---` and `...`. A run of dashes becomes em dashes, en dashes, or both. */
export function addSmartSymbols(md: MarkdownIt): void {
  md.set({ typographer: true }).enable('smartquotes');
  md.core.ruler.at('smartquotes', setQuotes);
  md.core.ruler.before('smartquotes', 'smart_symbols', (state: StateCore) => {
    for (const children of inlines(state.tokens)) {
      for (const token of children) {
        if (token.type === 'text')
          token.content = token.content.replace(/-{2,}/g, run => dashes(run.length)).replaceAll('...', '…');
      }
    }
  });
}

function dashes(length: number): string {
  if (length % 3 === 0) return '—'.repeat(length / 3);
  if (length % 2 === 0) return '–'.repeat(length / 2);
  const en = length % 3 === 2 ? 1 : 2;
  return '—'.repeat((length - en * 2) / 3) + '–'.repeat(en);
}

/** `[ ]` and `[x]` at the front of list items, as cmark-gfm writes them. */
export function addTaskLists(md: MarkdownIt): void {
  md.core.ruler.after('inline', 'task_lists', (state: StateCore) => {
    state.tokens.forEach((token, index) => {
      const text = token.type === 'inline' ? token.children?.[0] : undefined;
      const box = text?.type === 'text' ? /^\[([ xX])\] /.exec(text.content) : null;
      if (!box || !text || state.tokens[index - 2]?.type !== 'list_item_open') return;
      const checkbox = new state.Token('task_box', 'input', 0);
      checkbox.content = `<input type="checkbox" ${box[1] === ' ' ? '' : 'checked="" '}disabled="" /> `;
      text.content = text.content.slice(box[0].length);
      token.children!.unshift(checkbox);
    });
  });
  md.renderer.rules['task_box'] = (tokens, index) => tokens[index]!.content;
}

const FILTERED = /<(?=(?:title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)(?:\s|>|\/>))/gi;

/** `tagfilter` as CommonMarker writes it: some start tags show as text. */
export function addTagFilter(md: MarkdownIt): void {
  for (const name of ['html_block', 'html_inline']) {
    md.renderer.rules[name] = (tokens, index) => tokens[index]!.content.replace(FILTERED, '&lt;');
  }
}

interface Footnotes {
  /** The definitions' tokens by normalized name. */
  readonly defined: Map<string, Token[]>;
  /** Names in the order of their first marks. */
  readonly used: string[];
}

function footnotesOf(env: Record<string | symbol, unknown>): Footnotes {
  return (env['footnotes'] ??= { defined: new Map(), used: [] }) as Footnotes;
}

/** cmark's `FOOTNOTES`: `[^name]`, defined by `[^name]: text` with indented lines behind it. */
export function addFootnotes(md: MarkdownIt): void {
  md.block.ruler.before('reference', 'footnote_definition', readDefinition, { alt: ['paragraph'] });
  md.inline.ruler.before('link', 'footnote_mark', readMark);
  md.core.ruler.after('inline', 'footnote_list', appendList);
  const { rules } = md.renderer;
  rules['footnote_mark'] = (tokens, index) => {
    const number = tokens[index]!.info;
    return `<sup class="footnote-ref"><a href="#fn${number}" id="fnref${number}">${number}</a></sup>`;
  };
  rules['footnote_html'] = (tokens, index) => tokens[index]!.content;
}

const DEFINITION = /^\[\^([^\]\s]+)\]:[ \t]*/;

function readDefinition(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const start = state.bMarks[startLine]! + state.tShift[startLine]!;
  const match = DEFINITION.exec(state.src.slice(start, state.eMarks[startLine]));
  if (!match || state.sCount[startLine]! - state.blkIndent >= 4) return false;
  if (silent) return true;
  let next = startLine + 1;
  while (next < endLine && (state.isEmpty(next) || state.sCount[next]! - state.blkIndent >= 4)) next++;
  const saved = [state.bMarks[startLine]!, state.tShift[startLine]!, state.blkIndent, state.lineMax] as const;
  const outer = state.tokens;
  state.tokens = [];
  state.bMarks[startLine] = start + match[0].length;
  state.tShift[startLine] = 0;
  state.sCount[startLine] = state.blkIndent + 4;
  state.blkIndent += 4;
  state.lineMax = next;
  state.md.block.tokenize(state, startLine, next);
  footnotesOf(state.env).defined.set(match[1]!.toLowerCase(), state.tokens);
  state.tokens = outer;
  [state.bMarks[startLine], state.tShift[startLine], state.blkIndent, state.lineMax] = saved;
  state.line = next;
  return true;
}

function readMark(state: StateInline, silent: boolean): boolean {
  const match = /^\[\^([^\]\s]+)\]/.exec(state.src.slice(state.pos, state.pos + 200));
  const name = match?.[1]?.toLowerCase();
  const { defined, used } = footnotesOf(state.env);
  if (!match || name === undefined || !defined.has(name)) return false;
  if (!silent) {
    if (!used.includes(name)) used.push(name);
    state.push('footnote_mark', '', 0).info = String(used.indexOf(name) + 1);
  }
  state.pos += match[0].length;
  return true;
}

function appendList(state: StateCore): void {
  const { defined, used } = footnotesOf(state.env);
  if (used.length === 0) return;
  const add = (html: string) => {
    const token = new state.Token('footnote_html', '', 0);
    token.content = html;
    state.tokens.push(token);
    return token;
  };
  add('<section class="footnotes">\n<ol>\n');
  used.forEach((name, index) => {
    const backlink = `<a href="#fnref${index + 1}" class="footnote-backref">↩</a>`;
    const tokens = defined.get(name)!;
    for (const token of tokens) {
      if (token.type !== 'inline') continue;
      state.md.inline.parse(token.content, state.md, state.env, (token.children ??= []));
    }
    const last = tokens[tokens.length - 1];
    const inline = last?.type === 'paragraph_close' ? tokens[tokens.length - 2] : undefined;
    add(`<li id="fn${index + 1}">\n`);
    if (inline?.children) {
      const token = new state.Token('footnote_html', '', 0);
      token.content = ` ${backlink}`;
      inline.children.push(token);
    }
    for (const token of tokens) state.tokens.push(token);
    add(`${inline ? '' : `${backlink}\n`}</li>\n`);
  });
  add('</ol>\n</section>\n');
}
