import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { locateSite } from '../services/folder/locate-site.ts';
import { loadAll, type CommandEntry } from './commands.ts';
import type { CliCommand, ExitCode, Request, Terminal } from './command.ts';
import { UsageError } from './command.ts';
import { commandHelp, overview, usageLine } from './help.ts';

/**
 * Runs `galley COMMAND …`: finds the command, parses its options, and turns what goes wrong into one line on standard
 * error. A defect of Galley itself is thrown on, so that its stack is seen.
 */
export async function runCli(
  commands: readonly CommandEntry[],
  version: string,
  args: readonly string[],
  terminal: Terminal,
): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    terminal.print(await helpFor(commands, version, rest[0]));
    return name === undefined ? 2 : 0;
  }
  if (name === '--version') {
    terminal.print(`galley ${version}\n`);
    return 0;
  }
  const entry = commands.find(known => known.name === name);
  if (!entry) return open(name, rest, terminal);
  const command = await entry.load();
  if (rest.includes('--help') || rest.includes('-h')) {
    terminal.print(commandHelp(command));
    return 0;
  }
  try {
    return await command.run(parseRequest(command, rest), terminal);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.complain(`galley ${command.name}: ${error.message}\n`);
    return 2;
  }
}

/** What is no command may be the folder or post that the application is to open. */
async function open(name: string, rest: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const path = resolve(terminal.cwd, name);
  const located = name.startsWith('-') ? undefined : await locateSite(path);
  if (!located?.ok || rest.length > 0) {
    const isPath = !name.startsWith('-') && /[\\/.]/.test(name);
    const what = isPath ? 'no command, folder or post' : 'no command';
    terminal.complain(
      located?.ok
        ? `galley: one folder or post is opened at a time, not '${rest.join(' ')}' besides\n`
        : `galley: there is ${what} '${name}'; galley --help lists the commands\n`,
    );
    return 2;
  }
  try {
    return await terminal.openApplication(path);
  } catch (error) {
    terminal.complain(`galley: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}

async function helpFor(commands: readonly CommandEntry[], version: string, name: string | undefined): Promise<string> {
  const entry = commands.find(known => known.name === name);
  return entry ? commandHelp(await entry.load()) : overview(await loadAll(commands), version);
}

function parseRequest(command: CliCommand, args: readonly string[]): Request {
  let parsed: Request;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: Object.fromEntries(Object.entries(command.options).map(([name, { type }]) => [name, { type }])),
      allowPositionals: true,
    });
    parsed = { options: { ...values }, operands: positionals };
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\nUsage: ${usageLine(command)}`);
  }
  for (const [name, option] of Object.entries(command.options))
    if (option.required === true && parsed.options[name] === undefined)
      throw new UsageError(`--${name} is missing\nUsage: ${usageLine(command)}`);
  const count = parsed.operands.length;
  if (count < command.least || count > command.most) throw new UsageError(`Usage: ${usageLine(command)}`);
  return parsed;
}
