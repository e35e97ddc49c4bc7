import { open, mkdir, writeFile, chmod } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

const inflate = promisify(inflateRaw);
const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const STORED = 0;
const DEFLATED = 8;

/**
 * Unpacks a ZIP archive (APPNOTE 6.3, without ZIP64, encryption and links), because a fresh machine has no `unzip`.
 *
 * @param {string} archive path of the archive
 * @param {string} target folder that the entries are written to
 * @param {(name: string) => string | undefined} place where in `target` an entry goes; undefined leaves it out
 */
export async function unzip(archive, target, place) {
  const file = await open(archive);
  try {
    for (const entry of await readDirectory(file)) {
      const name = entry.name.endsWith('/') ? undefined : place(entry.name);
      if (name === undefined) continue;
      const path = resolve(target, name);
      if (!path.startsWith(resolve(target) + sep)) throw new Error(`${archive}: ${entry.name} leaves the folder`);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, await readEntry(file, entry));
      if (entry.mode & 0o111) await chmod(path, 0o755);
    }
  } finally {
    await file.close();
  }
}

/** @typedef {{ name: string, method: number, packed: number, offset: number, mode: number }} Entry */

/** @param {import('node:fs/promises').FileHandle} file */
async function readDirectory(file) {
  const { size } = await file.stat();
  const tail = await readAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== END_OF_DIRECTORY) end--;
  if (end < 0) throw new Error('This is no ZIP archive.');
  const directory = await readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  /** @type {Entry[]} */
  const entries = [];
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === DIRECTORY_ENTRY;) {
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
      mode: directory.readUInt32LE(at + 38) >>> 16,
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @param {Entry} entry
 */
async function readEntry(file, entry) {
  const header = await readAt(file, entry.offset, 30);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = await readAt(file, start, entry.packed);
  if (entry.method === STORED) return packed;
  if (entry.method === DEFLATED) return inflate(packed);
  throw new Error(`${entry.name}: packed in a way that is not known (${entry.method})`);
}

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @param {number} position
 * @param {number} length
 */
async function readAt(file, position, length) {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, position);
  if (bytesRead !== length) throw new Error('The archive ends too early.');
  return bytes;
}
