import { readFile, realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { FileHash } from '../../shared/contract/request-parts.ts';
import { decodeText, describeNotUtf8 } from '../../shared/text/decode-text.ts';
import { Disk } from '../services/disk/disk.ts';
import { faultCode } from '../services/disk/fault.ts';
import { fileHash } from '../services/disk/file-hash.ts';
import { UsageError, type Terminal } from './command.ts';

/** A post on disk, named by a path from the working folder. */
export interface PostFile {
  readonly path: string;
  readonly text: string;
  readonly hash: FileHash;
}

/** Reads a post's exact text; a file that cannot be read or is not UTF-8 is unreadable input. */
export async function readPost(operand: string, terminal: Terminal): Promise<PostFile> {
  try {
    const path = await realpath(resolve(terminal.cwd, operand));
    const bytes = await readFile(path);
    const decoded = decodeText(bytes);
    if (!decoded.ok) throw new UsageError(`${operand} is ${describeNotUtf8(decoded.error)}; save it as UTF-8 first`);
    return { path, text: decoded.value, hash: fileHash(bytes) };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${operand} cannot be read (${faultCode(error)})`);
  }
}

/** Writes the post's new text in place of the version that was read. */
export async function writePost(file: PostFile, text: string): Promise<void> {
  try {
    const outcome = await new Disk().write(file.path, Buffer.from(text), file.hash);
    if (outcome.kind === 'differs') throw new UsageError(`${file.path} was changed by another program meanwhile`);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file.path} cannot be written (${faultCode(error)})`);
  }
}
