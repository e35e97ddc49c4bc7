/** A piece of an HTML text, in order and without gaps: `text` between tags, an opening or closing tag, anything else. */
export interface HtmlToken {
  readonly kind: 'text' | 'open' | 'close' | 'other';
  /** In lower case; empty for text and others. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const TAG = /<(\/?)([a-zA-Z][^\s/>]*)(?:"[^"]*"|'[^']*'|[^'">])*>/y;
const RAW = new Set(['script', 'style', 'textarea', 'title']);

/** Cuts HTML into tags and text, as far as that can be done without building a tree. */
export function* htmlTokens(html: string): Generator<HtmlToken> {
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) {
      yield { kind: 'text', name: '', start: at, end: html.length };
      return;
    }
    if (open > at) yield { kind: 'text', name: '', start: at, end: open };
    const token = tokenAt(html, open);
    yield token;
    at = token.end;
    if (token.kind !== 'open' || !RAW.has(token.name)) continue;
    const close = html.toLowerCase().indexOf(`</${token.name}`, at);
    const end = close < 0 ? html.length : close;
    if (end > at) yield { kind: 'other', name: '', start: at, end };
    at = end;
  }
}

/** The value of an attribute in an opening tag's text; `undefined` when it is not there. */
export function attributeOf(tag: string, name: string): string | undefined {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag);
  return match ? (match[1] ?? match[2] ?? match[3]) : undefined;
}

function tokenAt(html: string, open: number): HtmlToken {
  if (html.startsWith('<!--', open)) {
    const close = html.indexOf('-->', open + 4);
    return { kind: 'other', name: '', start: open, end: close < 0 ? html.length : close + 3 };
  }
  TAG.lastIndex = open;
  const match = TAG.exec(html);
  if (match) {
    const name = (match[2] ?? '').toLowerCase();
    return { kind: match[1] === '/' ? 'close' : 'open', name, start: open, end: open + match[0].length };
  }
  const close = /^<[!?/]/.test(html.slice(open, open + 2)) ? html.indexOf('>', open) : -1;
  return close < 0
    ? { kind: 'text', name: '', start: open, end: open + 1 }
    : { kind: 'other', name: '', start: open, end: close + 1 };
}
