import { crc32 } from 'node:zlib';

/**
 * Lines of `CRC JSON`, where CRC is the CRC-32 of the JSON's UTF-8 bytes in eight hex digits: what of a file is whole can
 * be told from what is torn or altered. JSON keeps lone surrogates as escapes, so any text survives.
 */
export function checkedLine(value: unknown): Uint8Array {
  const json = Buffer.from(JSON.stringify(value), 'utf8');
  return Buffer.concat([Buffer.from(`${checksum(json)} `), json, Buffer.from('\n')]);
}

/** The values of a file's lines, up to the first line that is not whole. */
export function* readCheckedLines(file: Uint8Array): Generator<unknown, undefined> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(0x0a, at);
    if (end < at + 9) return undefined;
    const json = bytes.subarray(at + 9, end);
    if (bytes.toString('latin1', at, at + 9) !== `${checksum(json)} `) return undefined;
    try {
      yield JSON.parse(json.toString('utf8'));
    } catch {
      return undefined;
    }
    at = end + 1;
  }
  return undefined;
}

function checksum(bytes: Uint8Array): string {
  return crc32(bytes).toString(16).padStart(8, '0');
}
