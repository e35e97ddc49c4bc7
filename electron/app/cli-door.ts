import { app } from 'electron';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const DOOR = '--galley-cli';

/** What follows the switch that turns an installed program into its command line; undefined without it. */
export function cliArguments(argv: readonly string[]): readonly string[] | undefined {
  const at = argv.indexOf(DOOR);
  return at < 0 ? undefined : argv.slice(at + 1);
}

/**
 * Runs the command line in this process and ends it with the command's exit code: a released program cannot be run as
 * Node (`RunAsNode` is off), so `galley-cli` comes in by this door.
 */
export async function runCli(args: readonly string[]): Promise<void> {
  process.argv = [process.execPath, 'galley', ...args];
  try {
    await import(pathToFileURL(join(import.meta.dirname, '..', 'cli', 'galley.js')).href);
  } catch (error) {
    process.exitCode = 2;
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  }
  await new Promise<void>(written => process.stdout.write('', () => written()));
  app.exit(Number(process.exitCode ?? 0));
}
