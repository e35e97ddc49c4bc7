import { isAbsolute, relative, resolve, sep } from 'node:path';
import type { DocumentInfo } from '../../shared/site/document-info.ts';
import { sitePath, type SitePath } from '../../shared/site/site-file.ts';
import { faultCode } from '../services/fault.ts';
import { loadSite, type LoadedSite } from '../services/loaded-site.ts';
import { textOption, UsageError, type Request, type Terminal } from './command.ts';
import { configFilesOf, overridesOf } from './site-options.ts';

/** One page's Liquid may take this long, milliseconds; a page that no one waits for may take more than in the window. */
const PATIENCE = 60_000;

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
  const styles = request.options['pages'] === true || request.operands.some(operand => /\.s[ac]ss$/.test(operand));
  const path = resolve(terminal.cwd, textOption(request, option)!);
  const configFiles = option === 'site' ? configFilesOf(request)?.map(sitePath) : undefined;
  await before?.(path);
  const site = await loadSite(path, {
    now: terminal.now,
    zone: terminal.zone,
    environment: terminal.environment['JEKYLL_ENV'] ?? 'development',
    overrides: overridesOf(request),
    patience: { now: () => performance.now(), millis: PATIENCE },
    styles,
    ...(configFiles ? { configFiles } : {}),
  }).catch((error: unknown) => {
    throw new UsageError(`${path} cannot be read as a folder (${faultCode(error)})`);
  });
  for (const { path: file, code } of site.unreadable)
    terminal.complain(`${file || path}:1:1: warning: cannot be read (${code})\n`);
  return site;
}

/** The posts that operands name, each a path from the site or from the working folder; one that is none is wrong use. */
export function resolvePosts(site: LoadedSite, operands: readonly string[], terminal: Terminal): readonly SitePath[] {
  return operands.map(operand => {
    const fromHere = relative(site.folder.root, resolve(terminal.cwd, operand)).split(sep).join('/');
    for (const path of isAbsolute(operand) ? [fromHere] : [operand.split(sep).join('/'), fromHere])
      if (site.engine.info(sitePath(path)) !== undefined) return sitePath(path);
    throw new UsageError(`${operand} is not a post or page of ${site.folder.root}`);
  });
}

export function isPost(info: DocumentInfo): boolean {
  return info.kind === 'post' || info.kind === 'draft';
}

/** Posts, and the documents of other collections. */
export function isDocument(info: DocumentInfo): boolean {
  return isPost(info) || info.kind === 'document';
}
