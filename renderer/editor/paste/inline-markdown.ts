import { NOTE_SIGN } from './footnotes.ts';
import { styleOf, textOf, type HtmlElement, type HtmlNode } from './html-node.ts';

/** A run of words with what is set on it. */
interface Run {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly strike: boolean;
  /** Markdown that stands as it is: an image, code, a line break. */
  readonly verbatim: boolean;
  readonly link: string | undefined;
}

type Look = Omit<Run, 'text' | 'verbatim'>;

const PLAIN: Look = { bold: false, italic: false, strike: false, link: undefined };
const LINKED = new Set(['http', 'https', 'mailto', 'tel', 'ftp', 'sms', 'xmpp', 'irc', 'magnet']);
const SKIPPED = new Set(['script', 'style', 'meta', 'link', 'title', 'head', 'noscript', 'template', 'o:p']);

/** The Markdown of what stands in one line: marks joined over neighbours and set tight on words. */
export function inlineMarkdown(nodes: readonly HtmlNode[]): string {
  const runs: Run[] = [];
  // Words among others: a text that is typed as a whole is no code.
  const typed = nodes.some(hasUntyped);
  for (const node of nodes) collect(node, PLAIN, typed, runs);
  return write(joined(runs))
    .replace(/[ \t]*\n[ \t]*/g, '  \n')
    .trim();
}

function collect(node: HtmlNode, look: Look, typed: boolean, runs: Run[]): void {
  if (node.kind === 'text') {
    const text = node.text.replace(/[\s\u00a0]+/g, ' ');
    if (text !== '') runs.push({ ...look, text, verbatim: false });
    return;
  }
  if (SKIPPED.has(node.name)) return;
  if (node.name === 'br') runs.push({ ...look, text: '  \n', verbatim: true });
  else if (node.name === 'img') {
    const image = imageMarkdown(node);
    if (image !== '') runs.push({ ...look, text: image, verbatim: true });
  } else if (node.name === NOTE_SIGN) {
    runs.push({ ...PLAIN, text: `[^${node.attributes.get('number')}]`, verbatim: true });
  } else if (['code', 'kbd', 'samp', 'tt'].includes(node.name) || (typed && isTyped(node))) {
    const code = textOf(node).replace(/\s+/g, ' ');
    if (code.trim() !== '') runs.push({ ...look, text: codeSpan(code), verbatim: true });
  } else if (node.name === 'sup' || node.name === 'sub') {
    runs.push({ ...look, text: `<${node.name}>${escapeText(textOf(node))}</${node.name}>`, verbatim: true });
  } else for (const child of node.children) collect(child, lookOf(node, look), typed, runs);
}

/** Words in a typewriter's face, which is how Google Docs and Word show code. */
function isTyped(element: HtmlElement): boolean {
  const face = styleOf(element).get('font-family') ?? element.attributes.get('face') ?? '';
  return (
    ['span', 'font'].includes(element.name) && /\b(?:monospace|courier|consolas|menlo|monaco)\b|\bmono\b/i.test(face)
  );
}

function hasUntyped(node: HtmlNode): boolean {
  return node.kind === 'text' ? node.text.trim() !== '' : !isTyped(node) && node.children.some(hasUntyped);
}

