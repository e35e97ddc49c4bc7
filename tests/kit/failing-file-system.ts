import * as promises from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { StageFileSystem } from '../../electron/services/change-set/stage.ts';
import { nodeFileSystem } from '../../electron/services/disk/file-system.ts';

export interface FailingFileSystem {
  readonly fs: StageFileSystem;
  /** The calls that were made, in order: `open`, `write`, `sync`, `rename` … */
  readonly calls: readonly string[];
}

/**
 * The real file system, in which the call with this number (from 0) fails with a code, on the disk as well as in the
 * answer: a write that fails has written half of its bytes. `times` of the next calls fail too, or those of them that
 * `only` names.
 */
export function failingFileSystem(
  failAt: number,
  code: string,
  times = 1,
  only?: readonly string[],
): FailingFileSystem {
  const calls: string[] = [];
  const fails = (name: string) => {
    calls.push(name);
    const index = calls.length - 1;
    return index >= failAt && index < failAt + times && (only === undefined || only.includes(name));
  };
  const fault = () => Object.assign(new Error(code), { code });
  const wrap = <A extends unknown[], T>(name: string, real: (...args: A) => Promise<T>) => {
    return async (...args: A): Promise<T> => {
      if (fails(name)) throw fault();
      return real(...args);
    };
  };
  const wrapHandle = (file: FileHandle): FileHandle =>
    new Proxy(file, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key);
        if (typeof value !== 'function') return value;
        const method = value as (...args: unknown[]) => Promise<unknown>;
        if (key === 'close') return () => target.close();
        return async (...args: unknown[]) => {
          if (fails(String(key))) {
            const bytes = args[0];
            if (key === 'write' && bytes instanceof Uint8Array) await target.write(bytes, 0, bytes.length >> 1, 0);
            throw fault();
          }
          return method.apply(target, args);
        };
      },
    });
  const fs: StageFileSystem = {
    open: wrap('open', async (path: string, flags: string | number, mode?: number) =>
      wrapHandle(await nodeFileSystem.open(path, flags, mode)),
    ),
    rename: wrap('rename', nodeFileSystem.rename),
    unlink: wrap('unlink', nodeFileSystem.unlink),
    link: wrap('link', nodeFileSystem.link),
    stat: wrap('stat', nodeFileSystem.stat),
    readFile: wrap('readFile', nodeFileSystem.readFile),
    readdir: wrap('readdir', nodeFileSystem.readdir),
    mkdir: wrap('mkdir', nodeFileSystem.mkdir),
    copyFile: wrap('copyFile', promises.copyFile),
    readlink: wrap('readlink', (path: string) => promises.readlink(path)),
    rmdir: wrap('rmdir', (path: string) => promises.rmdir(path)),
    rm: wrap('rm', promises.rm),
  };
  return { fs, calls };
}
