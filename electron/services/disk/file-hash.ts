import { createHash } from 'node:crypto';
import type { FileHash } from '../../../shared/contract/request-parts.ts';

/** SHA-256 of a file's bytes, in hex. */
export function fileHash(bytes: Uint8Array): FileHash {
  return createHash('sha256').update(bytes).digest('hex') as FileHash;
}
