import { readFileSync } from 'node:fs';
import type { Terminal } from './command.ts';
import { cliCommands } from './commands.ts';
import { runCli } from './run.ts';
import { openApplication } from './open-application.ts';
import packageFile from '../../package.json' with { type: 'json' };

const terminal: Terminal = {
  cwd: process.cwd(),
  now: Date.now(),
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  environment: process.env,
  print: text => void process.stdout.write(text),
  complain: text => void process.stderr.write(text),
  // Synchronous, because standard input may be a file, a pipe or closed, and nothing else goes on meanwhile.
  openApplication,
  readInput: async () => readFileSync(0, 'utf8'),
};

process.exitCode = await runCli(cliCommands, packageFile.version, process.argv.slice(2), terminal);
