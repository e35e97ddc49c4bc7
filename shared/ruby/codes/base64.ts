import { looseTextOfBytes, utf8Bytes } from './utf8.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64.strict_encode64 (`urlSafe`: urlsafe_encode64) of a text's UTF-8. */
export function encodeBase64(text: string, urlSafe: boolean): string {
  const bytes = utf8Bytes(text);
  let out = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = [bytes[i], bytes[i + 1], bytes[i + 2]];
    const word = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    out += ALPHABET.charAt(word >> 18) + ALPHABET.charAt((word >> 12) & 63);
    out += b === undefined ? '=' : ALPHABET.charAt((word >> 6) & 63);
    out += c === undefined ? '=' : ALPHABET.charAt(word & 63);
  }
  return urlSafe ? out.replaceAll('+', '-').replaceAll('/', '_') : out;
}

/**
 * Base64.strict_decode64, as text; bytes that are no UTF-8 become U+FFFD. `undefined` for anything that is not exactly Base64; `urlSafe`
 * takes `-` and `_` and does without the padding (urlsafe_decode64).
 */
export function decodeBase64(text: string, urlSafe: boolean): string | undefined {
  let source = urlSafe ? text.replaceAll('-', '+').replaceAll('_', '/') : text;
  if (urlSafe && !source.endsWith('=') && source.length % 4 > 0)
    source = source.padEnd(Math.ceil(source.length / 4) * 4, '=');
  if (source.length % 4 > 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(source)) return undefined;
  const digits = source.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let [word, bits, at] = [0, 0, 0];
  for (const digit of digits) {
    word = ((word << 6) | ALPHABET.indexOf(digit)) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (word >> bits) & 255;
    }
  }
  if ((word & ((1 << bits) - 1)) !== 0) return undefined;
  return looseTextOfBytes([...bytes]);
}
