import { isAbsolute, resolve } from 'node:path';

/** What the command line asks for. */
export interface CommandLine {
  /** Absolute path of a folder or a post. */
  readonly open: string | undefined;
  /** Where the picture of the settled window goes; absolute. */
  readonly screenshot: string | undefined;
}

/**
 * Reads `galley [FOLDER|POST] [--screenshot FILE.png]`; switches that are Chromium's or Electron's own are passed over.
 *
 * @param args what follows the program (and, while developing, the application's folder)
 * @param cwd the folder that relative paths are meant from
 */
export function readCommandLine(args: readonly string[], cwd: string): CommandLine {
  let open: string | undefined;
  let screenshot: string | undefined;
  for (let index = 0; index < args.length; index++) {
    const argument = args[index]!;
    if (argument === '--screenshot') screenshot = args[++index];
    else if (argument.startsWith('--screenshot=')) screenshot = argument.slice('--screenshot='.length);
    else if (!argument.startsWith('-') && argument !== '') open ??= argument;
  }
  const absolute = (path: string | undefined) => (path === undefined || isAbsolute(path) ? path : resolve(cwd, path));
  return { open: absolute(open), screenshot: absolute(screenshot) };
}
