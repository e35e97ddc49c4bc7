import { UsageError, type CliCommand } from '../command.ts';
import { completionScript, SHELLS } from '../completion.ts';

/** `commands` is asked when the script is written, so that it tells of every command, this one included. */
export function completionCommand(commands: () => Promise<readonly CliCommand[]>): CliCommand {
  return {
    name: 'completion',
    summary: 'Prints the script that completes commands and options in bash, zsh or fish',
    operands: SHELLS.join('|'),
    least: 1,
    most: 1,
    options: {},
    async run({ operands: [name] }, terminal) {
      const shell = SHELLS.find(known => known === name);
      if (!shell) throw new UsageError(`there is no completion for '${name}'; ${SHELLS.join(', ')} are known`);
      terminal.print(completionScript(shell, await commands()));
      return 0;
    },
  };
}
