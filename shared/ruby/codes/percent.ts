import { textOfBytes, utf8Bytes } from './utf8.ts';

/** Writes the characters that `pattern` (global and unicode) finds as `%XX` of their UTF-8. */
export function percentEncode(text: string, pattern: RegExp): string {
  return text.replace(pattern, char => {
    let out = '';
    for (const byte of utf8Bytes(char)) out += `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    return out;
  });
}

/** Reads every `%XX` as a byte of UTF-8, except those of the ASCII characters in `keep`; `undefined` when the bytes are no UTF-8. */
export function percentDecode(text: string, keep = ''): string | undefined {
  if (!text.includes('%')) return text;
  let valid = true;
  const decoded = text.replace(/(?:%[0-9a-fA-F]{2})+/g, run => {
    const parts = (run.match(/%../g) ?? []).map(part => ({ part, byte: parseInt(part.slice(1), 16) }));
    let out = '';
    let pending: number[] = [];
    const flush = (): void => {
      const read = textOfBytes(pending);
      if (read === undefined) valid = false;
      else out += read;
      pending = [];
    };
    for (const { part, byte } of parts) {
      if (!keep.includes(String.fromCharCode(byte))) pending.push(byte);
      else {
        flush();
        out += part;
      }
    }
    flush();
    return out;
  });
  return valid ? decoded : undefined;
}
