import { toText } from '../../ruby/text.ts';
import type { RubyValue } from '../../ruby/value.ts';
import { htmlTokens } from './html-tokens.ts';

/** HTML with `change` applied to each text that is not inside one of the elements `left`. */
export function changeTexts(html: string, left: ReadonlySet<string>, change: (text: string) => string): string {
  let out = '';
  let inside = 0;
  for (const { kind, name, start, end } of htmlTokens(html)) {
    const piece = html.slice(start, end);
    if (left.has(name)) {
      if (kind === 'open' && !piece.endsWith('/>')) inside++;
      else if (kind === 'close' && inside > 0) inside--;
    }
    out += kind === 'text' && inside === 0 ? change(piece) : piece;
  }
  return out;
}

/** The part of a page that the filters of html-pipeline see: between the body's tags, else all of it. */
export function changeBody(html: string, change: (body: string) => string): string {
  const opening = /<body(?:"[^"]*"|'[^']*'|[^'">])*>\s*/.exec(html);
  if (!opening) return html.includes('<body') ? html : change(html);
  const start = opening.index + opening[0].length;
  const close = html.indexOf('</body>', start);
  const end = close < 0 ? html.length : close;
  return html.slice(0, start) + change(html.slice(start, end)) + html.slice(end);
}

/** A setting that is a text, or a text at a key of a hash. */
export function textSetting(value: RubyValue | undefined, key: string): string | undefined {
  const inner = value instanceof Map ? (value as ReadonlyMap<RubyValue, RubyValue>).get(key) : value;
  return inner === undefined || inner === null || typeof inner === 'boolean' ? undefined : toText(inner);
}
