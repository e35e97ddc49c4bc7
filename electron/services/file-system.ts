import type { Stats } from 'node:fs';
import * as promises from 'node:fs/promises';

/** The file-system functions that writing uses: Node's own, or a test's that fail on purpose. */
export interface FileSystem {
  open(path: string, flags: string | number, mode?: number): Promise<promises.FileHandle>;
  rename(from: string, to: string): Promise<void>;
  unlink(path: string): Promise<void>;
  link(from: string, to: string): Promise<void>;
  stat(path: string): Promise<Stats>;
  readFile(path: string): Promise<Uint8Array>;
  readdir(path: string): Promise<string[]>;
  mkdir(path: string, options?: { readonly recursive: true }): Promise<unknown>;
}

export const nodeFileSystem: FileSystem = promises;

/** Writes every byte from the file's start; a single write may take fewer than it was given. */
export async function writeAll(file: promises.FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, at, bytes.length - at, at);
    if (bytesWritten === 0) throw Object.assign(new Error('The disk took no more bytes.'), { code: 'EIO' });
    at += bytesWritten;
  }
}
