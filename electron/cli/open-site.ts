import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { DocumentInfo } from '../../shared/site/documents/document-info.ts';
import { sitePath, type SitePath } from '../../shared/site/site-file.ts';
import { loadFiles, type LoadedSite } from '../services/folder/loaded-site.ts';
import { textOption, UsageError, type Request, type Terminal } from './command.ts';
import { loadOptions, PATIENCE, readSite } from './read-site.ts';

/**
 * Reads the site that `--site` (or another option) names; a folder that cannot be read is wrong use. `before` is told of
 * the folder before it is read.
 */
export async function openSite(
  request: Request,
  terminal: Terminal,
  option = 'site',
  before?: (path: string) => Promise<void>,
): Promise<LoadedSite> {
  await before?.(resolve(terminal.cwd, textOption(request, option)!));
  const { folder, files, unreadable } = await readSite(request, terminal, option);
  const loaded = await loadFiles(folder.root, files, {
    ...loadOptions(request, terminal, option),
    patience: { now: () => performance.now(), millis: PATIENCE },
  });
  return { folder, files: new Map(files.map(file => [file.path, file])), unreadable, ...loaded };
}

/** The posts that operands name, each a path from the site or from the working folder; one that is none is wrong use. */
export function resolvePosts(
  { engine, folder }: { readonly engine: LoadedSite['engine']; readonly folder: { readonly root: string } },
  operands: readonly string[],
  terminal: Terminal,
): readonly SitePath[] {
  return operands.map(operand => {
    const fromHere = relative(folder.root, resolve(terminal.cwd, operand)).split(sep).join('/');
    for (const path of isAbsolute(operand) ? [fromHere] : [operand.split(sep).join('/'), fromHere])
      if (engine.info(sitePath(path)) !== undefined) return sitePath(path);
    throw new UsageError(`${operand} is not a post or page of ${folder.root}`);
  });
}

export function isPost(info: DocumentInfo): boolean {
  return info.kind === 'post' || info.kind === 'draft';
}
