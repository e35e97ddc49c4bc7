import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  /** Relative, with `/`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** General purpose bit 11: names are UTF-8. */
const UTF8_NAMES = 0x0800;
const STORED = 0;
const DEFLATED = 8;
/** Version 2.0 of the format: folders and Deflate. */
const VERSION = 20;

/** A ZIP archive (PKWARE's APPNOTE 6.3) of a few files; what does not get smaller is stored. `time` is the local one. */
export function zip(entries: readonly ZipEntry[], time: Date): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes } of entries) {
    const path = Buffer.from(name);
    const small = deflateRawSync(bytes);
    const [method, data] = small.length < bytes.length ? [DEFLATED, small] : [STORED, Buffer.from(bytes)];
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(VERSION, 0);
    facts.writeUInt16LE(UTF8_NAMES, 2);
    facts.writeUInt16LE(method, 4);
    facts.writeUInt16LE(timeOf(time), 6);
    facts.writeUInt16LE(dayOf(time), 8);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(data.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    facts.writeUInt16LE(path.length, 22);
    const start = at;
    const local = Buffer.concat([signature(0x04034b50), facts, path, data]);
    parts.push(local);
    at += local.length;
    // Comment, disk and attributes are nothing; the last field is where the file begins.
    const place = Buffer.alloc(14);
    place.writeUInt32LE(start, 10);
    directory.push(Buffer.concat([signature(0x02014b50), Buffer.from([VERSION, 0]), facts, place, path]));
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, listed, signature(0x06054b50), end]);
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function timeOf(time: Date): number {
  return (time.getHours() << 11) | (time.getMinutes() << 5) | (time.getSeconds() >> 1);
}

/** The format's years begin with 1980. */
function dayOf(time: Date): number {
  return (Math.max(0, time.getFullYear() - 1980) << 9) | ((time.getMonth() + 1) << 5) | time.getDate();
}
