import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { Fault, faultCode } from './fault.ts';

/** Windows has no pipes in folders, and no such flag. */
const NEVER_WAIT = constants.O_NONBLOCK ?? 0;

/**
 * The bytes of a regular file. A folder, pipe or device fails with `NOT_A_FILE`, and never makes the program wait for what
 * may not come; a file of more than `limit` bytes, also one that grows without end, fails with `TOO_LARGE`.
 */
export async function readRegularFile(path: string, limit = Infinity): Promise<Buffer> {
  const file = await openAtOnce(path);
  try {
    const facts = await file.stat();
    if (!facts.isFile()) throw new Fault('NOT_A_FILE');
    if (facts.size > limit) throw new Fault('TOO_LARGE');
    if (limit === Infinity) return await file.readFile();
    const chunks: Buffer[] = [];
    let total = 0;
    for (;;) {
      // One byte more than is told: an end shows that the size was true.
      const chunk = Buffer.allocUnsafe(Math.max(1024, facts.size - total + 1));
      const { bytesRead } = await file.read(chunk, 0, chunk.length, null);
      if (bytesRead === 0) return Buffer.concat(chunks, total);
      chunks.push(chunk.subarray(0, bytesRead));
      total += bytesRead;
      if (total > limit) throw new Fault('TOO_LARGE');
    }
  } finally {
    await file.close();
  }
}

/** At most the first `length` bytes of a regular file; fails as `readRegularFile` does. */
export async function readBeginning(path: string, length: number): Promise<Buffer> {
  const file = await openAtOnce(path);
  try {
    if (!(await file.stat()).isFile()) throw new Fault('NOT_A_FILE');
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Of what cannot be opened at all a socket says so by a code of its own (open(2)). */
async function openAtOnce(path: string): Promise<FileHandle> {
  try {
    return await open(path, constants.O_RDONLY | NEVER_WAIT);
  } catch (error) {
    throw faultCode(error) === 'ENXIO' ? new Fault('NOT_A_FILE') : error;
  }
}
