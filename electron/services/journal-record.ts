import { crc32 } from 'node:zlib';
import type { FileHash } from '../../shared/contract/calls.ts';
import { anyCount, anyNumber, anyText, arrayOf, nullable, objectOf, such } from '../../shared/kit/decode.ts';
import type { SitePath } from '../../shared/site/site-file.ts';
import { applyChanges, type TextChange } from '../../shared/text/text-change.ts';

/**
 * A journal is lines of `CRC JSON`, where CRC is the CRC-32 of the JSON's UTF-8 bytes in eight hex digits: first the
 * head, then the whole text, then changes. Reading stops at the first line that is torn or altered.
 */
export interface JournalHead {
  readonly path: SitePath;
  readonly base: FileHash | null;
  readonly pid: number;
  /** Names the run of the program that writes the file. */
  readonly run: string;
  /** Milliseconds since the epoch. */
  readonly time: number;
}

export interface ReplayedJournal {
  readonly head: JournalHead;
  readonly text: string;
  /** When the last readable record was written; milliseconds since the epoch. */
  readonly written: number;
}

const headDecoder = objectOf({
  path: such<string, SitePath>(anyText, path => path !== '', 'a path'),
  base: nullable(such<string, FileHash>(anyText, hash => /^[0-9a-f]{64}$/.test(hash), 'a hash')),
  pid: anyCount,
  run: anyText,
  time: anyNumber,
});
const textDecoder = objectOf({ text: anyText });
const changeDecoder = objectOf({
  from: anyCount,
  time: anyNumber,
  changes: arrayOf(objectOf({ from: anyCount, to: anyCount, insert: anyText })),
});

/** One line of a journal. JSON keeps lone surrogates as escapes, so any text survives. */
export function journalLine(record: JournalHead | { text: string } | ChangeRecord): Uint8Array {
  const json = Buffer.from(JSON.stringify(record), 'utf8');
  return Buffer.concat([Buffer.from(`${checksum(json)} `), json, Buffer.from('\n')]);
}

export interface ChangeRecord {
  /** Length of the text before the changes. */
  readonly from: number;
  readonly time: number;
  readonly changes: readonly TextChange[];
}

/** The text that a journal's bytes lead to, as far as they are whole; undefined where not even the first text is. */
export function replayJournal(bytes: Uint8Array): ReplayedJournal | undefined {
  const records = readRecords(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const head = headDecoder(records.next().value);
  const first = textDecoder(records.next().value);
  if (!head.ok || !first.ok) return undefined;
  let text = first.value.text;
  let written = head.value.time;
  for (const record of records) {
    const change = changeDecoder(record);
    if (!change.ok || change.value.from !== text.length) break;
    try {
      text = applyChanges(text, change.value.changes);
    } catch {
      break;
    }
    written = change.value.time;
  }
  return { head: head.value, text, written };
}

function* readRecords(bytes: Buffer): Generator<unknown, undefined> {
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
