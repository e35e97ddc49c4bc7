import { cgiEscape, cgiUnescape } from '../../../ruby/codes/cgi.ts';
import { decodeBase64, encodeBase64 } from '../../../ruby/codes/base64.ts';
import { toText } from '../../../ruby/text.ts';
import { argumentFault } from '../fault.ts';
import type { Filter } from '../filter.ts';
import { filter } from '../filter.ts';

function decoder(name: string, urlSafe: boolean): Filter {
  return filter(0, 0, input => {
    const decoded = decodeBase64(toText(input), urlSafe);
    if (decoded === undefined) throw argumentFault(`invalid base64 provided to ${name}`);
    return decoded;
  });
}

/** Liquid's filters that encode and decode. */
export const encodeFilters: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ['url_encode', filter(0, 0, input => (input === null ? null : cgiEscape(toText(input))))],
  [
    'url_decode',
    filter(0, 0, input => {
      if (input === null) return null;
      const decoded = cgiUnescape(toText(input));
      if (decoded === undefined) throw argumentFault('invalid byte sequence in UTF-8');
      return decoded;
    }),
  ],
  ['base64_encode', filter(0, 0, input => encodeBase64(toText(input), false))],
  ['base64_decode', decoder('base64_decode', false)],
  ['base64_url_safe_encode', filter(0, 0, input => encodeBase64(toText(input), true))],
  ['base64_url_safe_decode', decoder('base64_url_safe_decode', true)],
]);
