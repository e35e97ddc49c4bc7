import { fencedCode } from './fenced-code.ts';
import { splitFrontMatter } from './split.ts';
import type { TextRange } from './text-change.ts';

/** A place in a text that leads to another document. */
export interface DocumentLink {
  /**
   * `post_url` and `link`: the operand of Jekyll's tag. `address`: the path of a Markdown link, a link definition, an HTML
   * attribute, a Liquid string or a scalar of YAML, JSON or CSV, without host, query and fragment.
   */
  readonly kind: 'post_url' | 'link' | 'address';
  readonly range: TextRange;
  /** What stands there. */
  readonly written: string;
  /** What stands before an address and says whose it is: `https://example.org`, `{{ site.url }}`; empty for none. */
  readonly host: string;
  /** The address is written behind `{{ site.baseurl }}`, or a filter puts the `baseurl` before it. */
  readonly based: boolean;
}

/** Longer addresses are data. */
const LONGEST = 2048;
const TAG = /\{%-?[ \t\r\n]*(post_url|link)[ \t\r\n]+([^%\n]{1,1000}?)[ \t\r\n]*-?%\}/dg;
const RAW = /\{%-?\s*(raw|comment)\s*-?%\}[\s\S]*?\{%-?\s*end\1\s*-?%\}/g;
const LIQUID_STRING = /(["'])([^"'\n{}]{1,2048})\1(?=[^{}]{0,200}(?:\}\}|%\}))/dg;
const LIQUID = /\{\{[^{}]{1,4096}\}\}|\{%[^%]{1,4096}%\}/g;
const PREFIX = String.raw`(?:\{\{[^{}\n]{1,200}\}\}){0,2}`;
const MARKDOWN = [
  new RegExp(
    String.raw`\]\([ \t]*(?:<([^<>\n]{1,2048})>|(${PREFIX}[^\s()<>{}]{0,2048}(?:\([^\s()]{0,500}\)[^\s()<>{}]{0,500})?))`,
    'dg',
  ),
  new RegExp(String.raw`^ {0,3}\[[^\]\n]{1,500}\]:[ \t]*(?:<([^<>\n]{1,2048})>|(${PREFIX}[^\s<>{}]{1,2048}))`, 'dgm'),
  /<((?:https?:)?\/\/[^\s<>]{1,2048})>/dg,
];
const HTML = /\b(?:href|src|action|cite|content|data-[\w-]+)[ \t]*=[ \t]*(?:"([^"\n]{1,2048})"|'([^'\n]{1,2048})')/dgi;
/** A scalar of a data file or of front matter that is an address as a whole. */
const SCALAR =
  /(?<=^|[\s,[{:(|>"'])((?:https?:\/\/[^\s/"'<>,\]}]{1,255})?\/[^\s"'<>,\]}|]{0,2048})(?=$|[\s,\]}"')<|])/dgm;
const DATA = /\.(?:ya?ml|json|csv|tsv)$/i;

/**
 * Every place of a site's file that may lead to another document, in the order of the text. Code blocks hold examples and
 * are passed over, but for Liquid, which Jekyll runs inside them too; `{% raw %}` and comments are passed over whole.
 */
export function findDocumentLinks(path: string, text: string): readonly DocumentLink[] {
  const links = new Map<number, DocumentLink>();
  const raw = [...text.matchAll(RAW)].map(match => ({ from: match.index, to: match.index + match[0].length }));
  const isRaw = (at: number): boolean => raw.some(one => at >= one.from && at < one.to);
  for (const match of text.matchAll(TAG)) {
    const [from, to] = match.indices![2]!;
    const kind = match[1] === 'link' ? 'link' : 'post_url';
    if (!isRaw(from)) links.set(from, { kind, range: { from, to }, written: match[2]!, host: '', based: false });
  }
  const take = (from: number, to: number, based = false): void => {
    const link = to - from > LONGEST ? undefined : readLink(text, { from, to }, based);
    if (link && !links.has(link.range.from)) links.set(link.range.from, link);
  };
  for (const liquid of text.matchAll(LIQUID)) {
    if (isRaw(liquid.index) || /^\{%-?\s*(?:post_url|link)\b/.test(liquid[0])) continue;
    const based = /\|\s*(?:relative_url|absolute_url)\b/.test(liquid[0]);
    for (const match of liquid[0].matchAll(LIQUID_STRING)) {
      const [from, to] = match.indices![2]!;
      take(liquid.index + from, liquid.index + to, based);
    }
  }
  const split = splitFrontMatter(text);
  const data = DATA.test(path) ? { from: 0, to: text.length } : split && { from: 0, to: split.bodyStart };
  const body = DATA.test(path) ? text.length : (split?.bodyStart ?? 0);
  for (const match of text.slice(0, data?.to ?? 0).matchAll(SCALAR)) take(...match.indices![1]!);
  const code = codeRanges(text, body);
  for (const pattern of [...MARKDOWN, HTML]) {
    for (const match of text.slice(body).matchAll(pattern)) {
      const span = match.indices![1] ?? match.indices![2];
      if (!span) continue;
      const from = span[0] + body;
      if (!isRaw(from) && !code.some(one => from >= one.from && from < one.to)) take(from, span[1] + body);
    }
  }
  return [...links.values()].sort((a, b) => a.range.from - b.range.from);
}

/** The path alone of what is written at a place; undefined for what is no path (`#top`, `mailto:`, other Liquid). */
function readLink(text: string, range: TextRange, filtered: boolean): DocumentLink | undefined {
  const whole = text.slice(range.from, range.to);
  const liquid = /^((?:\{\{-?\s*site\.(?:url|baseurl)\s*-?\}\})+)/.exec(whole)?.[1] ?? '';
  const host = /^(?:https?:)?\/\/[^/?#\s]+/i.exec(whole)?.[0] ?? (liquid.includes('site.url') ? '{{ site.url }}' : '');
  const from = range.from + (liquid === '' ? host.length : liquid.length);
  const rest = text.slice(from, range.to);
  if (/[{}]/.test(rest) || /^[a-z][a-z0-9+.-]*:/i.test(rest)) return undefined;
  const written = /^[^?#]*/.exec(rest)![0];
  if (written === '') return undefined;
  const based = filtered || liquid.includes('baseurl');
  return { kind: 'address', range: { from, to: from + written.length }, written, host, based };
}

const CODE_SPAN = /(?<!`)(`+)(?!`)[^\n]*?[^`]\1(?!`)/g;

/** Fenced code blocks and code spans of one line. */
function codeRanges(text: string, bodyStart: number): readonly TextRange[] {
  const blocks = fencedCode(text, bodyStart);
  const spans = Array.from(text.slice(bodyStart).matchAll(CODE_SPAN), ({ 0: span, index }) => ({
    from: bodyStart + index,
    to: bodyStart + index + span.length,
  }));
  return [...blocks, ...spans.filter(({ from }) => !blocks.some(block => from >= block.from && from < block.to))];
}
