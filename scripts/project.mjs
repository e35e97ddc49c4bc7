import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Where what was fetched once is kept for every checkout on this machine. */
export const cacheFolder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'galley');

/** The npm that runs this script; `npm` on the path when it was started otherwise. */
export const npm = process.env.npm_execpath?.endsWith('.js')
  ? { command: process.execPath, args: [process.env.npm_execpath] }
  : { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [] };

/** One line of what is being done, on standard error so that standard output stays the program's own. */
export function say(line) {
  process.stderr.write(`galley: ${line}\n`);
}

/** Something that the person has to mend; shown without a stack. */
export class Stop extends Error {}

/** Runs a script's main function; a `Stop` is shown as its one sentence. */
export async function run(main) {
  try {
    const code = await main();
    if (code !== undefined) process.exitCode = code;
  } catch (error) {
    say(error instanceof Stop ? error.message : (error?.stack ?? String(error)));
    process.exitCode = 1;
  }
}
