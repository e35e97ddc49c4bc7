import type { CliCommand } from './command.ts';

/** A command by its name; what it needs is loaded when it is used. */
export interface CommandEntry {
  readonly name: string;
  readonly load: () => Promise<CliCommand>;
}

/** Every command of the command line, in the order in which the help lists them. */
export const cliCommands: readonly CommandEntry[] = [
  { name: 'render', load: async () => (await import('./commands/render.ts')).renderCommand },
  { name: 'body', load: async () => (await import('./commands/body.ts')).bodyCommand },
  { name: 'list', load: async () => (await import('./commands/list.ts')).listCommand },
  { name: 'get', load: async () => (await import('./commands/get.ts')).getCommand },
  { name: 'set', load: async () => (await import('./commands/set.ts')).setCommand },
  { name: 'new', load: async () => (await import('./commands/new.ts')).newCommand },
  { name: 'tags', load: async () => (await import('./commands/tags.ts')).tagsCommand },
  { name: 'check', load: async () => (await import('./commands/check.ts')).checkCommand },
  { name: 'export', load: async () => (await import('./commands/export.ts')).exportCommand },
  { name: 'kramdown', load: async () => (await import('./commands/kramdown.ts')).kramdownCommand },
  { name: 'prove', load: async () => (await import('./commands/prove.ts')).proveCommand },
  {
    name: 'completion',
    load: async () => (await import('./commands/completion.ts')).completionCommand(() => loadAll(cliCommands)),
  },
];

export function loadAll(commands: readonly CommandEntry[]): Promise<readonly CliCommand[]> {
  return Promise.all(commands.map(({ load }) => load()));
}