function lookOf(element: HtmlElement, outer: Look): Look {
  const style = styleOf(element);
  const weight = style.get('font-weight');
  const slant = style.get('font-style');
  const line = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`;
  // Google Docs wraps a whole document in `<b style="font-weight:normal">`: the style has the last word.
  const bold =
    weight === undefined
      ? outer.bold || ['b', 'strong'].includes(element.name)
      : /^(?:bold|bolder|[6-9]\d\d)/.test(weight);
  const italic =
    slant === undefined
      ? outer.italic || ['i', 'em', 'cite', 'dfn'].includes(element.name)
      : /^(?:italic|oblique)/.test(slant);
  const strike = outer.strike || ['s', 'del', 'strike'].includes(element.name) || line.includes('line-through');
  return { bold, italic, strike, link: outer.link ?? linkOf(element) };
}

function linkOf(element: HtmlElement): string | undefined {
  const href = element.name === 'a' ? element.attributes.get('href')?.trim() : undefined;
  if (!href || href.startsWith('#')) return undefined;
  // A scheme that leads nowhere on a page, or runs something there, makes no link.
  const scheme = /^[\s\0]*([a-z][a-z0-9+.-]*)\s*:/i.exec(href)?.[1]?.toLowerCase();
  if (scheme !== undefined && !LINKED.has(scheme)) return undefined;
  return address(href);
}

/** An address as it stands in parentheses: without spaces or unpaired parentheses. Google's redirections are looked through. */
function address(href: string): string {
  const google = /^https:\/\/www\.google\.com\/url\?(?:.*&)?q=([^&]+)/.exec(href)?.[1];
  const target = google === undefined ? href : decoded(google);
  return target.replace(/[\s<>()]/g, sign => encodeURIComponent(sign).replace('(', '%28').replace(')', '%29'));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function imageMarkdown(element: HtmlElement): string {
  const source = element.attributes.get('src') ?? '';
  const embedded = /^data:image\/[a-z+]+;base64,/i.test(source);
  if (!embedded && !/^(?:https?:\/\/|\/|[\w.-]+\/)/i.test(source)) return '';
  const alt = (element.attributes.get('alt') ?? '').replace(/\s+/g, ' ').trim();
  // What is embedded becomes a file before it is pasted.
  return `![${escapeText(alt)}](${embedded ? source.replace(/\s+/g, '') : address(source)})`;
}

export function codeSpan(code: string): string {
  const longest = (code.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 0);
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${code} ${fence}` : `${fence}${code}${fence}`;
}

const same = (a: Run, b: Run): boolean =>
  a.bold === b.bold && a.italic === b.italic && a.strike === b.strike && a.link === b.link && a.verbatim === b.verbatim;

/** The white space of each run is single already: only where two meet, one goes. */
function joined(runs: readonly Run[]): Run[] {
  const result: { readonly run: Run; readonly parts: string[] }[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    const isSpaced = last?.parts.at(-1)?.endsWith(' ') === true;
    const blank = run.text.trim() === '' && !run.verbatim;
    if (last && !last.run.verbatim && (same(last.run, run) || (blank && last.run.link === run.link))) {
      const rest = isSpaced && run.text.startsWith(' ') ? run.text.slice(1) : run.text;
      if (rest !== '') last.parts.push(rest);
    } else if (isSpaced && !run.verbatim && run.text.startsWith(' ')) {
      if (run.text.length > 1) result.push({ run, parts: [run.text.slice(1)] });
    } else result.push({ run, parts: [run.text] });
  }
  return result.map(({ run, parts }) => ({ ...run, text: parts.join('') }));
}

function write(runs: readonly Run[]): string {
  let text = '';
  for (let at = 0; at < runs.length;) {
    const { link } = runs[at]!;
    let end = at + 1;
    while (end < runs.length && runs[end]!.link === link) end += 1;
    const words = runs.slice(at, end).map(marked).join('');
    const [lead, inner, tail] = apart(words);
    if (link === undefined || inner === '') text += words;
    else
      text +=
        inner === escapeText(link) && /^https?:/.test(link)
          ? `${lead}<${link}>${tail}`
          : `${lead}[${inner}](${link})${tail}`;
    at = end;
  }
  return text;
}

/** Marks hug the words: white space goes outside of them. */
function marked({ text, bold, italic, strike, verbatim }: Run): string {
  const [lead, inner, tail] = apart(verbatim ? text : escapeText(text));
  if (inner === '') return verbatim ? text : lead + tail;
  const open = (bold ? '**' : '') + (italic ? '*' : '') + (strike ? '~~' : '');
  const close = (strike ? '~~' : '') + (italic ? '*' : '') + (bold ? '**' : '');
  return `${lead}${open}${inner}${close}${tail}`;
}

function apart(text: string): [string, string, string] {
  const inner = text.trim();
  if (inner === '') return [text, '', ''];
  const start = text.indexOf(inner);
  return [text.slice(0, start), inner, text.slice(start + inner.length)];
}

/** Escapes what Markdown or Liquid would take for a mark; words stay readable. */
export function escapeText(text: string): string {
  return text
    .replace(/[\\`*[\]]/g, '\\$&')
    .replace(/(^|[^\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, found => found.replace('_', '\\_'))
    .replace(/~~/g, '\\~\\~')
    .replace(/<(?=[a-z/!?])/gi, '&lt;')
    .replace(/\{(?=[{%:])/g, '&#123;');
}
