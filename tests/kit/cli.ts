import { cliCommands } from '../../electron/cli/commands.ts';
import type { Terminal } from '../../electron/cli/command.ts';
import { runCli } from '../../electron/cli/run.ts';

export interface CliRun {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
}

/** Runs a command of the command line against real folders, with a clock that stands still. */
export async function galley(
  args: readonly string[],
  cwd: string,
  input = '',
  more: Pick<Terminal, 'outputWorker'> = {},
): Promise<CliRun> {
  let output = '';
  let errors = '';
  const code = await runCli(cliCommands, '0.0.0', args, {
    cwd,
    now: Date.UTC(2026, 10, 23, 5),
    zone: 'UTC',
    environment: {},
    print: text => (output += text),
    complain: text => (errors += text),
    readInput: async () => input,
    untilStopped: work => work(new AbortController().signal),
    openApplication: async path => {
      output += `opened ${path}`;
      return 0;
    },
    ...more,
  });
  return { code, output, errors };
}
