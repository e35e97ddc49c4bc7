import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

const AT_ONCE = 64;

/** A real folder with these files, removed when the test ends. Keys are paths, `/`-separated. */
export async function folderWith(files: Readonly<Record<string, string | Uint8Array>> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-unit-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const entries = Object.entries(files);
  for (const place of new Set(entries.map(([path]) => dirname(join(folder, path)))))
    await mkdir(place, { recursive: true });
  for (let start = 0; start < entries.length; start += AT_ONCE)
    await Promise.all(
      entries.slice(start, start + AT_ONCE).map(([path, contents]) => writeFile(join(folder, path), contents)),
    );
  return folder;
}
