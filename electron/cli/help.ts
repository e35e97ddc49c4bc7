import type { CliCommand, Option } from './command.ts';

/** The page of `galley --help`. */
export function overview(commands: readonly CliCommand[], version: string): string {
  const width = commands.reduce((most, command) => Math.max(most, command.name.length), 0);
  const lines = commands.map(command => `  ${command.name.padEnd(width)}  ${command.summary}`);
  return `galley ${version}: Jekyll posts, rendered as they will be published

Usage: galley COMMAND [OPTIONS]
       galley FOLDER | POST.md     opens the application

Commands:
${lines.join('\n')}

galley COMMAND --help tells more. Exit: 0 fine, 1 findings, 2 wrong use or unreadable input.
`;
}

/** The page of `galley COMMAND --help`. */
export function commandHelp(command: CliCommand): string {
  const names = Object.entries(command.options);
  const left = names.map(([name, option]) => `  ${flag(name, option)}`);
  const width = left.reduce((most, text) => Math.max(most, text.length), 0);
  const lines = names.map(([, option], i) => `${left[i]!.padEnd(width)}  ${option.help}`);
  const options = lines.length > 0 ? `\n\nOptions:\n${lines.join('\n')}` : '';
  return `Usage: ${usageLine(command)}\n\n${command.summary}.${options}\n`;
}

/** One line: the command with its required options and operands. */
export function usageLine(command: CliCommand): string {
  const options = Object.entries(command.options).map(([name, option]) =>
    option.required === true ? flag(name, option) : `[${flag(name, option)}]`,
  );
  return ['galley', command.name, ...options, command.operands].filter(part => part !== '').join(' ');
}

function flag(name: string, option: Option): string {
  return option.type === 'boolean' ? `--${name}` : `--${name} ${option.value ?? 'TEXT'}`;
}
