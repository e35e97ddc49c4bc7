import type { CliCommand } from './command.ts';
import { bodyCommand } from './commands/body.ts';
import { checkCommand } from './commands/check.ts';
import { completionCommand } from './commands/completion.ts';
import { exportCommand } from './commands/export.ts';
import { getCommand } from './commands/get.ts';
import { kramdownCommand } from './commands/kramdown.ts';
import { listCommand } from './commands/list.ts';
import { newCommand } from './commands/new.ts';
import { proveCommand } from './commands/prove.ts';
import { renderCommand } from './commands/render.ts';
import { setCommand } from './commands/set.ts';
import { tagsCommand } from './commands/tags.ts';

/** Every command of the command line, in the order in which the help lists them. */
export const cliCommands: readonly CliCommand[] = [
  renderCommand,
  bodyCommand,
  listCommand,
  getCommand,
  setCommand,
  newCommand,
  tagsCommand,
  checkCommand,
  exportCommand,
  kramdownCommand,
  proveCommand,
  completionCommand(() => cliCommands),
];
