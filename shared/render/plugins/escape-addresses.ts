import { percentEncode } from '../../ruby/codes/percent.ts';
import { decodeEntities } from './entities.ts';
import { htmlTokens } from './html-tokens.ts';

const ATTRIBUTE = /(\s)(href|src|action|name)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'=<>`]+)/gi;
/** What libxml2 does not leave as it is in an address. */
const ESCAPED = /[^A-Za-z0-9\-_.!~*'()#%&+,/:;<=>?@]/gu;
/** A name of HTML's that is not known here. */
const UNKNOWN = /&[a-zA-Z][a-zA-Z0-9]*;/;

/**
 * HTML as libxml2 writes it again, as far as addresses go: in `href`, `src`, `action` and the `name` of an `a` all is escaped that is
 * no plain character of an address.
 */
export function escapeAddresses(html: string): string {
  let out = '';
  for (const { kind, name, start, end } of htmlTokens(html)) {
    const piece = html.slice(start, end);
    out += kind === 'open' && piece.includes('=') ? escapeTag(piece, name) : piece;
  }
  return out;
}

function escapeTag(tag: string, element: string): string {
  return tag.replace(ATTRIBUTE, (whole, before: string, key: string, equals: string, value: string) => {
    if (key.toLowerCase() === 'name' && element !== 'a') return whole;
    const written = decodeEntities(/^["']/.test(value) ? value.slice(1, -1) : value);
    const address = percentEncode(written.replace(/^[ \t\r\n]+/, ''), ESCAPED);
    if (address === written || UNKNOWN.test(written)) return whole;
    const shown = address.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    return `${before}${key}${equals}"${shown}"`;
  });
}
