const PLAIN = /^[a-zA-Z0-9./-]+$/;
const UNTOUCHED = /[^A-Za-z0-9\-._~!$&'()*+,;=:@/?]/gu;

/**
 * `Jekyll::URL.escape_path` (Addressable's `URI.encode`): percent-encodes what may not stand in an address, `%` itself
 * included; a `#` becomes `%23`.
 */
export function encodeAddress(text: string): string {
  if (text === '' || PLAIN.test(text)) return text;
  return text.replace(UNTOUCHED, encodeLetter);
}

/** `Jekyll::URL.unescape_path`: percent-encoded bytes as UTF-8 text; what is not valid stays as it is. */
export function decodeAddress(text: string): string {
  if (!text.includes('%')) return text;
  return text.replace(/(?:%[0-9a-fA-F]{2})+/g, run => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

function encodeLetter(letter: string): string {
  return /[\ud800-\udfff]/.test(letter) && letter.length === 1 ? '%EF%BF%BD' : encodeURIComponent(letter);
}
