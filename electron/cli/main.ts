import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Terminal } from './command.ts';
import { cliCommands } from './commands.ts';
import { runCli } from './run.ts';
import { openApplication } from './open-application.ts';
import packageFile from '../../package.json' with { type: 'json' };

const STOPS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const terminal: Terminal = {
  cwd: process.cwd(),
  now: Date.now(),
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  environment: process.env,
  outputWorker: join(import.meta.dirname, 'output-worker.js'),
  print: text => void process.stdout.write(text),
  complain: text => void process.stderr.write(text),
  openApplication,
  // Synchronous, because standard input may be a file, a pipe or closed, and nothing else goes on meanwhile.
  readInput: async () => readFileSync(0, 'utf8'),
  untilStopped: async work => {
    const stop = new AbortController();
    const ask = (): void => stop.abort();
    for (const signal of STOPS) process.once(signal, ask);
    try {
      return await work(stop.signal);
    } finally {
      for (const signal of STOPS) process.off(signal, ask);
    }
  },
};

/** Who reads what is said may leave early, as `head` does; what was begun is done all the same. */
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

process.exitCode = await runCli(cliCommands, packageFile.version, process.argv.slice(2), terminal);

// Left to itself, Node takes the memory of a large site apart piece by piece before it ends. Electron ends by its own door.
if (process.versions['electron'] === undefined) {
  for (const stream of [process.stdout, process.stderr])
    await new Promise<void>(written => stream.write('', () => written()));
  process.exit();
}
