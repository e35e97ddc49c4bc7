import { resolve } from 'node:path';
import { sitePath } from '../../shared/site/site-file.ts';
import { faultCode } from '../services/disk/fault.ts';
import type { LoadOptions } from '../services/folder/loaded-site.ts';
import { readFolder, type FolderFiles } from '../services/folder/read-folder.ts';
import { textOption, UsageError, type Request, type Terminal } from './command.ts';
import { configFilesOf, overridesOf } from './site-options.ts';

/** One page's Liquid may take this long, milliseconds; a page that no one waits for may take more than in the window. */
export const PATIENCE = 60_000;

/** Reads the files of the site that `--site` (or another option) names; a folder that cannot be read is wrong use. */
export async function readSite(request: Request, terminal: Terminal, option = 'site'): Promise<FolderFiles> {
  const path = resolve(terminal.cwd, textOption(request, option)!);
  const site = await readFolder(path).catch((error: unknown) => {
    throw new UsageError(`${path} cannot be read as a folder (${faultCode(error)})`);
  });
  for (const { path: file, code } of site.unreadable)
    terminal.complain(`${file || path}:1:1: warning: cannot be read (${code})\n`);
  return site;
}

/** What a request says about how its site is read. */
export function loadOptions(request: Request, terminal: Terminal, option = 'site'): Omit<LoadOptions, 'patience'> {
  const configFiles = option === 'site' ? configFilesOf(request)?.map(sitePath) : undefined;
  return {
    now: terminal.now,
    zone: terminal.zone,
    environment: terminal.environment['JEKYLL_ENV'] ?? 'development',
    overrides: overridesOf(request),
    styles: request.options['pages'] === true || request.operands.some(operand => /\.s[ac]ss$/.test(operand)),
    ...(configFiles ? { configFiles } : {}),
  };
}
