import type { Stats } from 'node:fs';
import * as promises from 'node:fs/promises';
import { dirname } from 'node:path';
import { faultCode } from './fault.ts';

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

type MakeFolder = FileSystem['mkdir'];

/**
 * Node calls it ENOENT when the folders above a path cannot be made on a disk that can only be read; the first of them,
 * made by itself, says what is the case.
 */
export function makingFolders(mkdir: MakeFolder): MakeFolder {
  return async (path, options) => {
    try {
      return await mkdir(path, options);
    } catch (error) {
      if (options?.recursive && faultCode(error) === 'ENOENT') await tellWhy(mkdir, path);
      throw error;
    }
  };
}

async function tellWhy(mkdir: MakeFolder, path: string): Promise<void> {
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) {
    try {
      await mkdir(folder);
      return;
    } catch (error) {
      const code = faultCode(error);
      if (code === 'EEXIST') return;
      if (code !== 'ENOENT') throw error;
    }
  }
}

export const nodeFileSystem: FileSystem = { ...promises, mkdir: makingFolders(promises.mkdir) };

/** Writes every byte from the file's start; a single write may take fewer than it was given. */
export async function writeAll(file: promises.FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, at, bytes.length - at, at);
    if (bytesWritten === 0) throw Object.assign(new Error('The disk took no more bytes.'), { code: 'EIO' });
    at += bytesWritten;
  }
}
